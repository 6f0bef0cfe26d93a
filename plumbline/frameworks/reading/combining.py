"""Reading how areas make the whole: the family, its bands or counts, and what limits or overrides the outcome."""

from plumbline.frameworks.definition import Source
from plumbline.frameworks.near import nearest
from plumbline.frameworks.reading.bands import (
    authority_of,
    read_bands,
    read_labels,
    read_rating,
    read_ratings,
)
from plumbline.frameworks.reading.counts import read_counts
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.questions import OURS
from plumbline.frameworks.reading.schedule import unrepeated
from plumbline.frameworks.reading.table import Table, listed
from plumbline.frameworks.scorecard import Area
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.rules import (
    Combining,
    Effect,
    Family,
    Limiter,
    Mode,
    PercentBands,
)

WITH_BANDS = {Family.PERCENTAGE, Family.WEIGHTED}


def read_combining(table: Table, areas: tuple[Area, ...], source: Source) -> Combining:
    labels = read_labels(table)
    area_bands = _area_bands(table, labels)
    whole = table.table("whole")
    if whole is None:
        if "whole" not in table:
            table.problem("", "Nothing says how areas make the whole. Add it under the heading [whole].")
        return Combining(
            labels, area_bands, Family.WORST_OF, limiters=_limiters(table, areas, labels, source)
        )
    combining = _whole(whole, labels, area_bands, areas, _limiters(table, areas, labels, source))
    whole.close()
    return combining


def _area_bands(table: Table, labels: LabelSet) -> PercentBands:
    rated = table.table("areas_rated")
    if rated is None:
        if "areas_rated" not in table:
            table.problem(
                "", "Nothing says how an area is rated. Add its bands under the heading [areas_rated]."
            )
        return PercentBands(())
    bands = read_bands(rated, labels, read_source(rated, OURS))
    rated.close()
    return bands


def _whole(
    table: Table,
    labels: LabelSet,
    area_bands: PercentBands,
    areas: tuple[Area, ...],
    limiters: tuple[Limiter, ...],
) -> Combining:
    family = table.choice("how", Family, None) or Family.WORST_OF
    source = read_source(table, OURS)
    counts, otherwise = read_counts(table, family, labels, areas)
    _doubt_strays(table, family, areas)
    return Combining(
        labels,
        area_bands,
        family,
        read_bands(table, labels, source) if family in WITH_BANDS else None,
        counts,
        otherwise,
        limiters,
        authority_of(source),
    )


def _doubt_strays(table: Table, family: Family, areas: tuple[Area, ...]) -> None:
    """What another family would need, and weights that this one does not look at."""
    for key in ("at_least", "rounding") if family not in WITH_BANDS else ():
        if table.untouched(key) is not None:
            table.problem(
                key, f"“{family}” has no percentage of the whole, so this would say nothing. Leave it out."
            )
    if family is not Family.WEIGHTED and any(one.weight != 1 for one in areas):
        says = f"Areas have weights, but “{family}” does not look at them. Write weighted, or leave the weights out."
        table.problem("how", says)


def _limiters(table: Table, areas: tuple[Area, ...], labels: LabelSet, source: Source) -> tuple[Limiter, ...]:
    tables = unrepeated(table.tables("limit", "limit", "code"), "code")
    return tuple(_limiter(one, areas, labels, source) for one in tables)


def _limiter(table: Table, areas: tuple[Area, ...], labels: LabelSet, source: Source) -> Limiter:
    limiter = Limiter(
        code=table.text("code"),
        says=table.text("says", None),
        areas=_areas_named(table, areas),
        when=read_ratings(table, "when", labels),
        effect=table.choice("effect", Effect, None) or Effect.CAP,
        to=read_rating(table, "to", labels),
        mode=table.choice("mode", Mode, Mode.ANY) or Mode.ANY,
        is_critical_only=table.flag("critical_only"),
        authority=authority_of(read_source(table, source)),
    )
    for key, says in _doubts(limiter, areas, labels):
        table.problem(key if key in table else "", says)
    table.close()
    return limiter


def _areas_named(table: Table, areas: tuple[Area, ...]) -> tuple[str, ...]:
    codes = [one.code for one in areas]
    named = table.texts("areas")
    for one in named:
        if one not in codes:
            are = f" The areas are {listed(codes, 'and')}." if codes else ""
            table.problem("areas", f"There is no area “{one}”.{nearest(one, codes)}{are}")
    return named


def _doubts(limiter: Limiter, areas: tuple[Area, ...], labels: LabelSet) -> list[tuple[str, str]]:
    """What contradicts itself in one limiter, by the key it stands at."""
    best, worst = labels.codes[0], labels.codes[-1]
    concerned = [one for one in areas if not limiter.areas or one.code in limiter.areas]
    doubts = {
        "when": not limiter.when and "Say which ratings of an area it looks for: when = […].",
        "to": limiter.effect is Effect.CAP
        and limiter.to == best
        and f"At best {best} is no limit. Name a worse one.",
        "critical_only": limiter.is_critical_only
        and not any(one.is_critical for one in concerned)
        and "None of the areas it looks at is critical, so it can never fire.",
    }
    found = [(key, says) for key, says in doubts.items() if says]
    if limiter.effect is Effect.OVERRIDE and limiter.to != worst:
        says = f"An override to {limiter.to} would lift a whole that is worse. Write cap, or override to {worst}."
        found.append(("effect", says))
    return found + _doubt_ratings(limiter, labels)


def _doubt_ratings(limiter: Limiter, labels: LabelSet) -> list[tuple[str, str]]:
    """A limit that a worse area escapes, or that an area at its best sets off."""
    if limiter.when and limiter.when[0] == labels.codes[0]:
        return [
            ("when", f"An area that is {labels.codes[0]} cannot be better, so it must not limit the whole.")
        ]
    expected = labels.codes[-len(limiter.when) :] if limiter.when else ()
    if limiter.when != expected:
        left_out = [one for one in labels.codes[labels.place(limiter.when[0]) :] if one not in limiter.when]
        return [("when", f"An area that is worse would escape the limit. Add {listed(left_out, 'and')}.")]
    return []
