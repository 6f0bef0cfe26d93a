"""A visit's scorecard, from what stands on it now: answers, and what was decided by hand."""

from collections.abc import Iterable
from datetime import date

from plumbline.frameworks.scorecard import Answerer, ScorecardDefinition
from plumbline.frameworks.scoring import score_answers
from plumbline.judgement.scorecard.marks import Moderation, Waiver
from plumbline.judgement.scorecard.outcome import Scorecard
from plumbline.visits.answers import answers_of
from plumbline.visits.kept import as_kept, from_kept
from plumbline.visits.models import ByHand, Sheet, Visit

__all__ = ["answers_for_scoring", "as_kept", "from_kept", "score_visit"]


def score_visit(visit: Visit, *, on: date | None = None) -> Scorecard:
    """The scorecard by the visit's own framework version. A change by hand counts until its last day, `on` included."""
    by_hand = _standing(visit, on)
    return score_answers(
        visit.framework.scorecard,
        answers_for_scoring(visit),
        waivers=[Waiver(one.area, one.reason, str(one.decided_by)) for one in by_hand if not one.to],
        moderations=[_moderation(one) for one in by_hand if one.to],
    )


def answers_for_scoring(visit: Visit) -> dict[str, str]:
    """What officers answered; for questions that are the Quality Checkers' own, what those answered."""
    own = _asked_of(visit.framework.scorecard, Answerer.QUALITY_CHECKER)
    answers = answers_of(visit)
    if not own:
        return answers
    checked = answers_of(visit, sheet=Sheet.CHECKER)
    return {
        **answers,
        **{ref: choice for ref, choice in checked.items() if ref in own and not answers.get(ref)},
    }


def _asked_of(definition: ScorecardDefinition, answerer: Answerer) -> set[str]:
    return {one.ref for one in definition.questions if one.answerer is answerer}


def _standing(visit: Visit, on: date | None) -> list[ByHand]:
    standing: Iterable[ByHand] = visit.by_hand.standing().select_related("decided_by")
    return [one for one in standing if on is None or one.until is None or one.until >= on]


def _moderation(one: ByHand) -> Moderation:
    until = f"{one.until.day} {one.until:%B %Y}" if one.until else ""
    return Moderation(one.area, one.to, one.reason, str(one.decided_by), until)
