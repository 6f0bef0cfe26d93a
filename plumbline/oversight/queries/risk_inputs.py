"""What is known of every provider of a council, as inputs of its risk: the same statements for any number of them.

What the product sees itself comes first, then what officers entered, then what follows from silence. What nobody knows
is missing, never nought.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plumbline.intelligence.facts import facts_about
from plumbline.judgement.risk.facts import Value
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_intelligence import from_intelligence
from plumbline.oversight.queries.risk_placements import from_standing
from plumbline.oversight.queries.risk_signals import from_signals
from plumbline.oversight.queries.risk_sources import from_actions, from_cqc, from_returns, from_visits
from plumbline.oversight.queries.risk_subjects import Subject, subjects
from plumbline.risks.inputs import Gathered, Known, Origin
from plumbline.risks.models import RiskFact

PEOPLE = "people-funded"
# What the product knows itself as soon as there is anything to know, so that nobody is asked to enter it.
SEEN_HERE = frozenset(
    {
        *("cqc-rating", "last-visit", "red-kpis", "exceptions", "return-missing", "report-missing"),
        *("kpi-warning", "overdue-actions", "overdue-high-priority", "areas-hit"),
        *("safeguarding-to-median", "safeguarding-alerts", "complaints-to-median", "complaints-upheld"),
    }
)
_WHY_NOT = {
    "cqc-rating": "No location of this provider that CQC rates is linked.",
    "last-visit": "There is no visit with a final report.",
    "red-kpis": "There is no return with rated figures.",
    "exceptions": "There is no return with rated figures.",
    "overdue-actions": "No action was ever agreed with this provider.",
}
_SAME = {"return-missing": "report-missing"}


@dataclass(frozen=True)
class Inputs:
    """Whom the register is about, and what is known of each."""

    subjects: Mapping[int, Subject]
    gathered: Mapping[int, Gathered]


def risk_inputs(council: Organisation, *, on: date, visit_every: Mapping[int, int] | None = None) -> Inputs:
    """`visit_every` is after how many months a provider's level in force asks for a visit."""
    about = subjects(council, on=on)
    stated = _stated(council)
    people = {number: _people(known) for number, known in stated.items() if PEOPLE in known}
    heard = from_intelligence(about, facts_about(council, on=on), people, on)
    seen = [
        *from_cqc(about, on),
        *from_visits(council, about, visit_every or {}, on),
        *from_returns(council, about, on),
        *from_actions(council, about, on),
        *from_signals(council, about, on),
        *from_standing(council, about, on),
        *heard.known,
    ]
    by_provider: dict[int, dict[str, Known]] = {number: {} for number in about}
    _lay(by_provider, heard.quiet)
    for number, known in stated.items():
        _lay(by_provider, ((number, one) for one in known.values()))
    _lay(by_provider, seen)
    why: dict[int, dict[str, str]] = {number: dict(_WHY_NOT) for number in about}
    for number, name, says in heard.unknown:
        why[number][name] = says
    return Inputs(about, {number: Gathered(known, why[number]) for number, known in by_provider.items()})


def _lay(over: dict[int, dict[str, Known]], found: Iterable[tuple[int, Known]]) -> None:
    """Later ones take the place of earlier ones. Some are known by two names, as models call them."""
    for number, one in found:
        if number in over:
            over[number][one.name] = one
            other = _SAME.get(one.name)
            if other:
                over[number][other] = Known(
                    other,
                    one.value,
                    one.as_at,
                    one.source,
                    one.origin,
                    one.number,
                    one.address,
                    one.is_counted,
                )


def _stated(council: Organisation) -> dict[int, dict[str, Known]]:
    """What officers entered, the newest of each name. One statement."""
    found: dict[int, dict[str, Known]] = {}
    for fact in RiskFact.objects.filter(council=council).oldest_first():
        known = Known(fact.name, _value(fact.value), fact.as_at, fact.source, Origin.BY_HAND, fact.pk)
        found.setdefault(fact.provider_id, {})[fact.name] = known
    return found


def _value(text: str) -> Value:
    """A number where it was entered as one: codes have letters."""
    return text if any(letter.isalpha() for letter in text) else Decimal(text)


def _people(known: Mapping[str, Known]) -> Decimal:
    value = known[PEOPLE].value
    return value if isinstance(value, Decimal) else Decimal(0)
