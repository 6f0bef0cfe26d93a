"""Addresses. The token in them is the only key there is."""

from django.urls import path

from plumbline.open.checkers import views

urlpatterns = [
    path("<str:token>/", views.checker_start, name="checker_start"),
    path("<str:token>/<int:number>/", views.checker_question, name="checker_question"),
    path("<str:token>/words/", views.checker_words, name="checker_words"),
    path("<str:token>/later/", views.checker_later, name="checker_later"),
]
