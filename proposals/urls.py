"""The addresses of proposals."""

from django.urls import path

from proposals.views import assignment, detail, entry, files, records, register

app_name = "proposals"
urlpatterns = [
    path("", register.register, name="register"),
    path("enter/", entry.enter, name="enter"),
    path("<int:pk>/", detail.detail, name="detail"),
    path("<int:pk>/edit/", entry.edit, name="edit"),
    path("<int:pk>/assign/", assignment.assign, name="assign"),
    path("<int:pk>/accept/", assignment.accept, name="accept"),
    path("<int:pk>/conclude/", assignment.conclude, name="conclude"),
    path("<int:pk>/archive/", assignment.archive, name="archive"),
    path("<int:pk>/decline/", assignment.decline, name="decline"),
    path("<int:pk>/contact/", records.contact, name="contact"),
    path("<int:pk>/opinion/", records.opinion, name="opinion"),
    path("files/<uuid:pk>/", files.file, name="file"),
]
