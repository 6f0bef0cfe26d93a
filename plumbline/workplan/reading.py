"""Reading the file that orders the plan: every weight, or everything that is wrong with it at once. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from plumbline.frameworks.definition import Source
from plumbline.frameworks.kinds import Kind
from plumbline.frameworks.reading.lines import LineIndex
from plumbline.frameworks.reading.parsing import decode, digest_of, parse
from plumbline.frameworks.reading.problems import FrameworkProblem, FrameworkProblems
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.table import Table, listed, quoted
from plumbline.workplan.weighing import PlanOrder, ReasonKind, Weighing

SHIPPED = Path(__file__).with_name("library") / "plan-order.toml"
HEAVIEST = 100
LONGEST = 120


@cache
def shipped() -> PlanOrder:
    """The order that comes with Plumbline."""
    return read(shipped_text(), name=SHIPPED.name)


def shipped_text() -> str:
    return decode(SHIPPED.read_bytes(), name=SHIPPED.name)


def read(text: str, *, name: str) -> PlanOrder:
    """The order that a text describes. Raises FrameworkProblems with every problem: line, place and cause."""
    text = text.removeprefix("\ufeff")
    content = parse(text, name=name)
    problems: list[FrameworkProblem] = []
    table = Table(content, LineIndex(text), problems)
    _check_kind(table)
    source = read_source(table)
    order = PlanOrder(
        id=table.text("id", None),
        version=table.text("version", None),
        title=table.text("title", None),
        source=source,
        every_months=_months(table, "every_months"),
        weighings=_weighings(table, source),
    )
    table.close()
    if problems:
        raise FrameworkProblems(name, problems)
    return replace(order, digest=digest_of(content), text=text)


def _shipped_as(known_as: str) -> PlanOrder | None:
    return shipped() if known_as == shipped().id else None


PLAN_ORDER: Kind[PlanOrder] = Kind("plan-order", "file of weights", read, _shipped_as, lambda: (shipped(),))


def _check_kind(table: Table) -> None:
    kind = table.text("kind", None)
    if kind not in {"", "plan-order"}:
        table.problem("kind", f"{quoted(kind)} cannot be read here. Choose a file of the kind plan-order.")


def _months(table: Table, key: str) -> int:
    months = table.whole(key, 0, most=LONGEST)
    if months == 0:
        table.problem(
            key if key in table else "", f"“{key}” has to be a number of months from 1 to {LONGEST}."
        )
    return months


def _weighings(table: Table, source: Source) -> Mapping[ReasonKind, Weighing]:
    found: dict[ReasonKind, Weighing] = {}
    for one in table.tables("reason", "reason", "code"):
        kind = one.choice("code", ReasonKind, None)
        weighing = _weighing(one, kind or ReasonKind.FOLLOW_UP, source)
        if kind in found:
            one.problem("code", f"{quoted(kind)} stands in this file twice. Keep one of them.")
        elif kind:
            found[kind] = weighing
    missing = [kind.value for kind in ReasonKind if kind not in found]
    if missing:
        table.problem("", f"Every reason needs its weight. Missing: {listed(missing, 'and')}.")
    return found


def _weighing(table: Table, kind: ReasonKind, around: Source) -> Weighing:
    weighing = Weighing(
        kind=kind,
        title=table.text("title", None),
        source=read_source(table, around),
        weight=table.whole("weight", 0, most=HEAVIEST),
        each=table.whole("each", 0, most=HEAVIEST),
        most=table.whole("most", HEAVIEST, most=HEAVIEST),
        ratings=dict(_ratings(table)),
        months=_months(table, "months") if kind is ReasonKind.CQC_OLD else 0,
        calls_for_a_visit=table.flag("calls_for_a_visit"),
    )
    table.close()
    by_rating = {ReasonKind.CQC_RATING, ReasonKind.VISIT_RATING}
    if kind in by_rating and not weighing.ratings:
        table.problem("", "This reason weighs by rating. Add ratings, such as ratings = { red = 25 }.")
    if kind not in by_rating and not (weighing.weight or weighing.each):
        table.problem("", "This reason weighs nothing. Add “weight”, or “each” for each one.")
    return weighing


def _ratings(table: Table) -> Iterator[tuple[str, int]]:
    ratings = table.table("ratings")
    for code in ratings.content if ratings else ():
        if ratings:
            yield code, ratings.whole(code, 0, most=HEAVIEST)
