"""A visit's scorecard, from what stands on it now: answers, and what was decided by hand."""

from collections.abc import Iterable, Mapping
from datetime import date

from plumbline.frameworks.scorecard import Answerer, ScorecardDefinition
from plumbline.frameworks.scoring import score_answers, with_checkers_view
from plumbline.judgement.scorecard.marks import Moderation, Waiver
from plumbline.judgement.scorecard.outcome import Scorecard
from plumbline.visits.answers import CheckerAnswer, answers_of, checker_answers, least_favourable
from plumbline.visits.checkers import questions_for
from plumbline.visits.kept import as_kept, from_kept
from plumbline.visits.models import ByHand, Sheet, Visit

__all__ = ["answers_for_scoring", "as_kept", "from_kept", "score_visit"]


def score_visit(visit: Visit, *, on: date | None = None) -> Scorecard:
    """The scorecard by the visit's own framework version. A change by hand counts until its last day, `on` included."""
    definition, by_hand = visit.framework.scorecard, _standing(visit, on)
    given = checker_answers(visit)
    checked = least_favourable(definition, given)
    card = score_answers(
        definition,
        _together(definition, answers_of(visit), checked),
        waivers=[Waiver(one.area, one.reason, str(one.decided_by)) for one in by_hand if not one.to],
        moderations=[_moderation(one) for one in by_hand if one.to],
    )
    people = len({one.device for one in given if _counts(definition, one)})
    return with_checkers_view(card, definition, questions_for(definition), checked, people=people)


def answers_for_scoring(visit: Visit) -> dict[str, str]:
    """What officers answered; for questions that are the Quality Checkers' own, what those answered."""
    return _together(visit.framework.scorecard, answers_of(visit), answers_of(visit, sheet=Sheet.CHECKER))


def _together(
    definition: ScorecardDefinition, answers: dict[str, str], checked: Mapping[str, str]
) -> dict[str, str]:
    own = _asked_of(definition, Answerer.QUALITY_CHECKER)
    return {
        **answers,
        **{ref: choice for ref, choice in checked.items() if ref in own and not answers.get(ref)},
    }


def _counts(definition: ScorecardDefinition, one: CheckerAnswer) -> bool:
    """Whether it brings points: “I do not know” does not."""
    question = definition.by_ref.get(one.ref)
    return question is not None and question.scale.choice(one.choice) is not None


def _asked_of(definition: ScorecardDefinition, answerer: Answerer) -> set[str]:
    return {one.ref for one in definition.questions if one.answerer is answerer}


def _standing(visit: Visit, on: date | None) -> list[ByHand]:
    standing: Iterable[ByHand] = visit.by_hand.standing().select_related("decided_by")
    return [one for one in standing if on is None or one.until is None or one.until >= on]


def _moderation(one: ByHand) -> Moderation:
    until = f"{one.until.day} {one.until:%B %Y}" if one.until else ""
    return Moderation(one.area, one.to, one.reason, str(one.decided_by), until)
