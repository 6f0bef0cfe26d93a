"""The same marks by whose view they give: each viewpoint rated alone, and where viewpoints differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plumbline.judgement.judgement import Judgement
from plumbline.judgement.scorecard.adding_up import tally
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.marks import Mark, Waiver
from plumbline.judgement.scorecard.outcome import AreaScore, Disagreement
from plumbline.judgement.scorecard.percentages import judged
from plumbline.judgement.scorecard.rules import PercentBands
from plumbline.judgement.scorecard.wording import listed, says_rating

SPEAKERS = {
    "people": "people who use the service",
    "staff": "staff and managers",
    "commissioner": "the commissioner",
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
