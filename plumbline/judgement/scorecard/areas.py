"""The first steps: the points of an area's questions, the rating they make, and what each viewpoint makes of it."""

from collections.abc import Sequence
from dataclasses import replace

from plumbline.judgement.exact import exactly
from plumbline.judgement.scorecard.adding_up import tally
from plumbline.judgement.scorecard.lifting import ways_up_in
from plumbline.judgement.scorecard.marks import Area, Mark, Moderation, Waiver
from plumbline.judgement.scorecard.moderating import moderated
from plumbline.judgement.scorecard.outcome import AreaScore
from plumbline.judgement.scorecard.percentages import judged
from plumbline.judgement.scorecard.rules import Combining
from plumbline.judgement.scorecard.steps import step_of
from plumbline.judgement.scorecard.viewing import by_viewpoint


def area_score(
    area: Area,
    marks: Sequence[Mark],
    combining: Combining,
    waiver: Waiver | None,
    moderation: Moderation | None,
) -> AreaScore:
    bands, labels = combining.area_bands, combining.labels
    own = tally(marks)
    computed = judged(area.code, own, bands, labels, waiver)
    scored = AreaScore(
        code=area.code,
        title=area.title,
        weight=exactly(area.weight),
        is_critical=area.is_critical,
        points=own.points,
        most=own.most,
        judgement=moderated(computed, moderation, labels),
        computed=computed.rating,
        by_viewpoint=by_viewpoint(area.code, marks, bands, labels, waiver),
        step=step_of(own),
    )
    ways = tuple(one.says for one in ways_up_in(scored, combining))
    return replace(scored, judgement=replace(scored.judgement, would_change=ways))
