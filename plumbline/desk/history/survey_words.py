"""Events of surveys and phone-in days in words."""

SURVEY_KINDS = {
    "survey.prepared": "Survey prepared",
    "survey.opened": "Survey opened to answers",
    "survey.changed": "Days or numbers asked changed",
    "survey.closed": "Survey closed",
    "survey.withdrawn": "Survey withdrawn",
    "survey.link_made": "Link for everybody made",
    "survey.letters_made": "Letters with codes made",
    "survey.answers_typed_in": "Answers typed in",
    "survey.words_cleared": "Words cleared to be shown",
    "survey.words_kept_back": "Words kept back",
    "survey_figure.offered": "Figure of a survey offered for a return",
    "survey_figure.taken": "Figure of a survey taken into the return",
    "survey_figure.left": "Figure of a survey not taken",
    "survey_figure.withdrawn": "Figure of a survey taken back",
    "phone_in_day.opened": "Phone-in day begun",
    "phone_in_day.closed": "Phone-in day closed",
    "phone_call.noted": "Phone call noted",
    "phone_call.followed_up": "Concern from a phone call followed up",
}
SURVEY_PARTICULARS = {"theme": "About", "mode": "Came by"}
SURVEY_PAGES = {
    "surveys.survey": "desk:survey",
    "surveys.phoneinday": "desk:phone_in",
    "surveys.call": "desk:call_follow_up",
}
