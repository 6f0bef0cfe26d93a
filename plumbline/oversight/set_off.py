"""What a final report set off, in sentences for the visit's page. Nothing happens that is not told here."""

from collections.abc import Iterator

from plumbline.improvement.models import Action, Finding
from plumbline.ui.wording import counted, day
from plumbline.visits.models import Visit


def set_off(visit: Visit) -> tuple[str, ...]:
    """Empty until the report is final."""
    return tuple(_sentences(visit)) if visit.final_at else ()


def _sentences(visit: Visit) -> Iterator[str]:
    findings = Finding.objects.from_source("visit", visit.pk).exclude(told_at=None)
    actions = Action.objects.filter(findings__in=findings).exclude(told_at=None).distinct().count()
    told = findings.count()
    if told:
        yield f"The provider was told of {counted(told, 'finding')} and of {counted(actions, 'action')} with due days."
    else:
        yield "The provider was told of the report. There were no findings to tell it of."
    label = visit.framework.scorecard.combining.labels.label(visit.rating)
    rating = label.says if label else visit.rating
    after = [one for one in visit.framework.scorecard.follow_ups if one.rating == visit.rating]
    for one in after:
        if one.visit_within is not None and visit.follow_up_by:
            yield (
                f"After {rating} the framework asks for a follow-up visit within {counted(one.visit_within, 'day')}: "
                f"one was put into the plan, by {day(visit.follow_up_by)}."
            )
        if one.says:
            yield f"The framework says of {rating}: {one.says} Those who settle what is disputed were told so."
    if not after:
        yield f"The framework says nothing more about {rating}, so nothing else was changed."
