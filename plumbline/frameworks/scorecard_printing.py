"""A scorecard as text for a terminal: the whole first, then each area with its reasons."""

from collections.abc import Iterator, Sequence

from plumbline.frameworks.printing import many, problem_lines, wrapped
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.judgement.judgement import Judgement, Problem
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.outcome import Scorecard
from plumbline.judgement.scorecard.wording import says_rating


def card(definition: ScorecardDefinition, card: Scorecard, problems: Sequence[Problem]) -> str:
    """The whole with its reasons and what would lift it; each area; where viewpoints differ; what cannot stand."""
    labels = definition.combining.labels
    lines = [f"{definition.title}, version {definition.version} ({definition.id})", ""]
    lines += _judged("Overall", card.overall, labels)
    lines.append("")
    for area in card.areas:
        critical = ", critical" if area.is_critical else ""
        lines += _judged(f"{area.title}{critical}", area.judgement, labels)
    if card.disagreements:
        lines += ["", "Where viewpoints differ:"]
        for one in card.disagreements:
            lines += wrapped(one.says, "  - ")
    lines += ["", _count(card, definition)]
    return "\n".join([*lines, *problem_lines(problems)])


def _judged(title: str, judgement: Judgement, labels: LabelSet) -> Iterator[str]:
    rating = says_rating(judgement.rating, labels).upper()
    shown = (
        f" ({judgement.display})" if judgement.score is not None and judgement.display[:1].isdigit() else ""
    )
    yield f"{rating}{shown}  {title}"
    for reason in judgement.reasons:
        yield from wrapped(reason.says, "    - ")
    for way in judgement.would_change:
        yield from wrapped(way, "    > ")


def _count(card: Scorecard, definition: ScorecardDefinition) -> str:
    holes = len(card.not_assessed)
    left = f", {holes} not assessed" if holes else ""
    return f"{many(len(card.areas), 'area')}, {many(len(definition.questions), 'question')}{left}."
