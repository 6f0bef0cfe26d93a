"""Reading rating words and bands: `at_least = { green = 85, amber = 60 }`, the worst rating being what remains."""

from decimal import Decimal
from enum import StrEnum

from plumbline.frameworks.definition import Source
from plumbline.frameworks.near import nearest
from plumbline.frameworks.reading.indicator import PART
from plumbline.frameworks.reading.schedule import unrepeated
from plumbline.frameworks.reading.table import Table, listed
from plumbline.judgement.scorecard.labels import LABEL_SETS, RAG, Label, LabelSet
from plumbline.judgement.scorecard.rules import Band, PercentBands, Rounding
from plumbline.judgement.standard import Authority


class Tone(StrEnum):
    """How a rating looks. Its letter is always printed beside the colour."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    BAD = "bad"


def authority_of(source: Source) -> Authority:
    where = ", ".join(part for part in (source.document, source.paragraph) if part)
    return Authority(source.basis.value, where, source.note)


def read_labels(table: Table) -> LabelSet:
    """The rating words: one of the sets that are known, or the file's own under [[rating]], best first."""
    own = tuple(_label(one) for one in unrepeated(table.tables("rating", "rating", "code"), "code"))
    name = table.text("ratings", "" if own else None)
    if own:
        if name in LABEL_SETS:
            table.problem(
                "rating", f"“{name}” has its own words. Name your set otherwise, or leave these out."
            )
        if len(own) < 2:
            table.problem("rating", "One rating tells nothing apart. Add another.")
        return LabelSet(name or "own", own)
    if name and name not in LABEL_SETS:
        says = f"“{name}” is no set of ratings.{nearest(name, LABEL_SETS)} Known are {listed(list(LABEL_SETS), 'and')}."
        table.problem("ratings", f"{says} Or write your own under [[rating]].")
    return LABEL_SETS.get(name, RAG)


def read_bands(table: Table, labels: LabelSet, source: Source) -> PercentBands:
    """Bands of one table, which is closed by whoever opened it."""
    rounding = table.choice("rounding", Rounding, Rounding.NONE) or Rounding.NONE
    floors = table.table("at_least")
    if floors is None:
        if "at_least" not in table:
            example = ", ".join(f"{code} = …" for code in labels.codes[:-1])
            table.problem("", f"Say where each rating begins: at_least = {{ {example} }}.")
        return PercentBands((Band(labels.codes[-1], None),), rounding, authority_of(source))
    known = {code: floors.number(code) for code in labels.codes}
    for code in floors.content:
        if code not in known:
            floors.problem(
                code, f"“{code}” is no rating here.{nearest(code, known)} They are {listed(list(known))}."
            )
    _doubt_floors(floors, labels, known)
    bands = tuple(Band(code, known[code] or Decimal(0)) for code in labels.codes[:-1])
    return PercentBands((*bands, Band(labels.codes[-1], None)), rounding, authority_of(source))


def read_ratings(table: Table, key: str, labels: LabelSet) -> tuple[str, ...]:
    """A list of ratings of the set, best first."""
    found = table.texts(key)
    for one in found:
        _doubt_rating(table, key, one, labels)
    return tuple(one for one in labels.codes if one in found)


def read_rating(table: Table, key: str, labels: LabelSet, default: str | None = None) -> str:
    """One rating of the set; without a default it must be there."""
    code = table.text(key, default)
    if code:
        _doubt_rating(table, key, code, labels)
    return code if code in labels.codes else labels.codes[-1] if code else ""


def _label(table: Table) -> Label:
    code = table.text("code")
    if code and not PART.fullmatch(code):
        table.problem("code", "Write letters, digits and hyphens only.")
    says = table.text("says", None)
    letter = table.text("letter", says[:1].upper())
    if len(letter) > 2:
        table.problem("letter", "One or two letters stand beside the colour.")
    tone = table.choice("tone", Tone, None) or Tone.BAD
    table.close()
    return Label(code, says, letter, tone.value)


def _doubt_rating(table: Table, key: str, code: str, labels: LabelSet) -> None:
    if code not in labels.codes:
        says = f"“{code}” is no rating here.{nearest(code, labels.codes)}"
        table.problem(key, f"{says} They are {listed(list(labels.codes), 'and')}.")


def _doubt_floors(floors: Table, labels: LabelSet, known: dict[str, Decimal | None]) -> None:
    worst = labels.codes[-1]
    if known[worst]:
        says = f"{worst} is what remains below the others, so it has no beginning. Below it nothing would be rated."
        floors.problem(worst, says)
    above: tuple[str, Decimal] | None = None
    for code in labels.codes[:-1]:
        bound = known[code]
        if bound is None:
            if code not in floors:
                floors.problem("", f"Nothing says where {code} begins, so the bands do not cover 0 to 100.")
            continue
        if not 0 < bound <= 100:
            floors.problem(code, f"{code} begins at {bound}. A band begins above 0 and at 100 at most.")
        elif above and bound >= above[1]:
            better = f"{above[0]}, which is better, at {above[1]}"
            says = f"{code} begins at {bound} and {better}: the bands overlap."
            floors.problem(code, says)
        above = (code, bound)
