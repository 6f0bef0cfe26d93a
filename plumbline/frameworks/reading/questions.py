"""Reading what a scorecard asks: areas, legs, scales of its own, and questions."""

from decimal import Decimal

from plumbline.frameworks.definition import Basis, Source
from plumbline.frameworks.near import nearest
from plumbline.frameworks.reading.indicator import PART, REF
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.schedule import unrepeated
from plumbline.frameworks.reading.table import Table, listed
from plumbline.frameworks.scorecard import Answerer, Area, Leg, Question, Viewpoint
from plumbline.judgement.scorecard.scales import STANDARD, STATES, Choice, Scale

OURS = Source(Basis.LOCAL_DEFAULT)
VIEWS = {
    Answerer.OFFICER: Viewpoint.COMMISSIONER,
    Answerer.PROVIDER: Viewpoint.STAFF,
    Answerer.STAFF: Viewpoint.STAFF,
    Answerer.PERSON: Viewpoint.PEOPLE,
    Answerer.QUALITY_CHECKER: Viewpoint.PEOPLE,
}


def read_areas(table: Table, source: Source) -> tuple[Area, ...]:
    found = [_area(one, source) for one in unrepeated(table.tables("area", "area", "code"), "code")]
    if not found:
        table.problem("", "There is no area. Add one under the heading [[area]].")
    return tuple(found)


def read_legs(table: Table) -> tuple[Leg, ...]:
    found = []
    for one in unrepeated(table.tables("leg", "leg", "code"), "code"):
        found.append(Leg(one.text("code"), one.text("title", None)))
        one.close()
    return tuple(found)


def read_scales(table: Table) -> dict[str, Scale]:
    """The scales that every file may name, and the file's own."""
    own = {}
    for one in unrepeated(table.tables("scale", "scale", "name"), "name"):
        name = one.text("name")
        if name in STANDARD:
            one.problem("name", f"“{name}” is a scale that every file may use. Call yours otherwise.")
        own[name] = _scale(one, name)
        one.close()
    return own | STANDARD


def read_questions(
    table: Table, areas: tuple[Area, ...], legs: tuple[Leg, ...], scales: dict[str, Scale]
) -> tuple[Question, ...]:
    known = {"area": [one.code for one in areas], "leg": [one.code for one in legs]}
    found = [
        _question(one, known, scales)
        for one in unrepeated(table.tables("question", "question", "ref"), "ref")
    ]
    for area in areas:
        if area.code and area.code not in {one.area for one in found}:
            table.problem("area", f"No question belongs to the area “{area.code}”, so nothing could rate it.")
    return tuple(found)


def _area(table: Table, source: Source) -> Area:
    code = table.text("code")
    if code and not PART.fullmatch(code):
        table.problem("code", "Write letters, digits and hyphens only.")
    weight = table.number("weight")
    if weight == 0:
        table.problem(
            "weight", "An area of no weight would count for nothing. Leave the weight out, or the area."
        )
    area = Area(
        code,
        table.text("title", None),
        Decimal(1) if weight is None else weight,
        table.flag("critical"),
        table.text("intro"),
        read_source(table, source),
    )
    table.close()
    return area


def _scale(table: Table, name: str) -> Scale:
    choices = tuple(_choice(one) for one in unrepeated(table.tables("choices", "choice", "code"), "code"))
    points = {one.points for one in choices}
    if len(points) < 2:
        table.problem(
            "choices", "A scale needs two choices of different points, or no answer could be better."
        )
    return Scale(name, choices or STANDARD["yes-no"].choices)


def _choice(table: Table) -> Choice:
    code = table.text("code")
    if code and not PART.fullmatch(code):
        table.problem("code", "Write letters, digits and hyphens only.")
    if code in STATES:
        table.problem("code", f"“{code}” may be answered to any question. Leave it out of the scale.")
    points = table.number("points")
    if points is None and "points" not in table:
        table.problem("", "“points” is missing.")
    choice = Choice(code, table.text("says", None), points or Decimal(0))
    table.close()
    return choice


def _question(table: Table, known: dict[str, list[str]], scales: dict[str, Scale]) -> Question:
    ref = table.text("ref")
    if ref and not REF.fullmatch(ref):
        table.problem(
            "ref", f"“{ref}” cannot be a reference. Use letters, digits, hyphens and points, such as S4."
        )
    who = table.choice("who", Answerer, Answerer.OFFICER) or Answerer.OFFICER
    weight = table.number("weight")
    if weight == 0:
        table.problem(
            "weight", "A question of no weight would count for nothing. Leave it out of the scorecard."
        )
    question = Question(
        ref=ref,
        area=_named(table, "area", known["area"]),
        asks=table.text("asks", None),
        scale=_scale_of(table, scales),
        guidance=table.text("guidance"),
        easy=table.text("easy"),
        weight=Decimal(1) if weight is None else weight,
        answerer=who,
        viewpoint=table.choice("viewpoint", Viewpoint, VIEWS[who]) or VIEWS[who],
        leg=_named(table, "leg", known["leg"]) if "leg" in table or known["leg"] else "",
        regulation=table.text("regulation"),
        source=read_source(table, OURS),
    )
    table.close()
    return question


def _named(table: Table, key: str, codes: list[str]) -> str:
    """The code of an area or leg, which must be there."""
    code = table.text(key, None)
    if code and code not in codes:
        are = f" The {key}s are {listed(codes, 'and')}." if codes else ""
        table.problem(key, f"There is no {key} “{code}”.{nearest(code, codes)}{are}")
    return code


def _scale_of(table: Table, scales: dict[str, Scale]) -> Scale:
    name = table.text("scale", None)
    if name and name not in scales:
        says = f"There is no scale “{name}”.{nearest(name, scales)} The scales are {listed(list(scales), 'and')}."
        table.problem("scale", says)
    return scales.get(name, STANDARD["met"])
