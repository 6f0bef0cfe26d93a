"""Reading a risk model: its indicators, how points become a score and a rating, and what limits the result.

Indicators and limits take the file's basis; weights, points, bands and what is enough are local defaults unless the
heading [scoring] says otherwise: councils publish what they look at, hardly ever what it weighs. So is what [comparing]
says of inputs that are counted beside others.
"""

from dataclasses import replace
from decimal import Decimal

from plumbline.frameworks.definition import Source
from plumbline.frameworks.reading.bands import authority_of, read_labels, read_rating
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.questions import OURS
from plumbline.frameworks.reading.risk_indicators import read_indicators
from plumbline.frameworks.reading.risk_limits import read_limits
from plumbline.frameworks.reading.table import Table
from plumbline.frameworks.risk_model import RiskModelDefinition
from plumbline.judgement.risk.model import FLOOR, STEADY_WITHIN, Band, Comparing, RiskModel
from plumbline.judgement.scorecard.labels import LabelSet

FEWEST, MOST_PEERS, MOST_MONTHS = 3, 1000, 120


def read_risk_parts(
    table: Table, *, id: str, version: str, title: str, source: Source
) -> RiskModelDefinition:
    labels = read_labels(table)
    indicators = read_indicators(table, source)
    limiters = read_limits(table, labels, indicators, source)
    scoring = table.table("scoring")
    if scoring is None and "scoring" not in table:
        table.problem("", "Nothing says how the score is rated. Add its bands under the heading [scoring].")
    model = RiskModel(labels, indicators, (), limiters)
    if scoring is not None:
        model = _scored(scoring, labels, model)
        scoring.close()
    comparing = table.table("comparing")
    if comparing is not None:
        model = replace(model, comparing=_comparing(comparing))
        comparing.close()
    return RiskModelDefinition(id, version, title, table.text("council"), source, model)


def _comparing(table: Table) -> Comparing:
    """What is not said is as it was before files could say it."""
    usual = Comparing()
    found = Comparing(
        fewest=table.whole("fewest", usual.fewest, most=MOST_PEERS),
        instead_of_none=table.number("instead_of_none") or usual.instead_of_none,
        unrated_months=table.whole("unrated_months", usual.unrated_months, most=MOST_MONTHS),
        authority=authority_of(read_source(table, OURS)),
    )
    if found.fewest < FEWEST:
        says = f"With {found.fewest} a service would hardly be compared with others. Name {FEWEST} or more."
        table.problem("fewest", says)
    if found.instead_of_none <= 0 or table.untouched("instead_of_none") == 0:
        table.problem("instead_of_none", "Nothing can be a multiple of nought. Name a number above 0.")
    return found


def _scored(table: Table, labels: LabelSet, model: RiskModel) -> RiskModel:
    return RiskModel(
        labels,
        model.indicators,
        _bands(table, labels),
        model.limiters,
        floor=_percent(table, "enough", FLOOR),
        stands_from=_stands_from(table, labels),
        steady_within=_percent(table, "steady_within", STEADY_WITHIN),
        authority=authority_of(read_source(table, OURS)),
    )


def _percent(table: Table, key: str, default: Decimal) -> Decimal:
    number = table.number(key)
    if number is not None and number > 100:
        table.problem(key, f"{number} is more than 100, and it is counted from 0 to 100.")
    return default if number is None else number


def _stands_from(table: Table, labels: LabelSet) -> str:
    default = labels.codes[-2] if len(labels.codes) > 2 else labels.codes[-1]
    rating = read_rating(table, "stands_from", labels, default)
    if rating == labels.codes[0]:
        says = f"Then {rating} could be said with hardly anything known. Name a graver one."
        table.problem("stands_from", says)
    return rating


def _bands(table: Table, labels: LabelSet) -> tuple[Band, ...]:
    """Where each rating begins, `at_least = { medium = 25, high = 45 }`; the mildest is what lies below."""
    mildest, rest = labels.codes[0], labels.codes[1:]
    starts = table.table("at_least")
    if starts is None:
        if "at_least" not in table:
            example = ", ".join(f"{code} = …" for code in rest)
            table.problem("", f"Say where each rating begins: at_least = {{ {example} }}.")
        return (Band(mildest, None),)
    if mildest in starts:
        starts.untouched(mildest)
        starts.problem(mildest, f"{mildest} is what lies below the others, so it has no beginning.")
    found = {code: starts.number(code) for code in rest}
    for code in rest:
        if code not in starts:
            starts.problem("", f"Nothing says where {code} begins, so no score could be {code}.")
    starts.close()
    _doubt(starts, found)
    return (Band(mildest, None), *(Band(code, at or Decimal(0)) for code, at in found.items()))


def _doubt(starts: Table, found: dict[str, Decimal | None]) -> None:
    below: tuple[str, Decimal] | None = None
    for code, at in found.items():
        if at is None:
            continue
        if not 0 < at <= 100:
            starts.problem(code, f"{code} begins at {at}. A band begins above 0 and at 100 at most.")
        elif below and at <= below[1]:
            starts.problem(code, f"{code} begins at {at} and {below[0]}, which is milder, at {below[1]}.")
        below = (code, at)
