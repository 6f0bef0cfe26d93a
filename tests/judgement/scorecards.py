"""Scorecards for tests: small ones by hand, and any that hypothesis thinks of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import strategies as st

from plumbline.judgement.scorecard.labels import LABEL_SETS, RAG, LabelSet
from plumbline.judgement.scorecard.marks import Area, Mark
from plumbline.judgement.scorecard.outcome import AreaScore, Scorecard
from plumbline.judgement.scorecard.rules import (
    Band,
    Combining,
    CountRule,
    Effect,
    Family,
    Limiter,
    Mode,
    PercentBands,
    Rounding,
)
from plumbline.judgement.scorecard.scales import NOT_APPLICABLE, NOT_ASSESSED, STANDARD, STATES, Choice, Scale

MET = STANDARD["met"]
POINTS = Scale("points", tuple(Choice(str(n), str(n), Decimal(n)) for n in range(100, -1, -1)))
"""A question worth anything from 0 to 100: the percentage itself."""


def bands(*floors: int | str, labels: LabelSet = RAG, rounding: Rounding = Rounding.NONE) -> PercentBands:
    """Bands from these floors down; the last rating is what remains."""
    found = [Band(code, Decimal(floor)) for code, floor in zip(labels.codes, floors, strict=False)]
    return PercentBands((*found, Band(labels.codes[-1], None)), rounding)


def rag(family: Family = Family.PERCENTAGE, **changes: object) -> Combining:
    """Green from 85, Amber from 60, combined so."""
    with_bands = family in {Family.PERCENTAGE, Family.WEIGHTED}
    whole = bands(85, 60) if with_bands else None
    return replace(Combining(RAG, bands(85, 60), family, whole), **changes)  # type: ignore[arg-type]


def at(area: str, *percents: int, viewpoint: str = "commissioner") -> list[Mark]:
    """One question an entry, answered with so many of 100 points."""
    return [
        Mark(f"{area}{viewpoint[0]}{number}", area, "?", POINTS, str(percent), viewpoint=viewpoint)
        for number, percent in enumerate(percents, 1)
    ]


def area_of(card: Scorecard, code: str) -> AreaScore:
    return next(one for one in card.areas if one.code == code)


def ratings(card: Scorecard) -> Mapping[str, str]:
    return {one.code: one.judgement.rating for one in card.areas}


@dataclass(frozen=True)
class Case:
    """What `score` is given."""

    areas: tuple[Area, ...]
    marks: tuple[Mark, ...]
    combining: Combining

    def answered(self, answers: Mapping[str, str]) -> "Case":
        """The same with some answers changed."""
        marks = tuple(replace(one, answer=answers.get(one.ref, one.answer)) for one in self.marks)
        return replace(self, marks=marks)


@st.composite
def cases(draw: st.DrawFn, *, states: Sequence[str] = tuple(STATES)) -> Case:
    """Any scorecard that the reader of files would let through; answers may be any of these states as well."""
    labels = draw(st.sampled_from(list(LABEL_SETS.values())))
    areas = tuple(
        Area(f"a{n}", f"Area {n}", Decimal(draw(st.integers(1, 3))), draw(st.booleans()))
        for n in range(draw(st.integers(1, 4)))
    )
    marks = tuple(
        _mark(draw, f"{area.code}q{n}", area.code, states)
        for area in areas
        for n in range(draw(st.integers(1, 4)))
    )
    return Case(areas, marks, draw(_combining(labels, [one.code for one in areas])))


def _mark(draw: st.DrawFn, ref: str, area: str, states: Sequence[str]) -> Mark:
    scale = draw(st.sampled_from(list(STANDARD.values())))
    answer = draw(st.sampled_from([*(one.code for one in scale.choices), *states]))
    viewpoint = draw(st.sampled_from(["people", "staff", "commissioner"]))
    return Mark(
        ref,
        area,
        "?",
        scale,
        answer,
        draw(st.sampled_from([Decimal(1), Decimal(2), Decimal("0.5")])),
        viewpoint,
    )


@st.composite
def _combining(draw: st.DrawFn, labels: LabelSet, areas: Sequence[str]) -> Combining:
    family = draw(st.sampled_from(list(Family)))
    whole = draw(_bands(labels)) if family in {Family.PERCENTAGE, Family.WEIGHTED} else None
    counts = draw(_counts(labels, len(areas))) if family is Family.COUNTS else ()
    limiters = tuple(_limiter(draw, f"L{n}", labels, areas) for n in range(draw(st.integers(0, 3))))
    return Combining(
        labels,
        draw(_bands(labels)),
        family,
        whole,
        counts,
        _middle(labels) if counts else labels.codes[0],
        limiters,
    )


@st.composite
def _bands(draw: st.DrawFn, labels: LabelSet) -> PercentBands:
    floors = draw(
        st.lists(
            st.sampled_from([Decimal(n) for n in (20, 33, 50, 60, 65, 78, 85, 95, 100)] + [Decimal("62.5")]),
            min_size=len(labels.codes) - 1,
            max_size=len(labels.codes) - 1,
            unique=True,
        )
    )
    found = [
        Band(code, floor) for code, floor in zip(labels.codes, sorted(floors, reverse=True), strict=False)
    ]
    return PercentBands((*found, Band(labels.codes[-1], None)), draw(st.sampled_from(list(Rounding))))


def _middle(labels: LabelSet) -> str:
    return labels.codes[1]


@st.composite
def _counts(draw: st.DrawFn, labels: LabelSet, areas: int) -> tuple[CountRule, ...]:
    """First so many bad areas, from the worst rating up; then so many good ones for the best."""
    found = [
        CountRule(f"bad-{place}", labels.codes[place], labels.codes[place:], draw(st.integers(1, areas)))
        for place in range(len(labels.codes) - 1, 1, -1)
    ]
    return (*found, CountRule("good", labels.codes[0], labels.codes[:1], draw(st.integers(1, areas))))


def _limiter(draw: st.DrawFn, code: str, labels: LabelSet, areas: Sequence[str]) -> Limiter:
    effect = draw(st.sampled_from(list(Effect)))
    to = labels.codes[-1] if effect is Effect.OVERRIDE else draw(st.sampled_from(labels.codes[1:]))
    when = labels.codes[draw(st.integers(1, len(labels.codes) - 1)) :]
    named = tuple(draw(st.lists(st.sampled_from(list(areas)), unique=True)))
    mode = draw(st.sampled_from(list(Mode)))
    return Limiter(code, "A limit", named, when, effect, to, mode, draw(st.booleans()))


def is_state(rating: str) -> bool:
    return rating in {NOT_APPLICABLE, NOT_ASSESSED}
