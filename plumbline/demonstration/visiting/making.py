"""The council's side of an invented visit: planned, arranged, made and written up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from plumbline.accounts.models import User
from plumbline.contracts.working_days import is_working_day
from plumbline.demonstration.clockwork import days
from plumbline.demonstration.visiting.seen import QUOTES, answers
from plumbline.demonstration.visiting.stories import VisitStory
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.scorecard import Question, ScorecardDefinition
from plumbline.improvement import actions as improvement
from plumbline.organisations.models import Organisation
from plumbline.oversight import report_consequences, visit_consequences
from plumbline.providers.models import Provider
from plumbline.visits import actions as visits
from plumbline.visits.actions import writing
from plumbline.visits.answers import answers_of
from plumbline.visits.models import TeamMember, Visit
from plumbline.visits.pieces import Piece

SUMMARY = (
    "We looked at {areas} areas over {days}. We spoke with people who use the service, relatives and staff, sampled "
    "records by code and read what the provider sent beforehand. {best} went best; {worst} needs most work."
)
Noting = tuple[str, str, dict[str, object]]
"""What is noted, where, and what: see the pieces of a visit."""
OWNERS = ("Registered manager", "Deputy manager", "Training lead", "Branch manager")
# What was short, what is to be done about it, and what will show that it is done.
REMEDIES = (
    (
        "not in four of the five records sampled",
        "Bring the records of everybody supported up to date, those sampled first, and check ten each month.",
        "The list of records with the day of each update, and the next two monthly checks.",
    ),
    (
        "known to the manager, and not to three of the eight staff we asked",
        "Talk it through in every team meeting and in supervision, and ask again after a month.",
        "Team meeting notes, and the answers of ten staff asked at random.",
    ),
    (
        "done, but later than the provider's own policy says in half of what we saw",
        "Set a day for each that is late, and look at the list every Friday until none is.",
        "Four Friday lists in a row, the last without anything late.",
    ),
    (
        "there is no log after April, so nobody can say",
        "Begin the log again, write down what is known since April, and name who keeps it.",
        "The log as it stands, and the manager's monthly note of what was learnt from it.",
    ),
)


@dataclass
class Making:
    """One visit and those who make it. Every step finds the visit afresh, as an officer opening the page would."""

    story: VisitStory
    council: Organisation
    provider: Provider
    framework: FrameworkVersion
    officers: tuple[User, User]
    today: date

    def __post_init__(self) -> None:
        self.dice = Random(f"visit:{self.story.provider}:{self.story.on}")  # noqa: S311 - believable, not secret
        self.day = working(self.today + days(self.story.on))
        self.pk = 0

    @property
    def lead(self) -> User:
        return self.officers[0]

    @property
    def card(self) -> ScorecardDefinition:
        return self.framework.scorecard

    @property
    def visit(self) -> Visit:
        return Visit.objects.select_related("framework", "self_assessment", "council", "lead").get(pk=self.pk)

    def plan(self, now: datetime) -> None:
        visit = visit_consequences.visit_planned(
            council=self.council,
            provider=self.provider,
            services=list(self.provider.services.all()),
            kind=Visit.Kind.PLANNED if self.story.why.startswith("No quality") else Visit.Kind.EVENT,
            framework=self.framework,
            why=self.story.why,
            hours=Decimal(self.card.process.hours),
            planned_on=self.day,
            lead=self.lead,
            by=self.lead,
            now=now,
        )
        self.pk = visit.pk

    def arrange(self, now: datetime) -> None:
        visit_consequences.visit_arranged(
            self.visit,
            starts_on=self.day,
            ends_on=working(self.day + days(self.story.lasts - 1), forwards=True),
            is_announced=self.story.is_announced,
            officers=self.officers,
            lead=self.lead,
            by=self.lead,
            now=now,
        )
        for member in TeamMember.objects.filter(visit=self.pk).select_related("officer", "visit"):
            visits.declare(member, by=member.officer, now=now + timedelta(minutes=20))

    def call_off(self, now: datetime) -> None:
        visit_consequences.visit_cancelled(self.visit, self.story.cancelled, by=self.lead, now=now)

    def ask(self, now: datetime) -> None:
        asked = [
            (one.code, one.title, one.why, working(self.day - days(one.days_before)))
            for one in self.card.asked
        ]
        if self.visit.self_assessment_id:
            why = "How you see the service yourself. It stands beside what we see."
            asked.append(("self-assessment", "Self-assessment", why, working(self.day - days(7))))
        if asked:
            visit_consequences.information_asked_for(self.visit, asked, by=self.lead, now=now)

    def begin(self, now: datetime) -> None:
        visit_consequences.visit_begun(self.visit, by=self.lead, now=now)

    def note_first_half(self, now: datetime) -> None:
        self._note(now, slice(0, len(self.card.questions) // 2))
        self._note_around(now)

    def note_the_rest(self, now: datetime) -> None:
        self._note(now, slice(len(self.card.questions) // 2, None))

    def leave(self, now: datetime) -> None:
        said = "We thanked the staff and said what we saw first: what people told us, and the records to put right."
        self._pieces(now, [("feedback", "on-leaving", {"to": "Registered manager", "text": said})])
        visits.leave_site(self.visit, by=self.lead, now=now)

    def write(self, now: datetime) -> None:
        visit = self.visit
        by_level = sorted(self.card.areas, key=lambda one: (one.code in self.story.low, self.dice.random()))
        conclusion = SUMMARY.format(
            areas=len(self.card.areas),
            days="one day" if self.story.lasts == 1 else f"{self.story.lasts} days",
            best=by_level[0].title,
            worst=by_level[-1].title,
        )
        writing.save_words(visit, writing.SUMMARY, conclusion, version=0, by=self.lead, now=now)
        for area in self.card.areas:
            text = self._words_of(area.code)
            writing.save_words(visit, writing.part_of(area.code), text, version=0, by=self.lead, now=now)
        self._find(now)

    def share(self, now: datetime) -> None:
        report_consequences.draft_shared(self.visit, by=self.lead, now=now)

    def make_final(self, now: datetime) -> None:
        report_consequences.report_made_final(self.visit, by=self.lead, now=now)

    def drop_follow_up(self, now: datetime) -> None:
        """Nothing is left to look at again."""
        for visit in Visit.objects.filter(follows=self.pk, status=Visit.Status.PLANNED):
            reason = (
                "Every action of the visit before was verified, so there is nothing left to look at again."
            )
            visit_consequences.visit_cancelled(visit, reason, by=self.lead, now=now)

    def _note(self, now: datetime, part: slice) -> None:
        seen = list(answers(self.card, self.dice, level=self.story.level, low=self.story.low))
        self._pieces(
            now, [("answer", one.ref, {"choice": one.choice, "note": one.note}) for one in seen[part]]
        )

    def _note_around(self, now: datetime) -> None:
        area = self.card.areas[0].code
        met = {
            "people.spoken-with": 4,
            "relatives.spoken-with": 2,
            "staff.spoken-with": 5,
            "managers.spoken-with": 1,
        }
        noted: list[Noting] = [
            ("met", key, {"count": count + self.dice.randrange(3)}) for key, count in met.items()
        ]
        noted += [("sample", f"Person {one}", {"kind": "Care plan and daily notes"}) for one in "ABCDE"]
        noted.append(("note", f"seen-{self.pk}", {"area": area, "text": self.dice.choice(QUOTES)}))
        self._pieces(now, noted)

    def _pieces(self, now: datetime, noted: list[Noting]) -> None:
        pieces = [
            Piece(UUID(int=self.dice.getrandbits(128), version=4), kind, key, value, now)
            for kind, key, value in noted
        ]
        visits.note(self.visit, pieces, by=self.lead, now=now)

    def _words_of(self, area: str) -> str:
        if area in self.story.low:
            return "Two concerns were not referred and the complaints log ends in spring. This cannot wait."
        return self.dice.choice(
            (
                "What the policy says and what happens agree. Records are complete and read by those who need them.",
                "Mostly in place. Reviews are done, some later than the provider's own limit.",
                "Staff know people well. What they know is not always written down for a colleague who does not.",
            )
        )

    def _find(self, now: datetime) -> None:
        """The answers that fall shortest become findings, each with an action."""
        given = answers_of(self.visit)
        short = [one for one in self.card.questions if _share(one, given.get(one.ref, "")) <= 0.5]
        for question in sorted(short, key=lambda one: _share(one, given[one.ref]))[:4]:
            short_of, do, shows = self.dice.choice(REMEDIES)
            priority = "high" if question.area in self.story.low else self.dice.choice(("medium", "low"))
            finding = improvement.note_finding(
                council=self.council,
                provider=self.provider,
                source="visit",
                source_number=self.pk,
                about=question.ref,
                area=self.card.area_by_code[question.area].title,
                says=f"{question.asks} {short_of.capitalize()}.",
                priority=priority,
                regulation=question.regulation,
                found_on=self.day,
                by=self.lead,
                now=now,
            )
            improvement.set_action(
                [finding],
                says=do,
                owner=self.dice.choice(OWNERS),
                shows_done=shows,
                priority=priority,
                due_on=working(now.date() + days(21 + self.card.days_for(priority)), forwards=True),
                lead=self.lead,
                by=self.lead,
                now=now,
            )


def working(day: date, *, forwards: bool = False) -> date:
    """The day itself, or the nearest working day before (or after) it."""
    while not is_working_day(day):
        day += days(1) if forwards else days(-1)
    return day


def _share(question: Question, choice: str) -> float:
    found = question.scale.choice(choice)
    return float(found.points / question.scale.most) if found else 1.0
