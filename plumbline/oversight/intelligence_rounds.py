"""What becomes intelligence by itself as time passes: returns that were missed. Safe to do twice."""

import logging
from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from plumbline.contracts.working_days import working_days_after
from plumbline.history.workflow import NotAllowed
from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.attention import Attention, shipped
from plumbline.intelligence.models import HeardFrom, Intelligence, Kind, Outcome, Sureness
from plumbline.intelligence.terms import Terms
from plumbline.organisations import scope
from plumbline.oversight.queries.attention_policy import attention_policies
from plumbline.returns.models import Return
from plumbline.ui.wording import day

logger = logging.getLogger(__name__)
SYSTEM = "schedule"


def hear_of_missed_returns(*, now: datetime) -> int:
    """Returns that are so many working days overdue become intelligence; those that came in since are closed.

    More time given after that makes a new day, so that a return missed again is heard of again. The number changed.
    """
    with scope.everything():
        missed = _missed(now)
        come_in = _come_in()
    return sum(_heard(one, now) for one in missed) + sum(_closed(one, says, now) for one, says in come_in)


def _missed(now: datetime) -> list[Return]:
    today = timezone.localdate(now)
    rules, otherwise = attention_policies(on=today), shipped()
    owed = Return.objects.open().filter(due_on__lt=today).select_related("contract", "provider", "council")
    late = [one for one in owed if _is_missed(one, rules.get(one.council_id, otherwise), today)]
    known = set(
        Intelligence.objects.filter(kind=Kind.MISSED_RETURN, key__in=map(_key, late)).values_list(
            "key", flat=True
        )
    )
    return [one for one in late if _key(one) not in known]


def _is_missed(owed: Return, rule: Attention, today: date) -> bool:
    return working_days_after(owed.due, rule.missed_after_working_days) <= today


def _heard(owed: Return, now: datetime) -> bool:
    today = timezone.localdate(now)
    came_back = "has not come back corrected" if owed.status == Return.Status.SENT_BACK else "has not come in"
    terms = Terms(
        kind=Kind.MISSED_RETURN,
        says=(
            f"The {owed.reporting_period.label} return under {owed.contract.reference}, due {day(owed.due)},"
            f" {came_back}."
        ),
        happened_on=owed.due,
        heard_on=today,
        heard_from=HeardFrom.BY_ITSELF,
        sureness=Sureness.ESTABLISHED,
    )
    with scope.everything():
        arrived = intelligence.arrive(
            council=owed.council,
            provider=owed.provider,
            terms=terms,
            key=_key(owed),
            system=SYSTEM,
            by=None,
            now=now,
        )
    return arrived is not None


def _come_in() -> Iterable[tuple[Intelligence, str]]:
    """Open pieces about returns that nobody waits for any more, with what became of each return."""
    open_ones = Intelligence.objects.open().filter(kind=Kind.MISSED_RETURN).exclude(key=None)
    pieces = {one: _return_of(one) for one in open_ones}
    settled = Return.objects.filter(pk__in=pieces.values()).exclude(status__in=Return.OPEN)
    says = {
        one.pk: f"The return is not owed any more: {one.get_status_display().lower()}." for one in settled
    }
    return [(piece, says[number]) for piece, number in pieces.items() if number in says]


def _closed(piece: Intelligence, says: str, now: datetime) -> bool:
    try:
        with scope.everything():
            intelligence.close(piece, outcome=Outcome.NO_ACTION, says=says, by=None, now=now, system=SYSTEM)
    except NotAllowed as quicker:
        logger.info("Intelligence %s was settled by somebody else: %s", piece.pk, quicker)
        return False
    return True


def _key(owed: Return) -> str:
    return f"missed-return:{owed.pk}:{owed.due}"


def _return_of(piece: Intelligence) -> int:
    return int(str(piece.key).split(":")[1])
