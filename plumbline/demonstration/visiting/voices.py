"""What people said of invented services: by link, on paper, and on a phone-in day."""

from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from uuid import UUID

from plumbline.accounts.models import User
from plumbline.demonstration.building import World
from plumbline.demonstration.clockwork import Clockwork, days
from plumbline.demonstration.visiting.making import working
from plumbline.oversight.intelligence_consequences import phone_in_closed
from plumbline.surveys import library
from plumbline.surveys.actions import answering, inviting, phoning, running
from plumbline.surveys.answers import Answered
from plumbline.surveys.models import Call, Survey
from plumbline.surveys.models.survey import Mode
from plumbline.surveys.questionnaire import Audience, Question, Questionnaire
from plumbline.visits.models import Visit

WORDS = (
    "They know how I like my tea and when I want to be left alone.",
    "I never know who is coming on a Sunday.",
    "My daughter rang the office and they rang back the same day.",
    "It is better than last year.",
    "I would like them to stay a little longer in the morning.",
)
CALLS = (
    (
        "people",
        "gorse",
        "times",
        False,
        "On Saturdays they come at eleven to get me up. I asked for nine.",
        "",
    ),
    ("families", "juniper", "praise", False, "Nothing to complain about. They even feed the cat.", ""),
    (
        "families",
        "cedar",
        "safety",
        True,
        "Twice this month nobody came in the evening, and the tablets were still in the box.",
        "Told to the safeguarding team the same day; the provider's manager rings the family.",
    ),
    ("people", "ivy", "continuity", False, "Nine different people in one week.", ""),
)


@dataclass
class Asking:
    """One survey of an invented service."""

    world: World
    provider: str
    audience: Audience
    level: float
    answers: int
    is_for_visit: bool = False

    def __post_init__(self) -> None:
        self.dice = Random(f"survey:{self.provider}:{self.audience}")  # noqa: S311 - believable, not secret
        self.pk = 0

    @property
    def officer(self) -> User:
        return self.world.visitors["fenmarch"][0]

    @property
    def questionnaire(self) -> Questionnaire:
        return next(one for one in library.questionnaires() if one.audience is self.audience)

    def open(self, now: datetime, closes_on: date) -> None:
        survey = running.prepare(
            council=self.world.councils["fenmarch"],
            provider=self.world.providers[self.provider],
            visit=self._visit_ahead() if self.is_for_visit else None,
            questionnaire=self.questionnaire,
            opens_on=now.date(),
            closes_on=closes_on,
            invited={Mode.LINK: self.answers * 2, Mode.PAPER: self.answers, Mode.PHONE: 4},
            by=self.officer,
            now=now,
        )
        self.pk = survey.pk
        inviting.make_link(survey, by=self.officer, now=now)
        running.open_to_answers(survey, by=self.officer, now=now)

    def _visit_ahead(self) -> Visit:
        ahead = Visit.objects.filter(provider=self.world.providers[self.provider], starts_on__isnull=False)
        return ahead.latest("starts_on")

    def be_answered(self, now: datetime) -> None:
        survey = Survey.objects.get(pk=self.pk)
        for number in range(self.answers):
            form = UUID(int=self.dice.getrandbits(128), version=4)
            mode = Mode.PHONE if number % 5 == 0 else Mode.PAPER
            answering.type_in(
                survey, self._one(), form=form, mode=mode, by=self.officer, now=now, today=now.date()
            )

    def close(self, now: datetime) -> None:
        running.close(Survey.objects.get(pk=self.pk), by=self.officer, now=now)

    def _one(self) -> Answered:
        choices = {one.ref: self._choice(one) for one in self.questionnaire.scaled}
        worded = self.questionnaire.worded
        words = {worded[0].ref: self.dice.choice(WORDS)} if worded and self.dice.random() < 0.3 else {}
        return Answered(choices, words)

    def _choice(self, question: Question) -> str:
        codes = [one.code for one in question.scale.choices] if question.scale else []
        fall = max(0.0, min(0.999, 1 - self.level + self.dice.gauss(0, 0.22)))
        return codes[int(fall * len(codes))]


def plan_voices(world: World, clock: Clockwork, today: date) -> None:
    """A survey that is closed, one for a visit, one that is open, and a phone-in day of last month."""
    closed = Asking(world, "cedar", Audience.PEOPLE, 0.7, 23)
    opened = working(today - days(75))
    clock.on(opened, lambda now: closed.open(now, opened + days(28)), hour=9)
    clock.on(working(opened + days(20)), closed.be_answered, hour=10)
    clock.on(working(opened + days(29), forwards=True), closed.close, hour=9)
    beside = Asking(world, "kestrel", Audience.PEOPLE, 0.8, 14, is_for_visit=True)
    arranged = working(today - days(52))
    clock.on(arranged, lambda now: beside.open(now, arranged + days(21)), hour=9)
    clock.on(working(arranged + days(16)), beside.be_answered, hour=10)
    clock.on(working(arranged + days(22), forwards=True), beside.close, hour=9)
    running_now = Asking(world, "gorse", Audience.FAMILIES, 0.75, 7)
    began = working(today - days(12))
    clock.on(began, lambda now: running_now.open(now, today + days(9)), hour=9)
    clock.on(working(today - days(2)), running_now.be_answered, hour=15)
    clock.on(working(today - days(33)), lambda now: _phone_in(world, now), hour=13)


def _phone_in(world: World, now: datetime) -> None:
    officer = world.visitors["fenmarch"][0]
    day = phoning.open_day(
        world.councils["fenmarch"], title="Home care phone-in", held_on=now.date(), by=officer, now=now
    )
    for audience, provider, theme, is_concern, said, follow_up in CALLS:
        phoning.note_call(
            day,
            audience=audience,
            provider=world.providers[provider],
            said=said,
            theme=Call.Theme(theme),
            is_concern=is_concern,
            follow_up=follow_up,
            by=officer,
            now=now,
        )
    phone_in_closed(day, by=officer, now=now)
