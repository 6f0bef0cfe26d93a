"""One question as its page shows it, and where one goes from there."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from plumbline.frameworks.scorecard import Question
from plumbline.visits.checkers import EasyChoice, easy_choices, questions_for, said_by
from plumbline.visits.models import CheckerLink, Kind

# A picture for each kind of area, by a word in the area's code; anything else has two people talking.
PICTURES = (
    ("safe", "shield", "A shield"),
    ("concern", "shield", "A shield"),
    ("staff", "people", "Two people"),
    ("person", "heart", "A heart"),
    ("care", "heart", "A heart"),
    ("manage", "house", "A house"),
    ("place", "house", "A house"),
    ("info", "book", "An open book"),
)
TALKING = ("talk", "Two people talking")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, one of `total`; `chosen` and `note` are what they said before."""

    number: int
    total: int
    ref: str
    asks: str
    picture: str
    picture_says: str
    choices: tuple[EasyChoice, ...]
    chosen: str
    note: str


def asked(link: CheckerLink, number: int) -> Asked:
    """Raises Http404 when there is no question of this number."""
    questions = questions_for(link.visit.framework.scorecard)
    if not 1 <= number <= len(questions):
        raise Http404
    question = questions[number - 1]
    before = said_by(link).get((Kind.ANSWER, question.ref), {})
    picture, says = picture_of(question)
    return Asked(
        number=number,
        total=len(questions),
        ref=question.ref,
        asks=question.easy or question.asks,
        picture=picture,
        picture_says=says,
        choices=easy_choices(question.scale),
        chosen=before.get("choice", ""),
        note=before.get("note", ""),
    )


def picture_of(question: Question) -> tuple[str, str]:
    found = ((name, says) for word, name, says in PICTURES if word in question.area)
    return next(found, TALKING)


def first_open(link: CheckerLink, token: str) -> str:
    """Where they go on: the first question that they have not answered, or else their own words."""
    said = said_by(link)
    questions = questions_for(link.visit.framework.scorecard)
    numbers = (n for n, one in enumerate(questions, 1) if (Kind.ANSWER, one.ref) not in said)
    number = next(numbers, 0)
    return (
        reverse("checker_question", args=[token, number])
        if number
        else reverse("checker_words", args=[token])
    )


def onward(token: str, page: Asked, go: str) -> str:
    if go == "stop":
        return reverse("checker_later", args=[token])
    if page.number < page.total:
        return reverse("checker_question", args=[token, page.number + 1])
    return reverse("checker_words", args=[token])
