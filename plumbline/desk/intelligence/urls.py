"""Addresses of intelligence."""

from django.urls import path

from plumbline.desk.intelligence import recording, settling, views

urlpatterns = [
    path("", views.intelligence, name="intelligence"),
    path("new/", recording.intelligence_new, name="intelligence_new"),
    path("<int:pk>/", views.intelligence_one, name="intelligence_one"),
    path("<int:pk>/change/", recording.intelligence_change, name="intelligence_change"),
    path("<int:pk>/take-on/", settling.intelligence_take_on, name="intelligence_take_on"),
    path("<int:pk>/hand-over/", settling.intelligence_hand_over, name="intelligence_hand_over"),
    path("<int:pk>/close/", settling.intelligence_close, name="intelligence_close"),
    path("<int:pk>/withdraw/", settling.intelligence_withdraw, name="intelligence_withdraw"),
    path("<int:pk>/open-again/", settling.intelligence_again, name="intelligence_again"),
]
