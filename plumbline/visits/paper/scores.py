"""The scorecard as a report prints it: table, chart, limits, what is missing or would lift it, viewpoints."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.text import capfirst

from plumbline.judgement.display import Unit, show, show_given
from plumbline.judgement.judgement import Judgement
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.outcome import AreaScore, Scorecard
from plumbline.judgement.scorecard.rules import Family
from plumbline.judgement.scorecard.viewing import SPEAKERS, answered_by
from plumbline.papers.paper import Bar, BarChart, Block, Bullets, Cell, Heading, Paragraph, Table
from plumbline.ui.wording import short_day
from plumbline.visits.paper.marks import cell_of, rating_of, tone_of, word_of


def outcome(card: Scorecard, labels: LabelSet) -> Iterator[Block]:
    """The overall rating, large, with the sentence that says why."""
    reasons = card.overall.reasons
    decisive = next((one for one in card.limits if one.effect == card.computed), None)
    said = [decisive.says] if decisive else [one.says for one in reasons[-1:]]
    by_hand = [one.says for one in reasons if one.rule.endswith(".moderation")]
    yield rating_of(
        card.overall.rating, labels, " ".join([*said, *(one for one in by_hand if one not in said)])
    )


def scorecard(
    card: Scorecard, labels: LabelSet, family: Family, before: Mapping[str, Any]
) -> Iterator[Block]:
    yield Heading("Scorecard")
    yield _table(card, labels, family, before)
    if any(one.judgement.score is not None for one in card.areas):
        yield _chart(card, labels)
    yield from _points("What limited or changed the rating", [one.says for one in _limits(card)])
    yield from _points("What was not assessed", _not_assessed(card))
    yield from _points("What would lift the rating", card.overall.would_change)
    yield from _viewpoints(card, labels)


def _table(card: Scorecard, labels: LabelSet, family: Family, before: Mapping[str, Any]) -> Table:
    is_weighted = family is Family.WEIGHTED
    head = ["Area", *(["Weight"] if is_weighted else []), "Points", "Score", "Rating"]
    aligned: list[Any] = ["left", *(["right"] if is_weighted else []), "right", "right", "left"]
    total: list[str | Cell] = [
        "Overall",
        *([""] if is_weighted else []),
        "",
        _percent(card.overall),
        cell_of(card.overall.rating, labels),
    ]
    if before:
        head.append(_last(before))
        aligned.append("left")
        total.append(cell_of(str(before.get("rating", "")), labels))
    rows = tuple(_row(one, labels, is_weighted=is_weighted, before=before) for one in card.areas)
    caption = "Points, score and rating of each area" + (", with the last visit’s" if before else "")
    return Table(caption, tuple(head), rows, tuple(aligned), total=tuple(total))


def _row(
    area: AreaScore, labels: LabelSet, *, is_weighted: bool, before: Mapping[str, Any]
) -> tuple[str | Cell, ...]:
    cells: list[str | Cell] = [f"{area.title}{' (critical)' if area.is_critical else ''}"]
    if is_weighted:
        cells.append(show_given(area.weight))
    cells.append(f"{show_given(area.points)} of {show_given(area.most)}" if area.most else "–")
    cells += [_percent(area.judgement), cell_of(area.judgement.rating, labels)]
    if before:
        cells.append(cell_of(str(before.get("ratings", {}).get(area.code, "")), labels))
    return tuple(cells)


def _chart(card: Scorecard, labels: LabelSet) -> BarChart:
    bars = tuple(
        Bar(
            one.title,
            None if one.judgement.score is None else float(one.judgement.score),
            _percent(one.judgement)
            if one.judgement.score is not None
            else word_of(one.judgement.rating, labels),
            tone_of(one.judgement.rating, labels),
        )
        for one in card.areas
    )
    return BarChart("Score of each area", bars, 100)


def _viewpoints(card: Scorecard, labels: LabelSet) -> Iterator[Block]:
    """The viewpoints side by side, where there is more than one, and where they disagree."""
    names = list(card.viewpoints)
    if len(names) < 2:
        return
    yield Heading("Viewpoints", 2)
    rows: tuple[tuple[str | Cell, ...], ...] = tuple(
        (one.title, *(_seen(one.by_viewpoint.get(name), labels) for name in names)) for one in card.areas
    )
    head = ("Area", *(capfirst(SPEAKERS.get(name, name)) for name in names))
    total: tuple[str | Cell, ...] = (
        "All questions",
        *(_seen(card.viewpoints[name], labels) for name in names),
    )
    yield Table("What each viewpoint alone would come to", head, rows, total=total)
    yield from (Paragraph(says) for says in answered_by(card))
    if card.disagreements:
        yield Paragraph("They disagree here:")
        yield Bullets(tuple(one.says for one in card.disagreements))
    else:
        yield Paragraph("Where several viewpoints rate an area, they agree.")


def _seen(judgement: Judgement | None, labels: LabelSet) -> Cell:
    return cell_of(judgement.rating, labels) if judgement else Cell("not asked")


def _limits(card: Scorecard) -> list[Any]:
    by_hand = [
        reason
        for judgement in (*(one.judgement for one in card.areas), card.overall)
        for reason in judgement.reasons
        if reason.rule.endswith((".moderation", ".waiver"))
    ]
    return [*card.limits, *by_hand]


def _not_assessed(card: Scorecard) -> list[str]:
    return [f"{one.title}: {', '.join(one.judgement.missing)}" for one in card.areas if one.judgement.missing]


def _points(title: str, said: list[str] | tuple[str, ...]) -> Iterator[Block]:
    if said:
        yield Heading(title, 2)
        yield Bullets(tuple(said))


def _percent(judgement: Judgement) -> str:
    if judgement.score is None:
        return "–"
    return judgement.display if judgement.display.endswith("%") else show(judgement.score, Unit.PERCENT, 0)


def _last(before: Mapping[str, Any]) -> str:
    on = str(before.get("on", ""))
    return f"Last time, {short_day(date.fromisoformat(on))}" if on else "Last time"
