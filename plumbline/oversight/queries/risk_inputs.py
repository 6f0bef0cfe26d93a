"""What is known of every provider of a council, its services and contracts: the same statements for any number.

What the product sees itself comes first, then what officers entered, then what follows from silence. What nobody knows
is missing, never nought.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plumbline.intelligence.facts import facts_of_services
from plumbline.judgement.risk.facts import Value
from plumbline.judgement.risk.model import Comparing
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_intelligence import from_intelligence
from plumbline.oversight.queries.risk_placements import from_standing
from plumbline.oversight.queries.risk_signals import from_signals
from plumbline.oversight.queries.risk_sources import from_actions, from_cqc, from_returns
from plumbline.oversight.queries.risk_subjects import Subjects, subjects
from plumbline.oversight.queries.risk_visits import LAST_VISIT, from_visits
from plumbline.risks.inputs import Gathered, Known, Origin
from plumbline.risks.models import RiskFact
from plumbline.risks.whose import Whose

PEOPLE = "people-funded"
USUAL = Comparing()
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

    subjects: Subjects
    gathered: Mapping[Whose, Gathered]


def risk_inputs(
    council: Organisation,
    *,
    on: date,
    visit_every: Mapping[int, int] | None = None,
    comparing: Comparing = USUAL,
) -> Inputs:
    """`visit_every` is after how many months a provider's level in force asks for a visit; `comparing` is the model's.

    What is known of a provider only stands for its services and contracts too, and its source says so.
    """
    about = subjects(council, on=on)
    found = _Found(about, _stated(council))
    people = {whose.provider_id: _people(of) for whose, of in found.stated.items() if whose.is_whole}
    heard = from_intelligence(about, facts_of_services(council, on=on), people, comparing, on)
    found.lay(heard.quiet)
    found.lay_stated()
    found.lay(from_cqc(about, comparing.unrated_months, on))
    found.lay_or_say(from_visits(council, about, visit_every or {}, on), LAST_VISIT)
    found.lay(from_returns(council, about, on))
    found.lay(from_actions(council, about, on))
    found.lay(from_signals(about, on))
    found.lay(from_standing(council, about, on))
    found.lay(heard.known)
    for whose, name, says in heard.unknown:
        found.why[whose][name] = says
    return Inputs(about, {whose: found.gathered(whose) for whose in about})


class _Found:
    """What is known so far. Later layers take the place of earlier ones."""

    def __init__(self, about: Subjects, stated: Mapping[Whose, Mapping[str, Known]]) -> None:
        self.stated = stated
        self.known: dict[Whose, dict[str, Known]] = {whose: {} for whose in about}
        self.why: dict[Whose, dict[str, str]] = {whose: {} for whose in about}

    def lay(self, layer: Iterable[tuple[Whose, Known]]) -> None:
        """Some are known by two names, as models call them."""
        for whose, one in layer:
            if whose in self.known:
                self.known[whose][one.name] = one
                other = _SAME.get(one.name)
                if other:
                    self.known[whose][other] = replace(one, name=other)

    def lay_stated(self) -> None:
        for whose, known in self.stated.items():
            self.lay((whose, one) for one in known.values())

    def lay_or_say(self, layer: Iterable[tuple[Whose, Known | str]], name: str) -> None:
        """A text says why the input of this name is not known of a part, whatever is known of the whole."""
        for whose, one in layer:
            if isinstance(one, Known):
                self.lay([(whose, one)])
            else:
                self.why[whose][name] = one

    def gathered(self, whose: Whose) -> Gathered:
        own, why = self.known[whose], self.why[whose]
        if whose.is_whole:
            return Gathered(own, {**_WHY_NOT, **why})
        whole = {
            name: one.as_whole for name, one in self.known[whose.whole].items() if name not in {*own, *why}
        }
        return Gathered({**whole, **own}, {**_WHY_NOT, **self.why[whose.whole], **why})


def _stated(council: Organisation) -> dict[Whose, dict[str, Known]]:
    """What officers entered, the newest of each name. One statement."""
    found: dict[Whose, dict[str, Known]] = {}
    for fact in RiskFact.objects.filter(council=council).oldest_first():
        known = Known(fact.name, _value(fact.value), fact.as_at, fact.source, Origin.BY_HAND, fact.pk)
        found.setdefault(fact.whose, {})[fact.name] = known
    return found


def _value(text: str) -> Value:
    """A number where it was entered as one: codes have letters."""
    return text if any(letter.isalpha() for letter in text) else Decimal(text)


def _people(known: Mapping[str, Known]) -> Decimal:
    """Nought where nobody has said how many."""
    value = known[PEOPLE].value if PEOPLE in known else None
    return value if isinstance(value, Decimal) else Decimal(0)
