"""What was heard of each, as inputs of a risk. Where nobody keeps a kind of thing, its nought is not known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from plumbline.intelligence.facts import NOTHING_HEARD, IntelligenceFacts, OfService
from plumbline.judgement.risk.model import Comparing
from plumbline.oversight.queries.risk_peers import Beside, beside_peers
from plumbline.oversight.queries.risk_subjects import Subject, Subjects
from plumbline.risks.inputs import About, Known, Origin
from plumbline.risks.whose import Whose
from plumbline.ui.wording import counted

A_YEAR, QUARTER = "in 12 months", "in 90 days"
NOT_KEPT = "Nothing of this kind was recorded about anybody yet, so nobody knows that there is none."
SIGNALS = ("none", "one-trigger", "two-or-more")


@dataclass
class Heard:
    """Inputs that were heard of, those that follow from silence, and why others are not known."""

    known: list[tuple[Whose, Known]] = field(default_factory=list)
    quiet: list[tuple[Whose, Known]] = field(default_factory=list)
    unknown: list[tuple[Whose, str, str]] = field(default_factory=list)


def from_intelligence(
    subjects: Subjects,
    facts: Mapping[OfService, IntelligenceFacts],
    people: Mapping[int, Decimal],
    comparing: Comparing,
    on: date,
) -> Heard:
    """`people` are those the council funds at each provider, where that is known.

    For a service counts what names it, and what names none: that may be about it too.
    """
    heard, by_provider = Heard(), _by_provider(facts)
    kept = {kind for one in facts.values() for kind in one.newest}
    _compare(heard, subjects, by_provider, people, kept, comparing, on)
    for whose, subject in subjects.items():
        if whose.is_whole:
            own = by_provider.get(whose.provider_id, NOTHING_HEARD)
            heard.known += [(whose, one) for one in _counts(own, kept, on)]
            (heard.known if own.finance_12m else heard.quiet).extend(
                (whose, one) for one in _finance(own, kept, on)
            )
            heard.unknown += [(whose, name, NOT_KEPT) for name in _not_kept(kept)]
        elif subject.services:
            own = _about(subject, facts)
            heard.known += [(whose, replace(one, about=About.BOTH)) for one in _counts(own, kept, on)]
    return heard


def _by_provider(facts: Mapping[OfService, IntelligenceFacts]) -> Mapping[int, IntelligenceFacts]:
    found: dict[int, IntelligenceFacts] = {}
    for (provider, _), one in facts.items():
        found[provider] = found.get(provider, NOTHING_HEARD) + one
    return found


def _about(subject: Subject, facts: Mapping[OfService, IntelligenceFacts]) -> IntelligenceFacts:
    parts = (facts.get((subject.provider_id, one), NOTHING_HEARD) for one in (None, *subject.services))
    return sum(parts, NOTHING_HEARD)


def _compare(
    heard: Heard,
    subjects: Subjects,
    facts: Mapping[int, IntelligenceFacts],
    people: Mapping[int, Decimal],
    kept: set[str],
    comparing: Comparing,
    on: date,
) -> None:
    """Beside peers stand providers: of a part nobody says how many people the council funds there."""
    kinds = {whose.provider_id: one.kind for whose, one in subjects.items() if whose.is_whole}
    if "safeguarding" in kept:
        alerts = {number: one.safeguarding_12m for number, one in facts.items()}
        _add(heard, "safeguarding-to-median", beside_peers(alerts, people, kinds, comparing), on)
    if "complaint" in kept:
        upheld = {number: one.complaints_upheld_12m for number, one in facts.items()}
        _add(heard, "complaints-to-median", beside_peers(upheld, people, kinds, comparing), on)


def _add(heard: Heard, name: str, beside: Mapping[int, Beside], on: date) -> None:
    for number, one in beside.items():
        if one.multiple is None:
            heard.unknown.append((Whose(number), name, one.why))
        else:
            source = f"Intelligence, {one.says} {A_YEAR}"
            heard.known.append((Whose(number), _counted(name, one.multiple, source, on)))


def _counts(own: IntelligenceFacts, kept: set[str], on: date) -> Iterator[Known]:
    """What is plainly counted. That no enquiry is open is not known: one that is restricted is not counted here."""
    if own.has_open_enquiry:
        for name in ("organisational-enquiry", "safeguarding-investigation"):
            yield _counted(name, "yes", "Intelligence, an organisational enquiry is open", on)
    if kept:
        areas = len(own.areas_hit_90d)
        yield _counted("areas-hit", Decimal(areas), f"Intelligence, {counted(areas, 'area')} {QUARTER}", on)
    if "safeguarding" in kept:
        alerts = own.safeguarding_12m
        said = f"Intelligence, {counted(alerts, 'alert')} {A_YEAR}"
        yield _counted("safeguarding-alerts", Decimal(alerts), said, on)
    if "complaint" in kept:
        upheld = own.complaints_upheld_12m
        said = f"Intelligence, {counted(upheld, 'complaint')} upheld {A_YEAR}"
        yield _counted("complaints-upheld", Decimal(upheld), said, on)


def _finance(own: IntelligenceFacts, kept: set[str], on: date) -> Iterator[Known]:
    if "finance" in kept:
        signals = min(own.finance_12m, len(SIGNALS) - 1)
        said = f"Intelligence, {counted(own.finance_12m, 'finance signal')} {A_YEAR}"
        yield _counted("finance", SIGNALS[signals], said, on)


def _not_kept(kept: set[str]) -> Iterator[str]:
    by_kind = {
        "safeguarding": ("safeguarding-to-median", "safeguarding-alerts"),
        "complaint": ("complaints-to-median", "complaints-upheld"),
        "finance": ("finance",),
    }
    for kind, names in by_kind.items():
        yield from () if kind in kept else names
    yield from () if kept else ("areas-hit",)


def _counted(name: str, value: Decimal | str, source: str, on: date) -> Known:
    return Known(name, value, on, source, Origin.INTELLIGENCE, is_counted=True)
