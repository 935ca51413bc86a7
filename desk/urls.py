"""The addresses of the desk."""

from django.urls import path

from desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("done/", views.done, name="done"),
    path("ended/", views.ended, name="ended"),
]
