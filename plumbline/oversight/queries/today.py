"""What needs an officer today, what is coming, and what waits for others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Min, Q

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.contracts.models import Calendar, Contract, KpiAgreement
from plumbline.contracts.models.terms import KpiAgreementQuerySet
from plumbline.intelligence.attention import ATTENTION
from plumbline.oversight.queries.adopted_files import adopted_files
from plumbline.oversight.queries.attention_policy import attention_in
from plumbline.oversight.queries.lateness import Runs, late_in_a_row
from plumbline.oversight.queries.reminders import letters_of_today
from plumbline.oversight.queries.standing_policy import standing_policy_in
from plumbline.oversight.queries.today_actions import NeedOfAction, actions_in_need
from plumbline.oversight.queries.today_changes import AboutChanges, changes_of_late
from plumbline.oversight.queries.today_intelligence import NeedOfIntelligence, intelligence_in_need
from plumbline.oversight.queries.today_standing import NeedOfStanding, standing_in_need
from plumbline.oversight.queries.today_surveys import NeedOfSurvey, surveys_in_need
from plumbline.oversight.queries.today_visits import AboutVisit, visits_today
from plumbline.returns.models import Return, Submission
from plumbline.returns.models.kpi_return import ReturnQuerySet
from plumbline.standing.library import STANDING
from plumbline.visits.models import Visit

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class AboutReturn:
    """A return that needs somebody. `kind` is overdue, to_read, sent_back, coming or waiting.

    `version` is the one to read, `came_at` when it came, `changed` how many answers differ from the version before.
    """

    kind: str
    kpi_return: Return
    days_overdue: int
    late_in_a_row: int
    version: int
    came_at: datetime | None
    changed: int
    is_restated: bool
    reminded_at: datetime | None


@dataclass(frozen=True, slots=True)
class AboutAgreement:
    """KPIs that both sides have not yet agreed."""

    agreement: KpiAgreement
    is_overdue: bool
    kind: str = "agreement"

    @property
    def waits_for_us(self) -> bool:
        return self.agreement.council_agreed_at is None


@dataclass(frozen=True, slots=True)
class AboutCalendar:
    """Due dates of a calendar that nobody has confirmed yet; `calendar` is its number."""

    calendar: int
    name: str
    count: int
    first_begins: date
    has_begun: bool
    kind: str = "proposal"


@dataclass(frozen=True, slots=True)
class AboutLetters:
    """Letters that did not arrive and that nobody has seen to."""

    count: int
    kind: str = "letters"


Need = (
    AboutReturn
    | AboutLetters
    | AboutAgreement
    | AboutCalendar
    | AboutChanges
    | NeedOfAction
    | AboutVisit
    | NeedOfSurvey
    | NeedOfIntelligence
    | NeedOfStanding
)


@dataclass(frozen=True, slots=True)
class Board:
    needs: tuple[Need, ...]
    coming: tuple[Need, ...]
    waiting: tuple[Need, ...]
    is_mine: bool


def board(user: User, whose: str, *, on: date) -> Board:
    """The board of a person's own portfolio, or of the whole team. Without a choice: their own if they have one."""
    leads = {} if whose == "team" else _leads(user)
    is_mine = whose == "mine" or (whose != "team" and (bool(leads) or _visits_ahead(user)))
    theirs_only = Q(contract__lead_officer=user) if is_mine else Q()
    led = set(leads.values()) if is_mine else None
    returns = list(_returns(user, on).filter(theirs_only))
    runs = late_in_a_row(user, {one.contract_id for one in returns if one.days_overdue(on=on)}, on=on)
    letters = letters_of_today(user, on=on)
    about = [_about(one, runs, letters.reminded, on) for one in returns]
    agreements = [AboutAgreement(one, one.due_on < on) for one in _agreements(user).filter(theirs_only)]
    ours = [one for one in agreements if one.waits_for_us or one.is_overdue]
    theirs = [one for one in agreements if one not in ours]
    visits = visits_today(user, is_mine=is_mine, on=on)
    files = adopted_files(user.council.pk, ATTENTION, STANDING, on=on) if user.council else {}
    return Board(
        needs=(
            *intelligence_in_need(user, rule=attention_in(files), led=led, on=on),
            *_of(about, "overdue", "to_read", "sent_back"),
            *_lost(user, letters.astray),
            *changes_of_late(user, led=leads if is_mine else None, on=on),
            *visits.needs,
            *standing_in_need(user, led=led, on=on, policy=standing_policy_in(files)),
            *actions_in_need(user, is_mine=is_mine, on=on),
            *surveys_in_need(user, led=led, on=on),
            *ours,
            *_proposals(user, on),
        ),
        coming=(*_of(about, "coming"), *visits.coming),
        waiting=(*_of(about, "waiting"), *visits.waiting, *theirs),
        is_mine=is_mine,
    )


def _lost(user: User, count: int) -> list[AboutLetters]:
    return [AboutLetters(count)] if count and user.may(Permission.FOLLOW_LETTERS) else []


def _leads(user: User) -> dict[int, int]:
    """The contracts that they lead, each with its provider."""
    contracts = Contract.objects.visible_to(user).active().led_by(user.pk)
    return dict(contracts.values_list("pk", "provider_id"))


def _visits_ahead(user: User) -> bool:
    visits = Visit.objects.visible_to(user).of_team(user)
    return visits.filter(status__in=(*Visit.AHEAD, *Visit.UNDER_WAY)).exists()


def _returns(user: User, on: date) -> ReturnQuerySet:
    """Those submitted, those due within a week or overdue, and those whose period is over."""
    pressing = Q(status=Return.Status.SUBMITTED) | Q(due_on__lte=on + SOON) | Q(ends_on__lt=on)
    return (
        Return.objects.visible_to(user)
        .filter(pressing, status__in=(*Return.OPEN, Return.Status.SUBMITTED))
        .select_related("contract__lead_officer", "provider__organisation")
        .annotate(
            version=F("current__number"),
            version_at=F("current__submitted_at"),
            version_kind=F("current__kind"),
            changes=F("current__changes"),
        )
        .defer("ratings")
        .most_pressing_first()
    )


def _about(one: Return, runs: Runs, reminded: Mapping[int, datetime], on: date) -> AboutReturn:
    return AboutReturn(
        kind=_kind(one, on),
        kpi_return=one,
        days_overdue=one.days_overdue(on=on),
        late_in_a_row=runs.get((one.contract_id, one.period), 0),
        version=getattr(one, "version", None) or 0,
        came_at=getattr(one, "version_at", None),
        changed=len(getattr(one, "changes", None) or ()),
        is_restated=getattr(one, "version_kind", "") == Submission.Kind.RESTATED,
        reminded_at=reminded.get(one.pk),
    )


def _kind(one: Return, on: date) -> str:
    if one.status == Return.Status.SUBMITTED:
        return "to_read"
    if one.status == Return.Status.SENT_BACK:
        return "sent_back" if one.days_overdue(on=on) else "waiting"
    if one.days_overdue(on=on):
        return "overdue"
    return "coming" if one.due <= on + SOON else "waiting"


def _of(about: list[AboutReturn], *kinds: str) -> tuple[AboutReturn, ...]:
    """Those of these kinds, in the order of the kinds."""
    return tuple(one for kind in kinds for one in about if one.kind == kind)


def _agreements(user: User) -> KpiAgreementQuerySet:
    return (
        KpiAgreement.objects.visible_to(user)
        .open()
        .exclude(contract__status=Contract.Status.ENDED)
        .select_related("contract__lead_officer", "provider__organisation")
        .order_by("due_on", "pk")
    )


def _proposals(user: User, on: date) -> list[AboutCalendar]:
    unconfirmed = Q(periods__confirmed_at=None)
    calendars = (
        Calendar.objects.visible_to(user)
        .annotate(
            proposed=Count("periods", filter=unconfirmed),
            first_begins=Min("periods__starts_on", filter=unconfirmed),
        )
        .filter(proposed__gt=0)
        .order_by("first_begins")
        .values_list("pk", "name", "proposed", "first_begins")
    )
    return [
        AboutCalendar(pk, name, count, first, has_begun=first <= on) for pk, name, count, first in calendars
    ]
