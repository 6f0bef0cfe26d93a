"""Addresses of the demonstration."""

from django.urls import path

from plumbline.demonstration import views

app_name = "demonstration"
urlpatterns = [
    path("", views.people, name="people"),
    path("sign-in/<int:pk>/", views.sign_in, name="sign_in"),
    path("letters/", views.letters, name="letters"),
]
