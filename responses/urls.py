"""The addresses of the letters."""

from django.urls import path

from responses.views import (
    editor,
    feedback,
    files,
    measure,
    office,
    pages,
    register,
    reply,
    sealing,
    signing,
    versions,
    voided,
)

app_name = "responses"
urlpatterns = [
    path("", register.register, name="register"),
    path("measure/", measure.measure, name="measure"),
    path("start/", register.start, name="start"),
    path("<int:pk>/", reply.detail, name="detail"),
    path("<int:pk>/edit/", editor.edit, name="edit"),
    path("<int:pk>/save/", editor.save, name="save"),
    path("<int:pk>/preview/", pages.preview, name="preview"),
    path("<int:pk>/pages/<slug:digest>/<int:number>.png", pages.page, name="page"),
    path("<int:pk>/draft.pdf", files.draft_pdf, name="draft_pdf"),
    path("<int:pk>/draft.docx", files.draft_docx, name="draft_docx"),
    path("<int:pk>/letter.pdf", files.issued_pdf, name="pdf"),
    path("<int:pk>/letter.docx", files.issued_docx, name="docx"),
    path("<int:pk>/void.pdf", voided.void_pdf, name="void_pdf"),
    path("<int:pk>/copies/<int:place>.pdf", files.copy, {"suffix": "pdf"}, name="copy_pdf"),
    path("<int:pk>/copies/<int:place>.docx", files.copy, {"suffix": "docx"}, name="copy_docx"),
    path("<int:pk>/public.pdf", files.public, {"suffix": "pdf"}, name="public_pdf"),
    path("<int:pk>/public.docx", files.public, {"suffix": "docx"}, name="public_docx"),
    path("<int:pk>/move/<slug:action>/", reply.move, name="move"),
    path("<int:pk>/sign-off/", signing.sign_off, name="sign_off"),
    path("<int:pk>/number/", office.number, name="number"),
    path("<int:pk>/seal/", sealing.seal, name="seal"),
    path("<int:pk>/dispatch/", office.dispatch, name="dispatch"),
    path("<int:pk>/feedback/", feedback.feedback, name="feedback"),
    path("<int:pk>/feedback/<int:sheet>/scan/", files.scan, name="scan"),
    path("<int:pk>/versions/", versions.versions, name="versions"),
    path("<int:pk>/versions/<int:number>/", versions.version, name="version"),
]
