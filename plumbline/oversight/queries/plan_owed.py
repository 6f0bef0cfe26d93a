"""What each provider's level asks for, and what was done of it so far: the same six statements for any number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.utils import timezone

from plumbline.contracts.models import Contract
from plumbline.frameworks.kinds import LEVELS
from plumbline.frameworks.periods import Interval, Period
from plumbline.judgement.risk.levels import What
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_standing import ProviderStanding
from plumbline.returns.models import Return
from plumbline.risks.models import LevelDecision
from plumbline.visits.models import Visit
from plumbline.workplan.models import Obligation
from plumbline.workplan.owing import Owed, last_of, owed

A_DAY = timedelta(days=1)
Done = Iterable[tuple[What, date]]


@dataclass(frozen=True)
class ProviderWork:
    """What is open for one provider, the earliest first, and what its level asks for; nothing without a contract."""

    decision: LevelDecision
    level: str
    wanted: tuple[Owed, ...]
    standing: tuple[Obligation, ...]


def provider_work(council: Organisation, *, on: date, only: int | None = None) -> Mapping[int, ProviderWork]:
    """By provider, of those whose level was ever decided: up to the end of the year after the one of the day."""
    which = {"council": council} if only is None else {"council": council, "provider": only}
    decided: dict[int, ProviderStanding] = defaultdict(ProviderStanding)
    for decision in LevelDecision.objects.filter(**which).with_people().decided():
        decided[decision.provider_id].decisions.append(decision)
    standing: dict[int, list[Obligation]] = defaultdict(list)
    for one in Obligation.objects.filter(**which).open():
        standing[one.provider_id].append(one)
    running = Contract.objects.active().filter(**which, starts_on__lte=on, ends_on__gte=on)
    providers = set(running.order_by().values_list("provider_id", flat=True))
    done = _done(which)
    until = Period.containing(on, Interval.YEAR).following.ends_on
    found: dict[int, ProviderWork] = {}
    for number, provider in decided.items():
        by, level = provider.set_by, provider.level_code(on)
        if by is not None:
            wanted = _owed(by, level, done.get(number, ()), on, until) if number in providers else ()
            found[number] = ProviderWork(by, level, wanted, tuple(standing[number]))
    return found


def _owed(by: LevelDecision, level: str, done: Done, on: date, until: date) -> tuple[Owed, ...]:
    levels = by.levels.read_as(LEVELS).levels
    return owed(levels, levels.level(level), began=_began(by, on), done=last_of(done), today=on, until=until)


def _began(by: LevelDecision, on: date) -> date:
    """From when the level counts: from the decision, or from the day after a decision otherwise has ended."""
    if by.until is not None and by.has_ended(on=on):
        return by.until + A_DAY
    return timezone.localdate(by.decided_at)


def _done(which: Mapping[str, object]) -> Mapping[int, list[tuple[What, date]]]:
    """The newest of each kind by provider: said to be done, visited with a final report, accepted."""
    found: dict[int, list[tuple[What, date]]] = defaultdict(list)
    said = Obligation.objects.filter(**which).done().order_by()
    for provider, kind, on in said.values_list("provider_id", "kind").annotate(last=Max("done_on")):
        found[provider].append((What(kind), on))
    visits = Visit.objects.filter(**which).finished().filter(starts_on__isnull=False).order_by()
    for provider, kind, on in visits.values_list("provider_id", "kind").annotate(last=Max("starts_on")):
        found[provider].append((what_of(kind), on))
    accepted = Return.objects.filter(**which, status=Return.Status.ACCEPTED).order_by()
    for provider, at in accepted.values_list("provider_id").annotate(last=Max("decided_at")):
        if at is not None:
            found[provider].append((What.REPORT, timezone.localdate(at)))
    return found


def what_of(kind: str) -> What:
    """What a visit of a kind counts as: a desktop check is no visit."""
    return What.DESKTOP if kind == Visit.Kind.DESKTOP else What.VISIT
