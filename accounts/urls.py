"""The addresses of accounts."""

from django.urls import URLPattern, path

from accounts.views import acts, me, seals, signing

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-out/", signing.sign_out, name="sign_out"),
    path("me/", me.me, name="me"),
    path("me/password/", me.change_password, name="change_password"),
    path("acts/", acts.acts, name="acts"),
    path("seals/", seals.seals, name="seals"),
    path("seals/new/", seals.seal_new, name="seal_new"),
    path("seals/<int:pk>/", seals.seal, name="seal"),
    path("seals/<int:pk>/retire/", seals.seal_retire, name="seal_retire"),
]
