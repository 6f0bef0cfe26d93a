"""The same marks by whose view they give: each viewpoint rated alone, and where viewpoints differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from plumbline.judgement.judgement import Judgement, Reason
from plumbline.judgement.scorecard.adding_up import tally
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.marks import Mark, Waiver
from plumbline.judgement.scorecard.outcome import AreaScore, Disagreement, Scorecard
from plumbline.judgement.scorecard.percentages import judged
from plumbline.judgement.scorecard.rules import Combining, PercentBands
from plumbline.judgement.scorecard.wording import OVERALL, listed, many, says_rating

CHECKERS = "checkers"
SPEAKERS = {
    "people": "people who use the service",
    "staff": "staff and managers",
    "commissioner": "the commissioner",
    CHECKERS: "Quality Checkers",
}


def by_viewpoint(
    ref: str, marks: Iterable[Mark], bands: PercentBands, labels: LabelSet, waiver: Waiver | None = None
) -> Mapping[str, Judgement]:
    """The judgement of each viewpoint's own questions, in the order in which viewpoints first speak."""
    groups: dict[str, list[Mark]] = {}
    for one in marks:
        groups.setdefault(one.viewpoint, []).append(one)
    return {
        viewpoint: judged(f"{ref}.{viewpoint}", tally(own), bands, labels, waiver)
        for viewpoint, own in groups.items()
    }


def with_checkers(card: Scorecard, marks: Sequence[Mark], combining: Combining, *, people: int) -> Scorecard:
    """The same card with the viewpoint of Quality Checkers beside the others; no rating of it changes.

    `marks` are all questions that they were asked. What they skipped or did not know is no valid answer and keeps no
    rating away, for nobody has to answer: `people` of them are named with how many questions they answered. An area
    of which nothing they were asked brings points has a state, and one that they were not asked about nothing.
    """
    if not _that_count(marks):
        return card
    bands, labels = combining.area_bands, combining.labels
    areas = tuple(
        replace(one, by_viewpoint={**one.by_viewpoint, CHECKERS: _of_checkers(one.code, own, bands, labels)})
        if (own := [mark for mark in marks if mark.area == one.code])
        else one
        for one in card.areas
    )
    whole = _of_checkers(OVERALL, marks, combining.bands or bands, labels)
    whole = replace(whole, reasons=(_answered(marks, people), *whole.reasons))
    return replace(
        card,
        areas=areas,
        viewpoints={**card.viewpoints, CHECKERS: whole},
        disagreements=disagreements(areas, labels),
    )


def answered_by(card: Scorecard) -> tuple[str, ...]:
    """In a sentence each, how much the viewpoints rest on whose questions nobody has to answer."""
    reasons = (reason for one in card.viewpoints.values() for reason in one.reasons)
    return tuple(one.says for one in reasons if one.rule.endswith(".answered"))


def disagreements(areas: Sequence[AreaScore], labels: LabelSet) -> tuple[Disagreement, ...]:
    """The areas that at least two viewpoints rate, and not alike."""
    return tuple(_disagreements(areas, labels))


def _disagreements(areas: Sequence[AreaScore], labels: LabelSet) -> Iterator[Disagreement]:
    for area in areas:
        ratings = {name: one.rating for name, one in area.by_viewpoint.items() if one.is_rating}
        if len(set(ratings.values())) > 1:
            views = [
                f"{says_rating(rating, labels)} by {SPEAKERS.get(name, name)}"
                for name, rating in ratings.items()
            ]
            yield Disagreement(area.code, ratings, f"{area.title}: {listed(views)}.")


def _of_checkers(ref: str, marks: Sequence[Mark], bands: PercentBands, labels: LabelSet) -> Judgement:
    return judged(f"{ref}.{CHECKERS}", tally(_that_count(marks) or marks), bands, labels)


def _that_count(marks: Iterable[Mark]) -> list[Mark]:
    return [one for one in marks if one.scale.choice(one.answer)]


def _answered(marks: Sequence[Mark], people: int) -> Reason:
    counted, asked = len(_that_count(marks)), many(len(marks), "question")
    by = "1 person" if people == 1 else f"{people} people"
    says = f"{SPEAKERS[CHECKERS]}: {counted} of {asked} answered, by {by}."
    if people > 1:
        says += " Where they differ, the least favourable answer counts."
    saw = {"answered": str(counted), "asked": str(len(marks)), "people": str(people)}
    return Reason(f"{OVERALL}.{CHECKERS}.answered", says, saw)
