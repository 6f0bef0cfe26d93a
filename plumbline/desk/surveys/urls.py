"""Addresses of surveys and phone-in days."""

from django.urls import path, re_path

from plumbline.desk.surveys import entering, figures, phoning, running, views, words

urlpatterns = [
    path("", views.surveys, name="surveys"),
    path("new/", running.survey_new, name="survey_new"),
    path("<int:pk>/", views.survey, name="survey"),
    path("<int:pk>/change/", running.survey_change, name="survey_change"),
    path("<int:pk>/open/", running.survey_open, name="survey_open"),
    path("<int:pk>/close/", running.survey_close, name="survey_close"),
    path("<int:pk>/withdraw/", running.survey_withdraw, name="survey_withdraw"),
    path("<int:pk>/link/", running.survey_link_renew, name="survey_link_renew"),
    path("<int:pk>/letters/", running.survey_letters, name="survey_letters"),
    path("<int:pk>/letters/<int:number>/", views.survey_letters_print, name="survey_letters_print"),
    path("<int:pk>/file/", views.survey_file, name="survey_file"),
    path("<int:pk>/paper/", views.survey_paper, name="survey_paper"),
    path("<int:pk>/type/", entering.survey_type, name="survey_type"),
    path("<int:pk>/words/", words.survey_words, name="survey_words"),
    path("<int:pk>/figures/", figures.survey_figures, name="survey_figures"),
    path("offers/<int:pk>/take-back/", figures.survey_offer_take_back, name="survey_offer_take_back"),
    re_path(
        r"^questionnaires/(?P<code>[a-z0-9-]+/[a-z0-9-]+)/$",
        views.questionnaire_file,
        name="questionnaire_file",
    ),
    path("phone-in/", phoning.phone_ins, name="phone_ins"),
    path("phone-in/new/", phoning.phone_in_new, name="phone_in_new"),
    path("phone-in/<int:pk>/", phoning.phone_in, name="phone_in"),
    path("phone-in/<int:pk>/close/", phoning.phone_in_close, name="phone_in_close"),
    path("calls/<int:pk>/follow-up/", phoning.call_follow_up, name="call_follow_up"),
]
