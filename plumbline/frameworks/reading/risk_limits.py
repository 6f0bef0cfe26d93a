"""Reading what a result may not be better than: `input = "cqc-rating"`, `when = ["inadequate"]`, `to = "high"`."""

from collections.abc import Mapping

from plumbline.frameworks.definition import Source
from plumbline.frameworks.near import nearest
from plumbline.frameworks.reading.bands import authority_of, read_rating
from plumbline.frameworks.reading.indicator import PART
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.risk_indicators import read_bound
from plumbline.frameworks.reading.schedule import unrepeated
from plumbline.frameworks.reading.table import Table, listed
from plumbline.judgement.risk.facts import Banding, Codes
from plumbline.judgement.risk.model import Indicator, Limiter
from plumbline.judgement.scorecard.labels import LabelSet

YES_NO = ("yes", "no")


def read_limits(
    table: Table, labels: LabelSet, indicators: tuple[Indicator, ...], source: Source
) -> tuple[Limiter, ...]:
    """The limits of a model; of levels too, whose codes are then the labels."""
    known = {each.name: each.banding for one in indicators for each in one.inputs[1:]}
    tables = unrepeated(table.tables("limit", "limit", "code"), "code")
    return tuple(_limit(one, labels, known, source) for one in tables)


def _limit(table: Table, labels: LabelSet, known: Mapping[str, Banding], source: Source) -> Limiter:
    name = table.text("input", None)
    if name and not PART.fullmatch(name):
        table.problem("input", "Write letters, digits and hyphens only.")
    to = read_rating(table, "to", labels)
    if to == labels.codes[0]:
        table.problem("to", f"At least {to} is no limit. Name a graver one.")
    limiter = Limiter(
        code=table.text("code"),
        says=table.text("says", None),
        input=name,
        to=to,
        when=table.texts("when"),
        bound=read_bound(table),
        authority=authority_of(read_source(table, source)),
    )
    if bool(limiter.when) == (limiter.bound is not None):
        says = 'Say in one way when it fires: when = ["yes"], or a number such as at_least = 3.'
        table.problem("when" if "when" in table else "", says)
    else:
        _doubt(table, limiter, known.get(name))
    table.close()
    return limiter


def _doubt(table: Table, limiter: Limiter, banding: Banding | None) -> None:
    """What an indicator's input cannot be, and values worse than those that fire."""
    if banding is None:
        strange = [one for one in limiter.when if one not in YES_NO]
        if strange:
            says = (
                f"No indicator asks for “{limiter.input}”, so it is answered yes or no, not “{strange[0]}”."
            )
            table.problem("when", says)
        return
    if isinstance(banding, Codes) != bool(limiter.when):
        kind = "words: write when = […]" if isinstance(banding, Codes) else "numbers: write at_least = …"
        table.problem("when" if limiter.when else "", f"“{limiter.input}” is given in {kind}.")
    elif isinstance(banding, Codes):
        _doubt_codes(table, limiter, banding)


def _doubt_codes(table: Table, limiter: Limiter, banding: Codes) -> None:
    for one in limiter.when:
        if one not in banding.by_code:
            says = f"“{limiter.input}” is never “{one}”.{nearest(one, banding.by_code)}"
            table.problem("when", f"{says} It is {listed(list(banding.by_code))}.")
    points = [banding.by_code[one] for one in limiter.when if one in banding.by_code]
    escaping = [
        code
        for code, worth in banding.by_code.items()
        if points and worth > min(points) and code not in limiter.when
    ]
    if escaping:
        table.problem("when", f"A worse value would escape the limit. Add {listed(escaping, 'and')}.")
