"""What `judge` says of answers to a scorecard: each area, the whole, and what would lift it."""

from plumbline.frameworks import scorecard_printing
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.frameworks.scorecard_answers import read_choices
from plumbline.frameworks.scoring import score_answers
from plumbline.frameworks.telling import DONE, REFUSED, Json, Outcome, judgement_json, problem_json
from plumbline.judgement.exact import in_digits
from plumbline.judgement.scorecard.outcome import AreaScore, Scorecard


def told(definition: ScorecardDefinition, content: bytes) -> Outcome:
    """The scorecard of the answers in a JSON file. Raises NotAnswers when there is no reading it.

    Questions without an answer are no fault: their areas come out as not assessed.
    """
    reading = read_choices(content, definition)
    card = score_answers(definition, reading.answers)
    json: Json = {
        "framework": definition.id,
        "version": definition.version,
        "judgements": [_area(one) for one in card.areas],
        "overall": _overall(card),
        "problems": [problem_json(one) for one in reading.problems],
    }
    text = scorecard_printing.card(definition, card, reading.problems)
    return Outcome(REFUSED if reading.problems else DONE, text, json)


def _area(area: AreaScore) -> Json:
    viewpoints = {name: str(one.rating) for name, one in area.by_viewpoint.items()}
    completeness = in_digits(area.judgement.completeness)
    return {**judgement_json(area.judgement), "completeness": completeness, "viewpoints": viewpoints}


def _overall(card: Scorecard) -> Json:
    whole = card.overall
    return {
        "rating": str(whole.rating),
        "score": None if whole.score is None else in_digits(whole.score),
        "because": [{"rule": one.rule, "says": one.says} for one in whole.reasons],
        "missing": list(whole.missing),
        "completeness": in_digits(whole.completeness),
        "would_change": list(whole.would_change),
        "disagreements": [one.says for one in card.disagreements],
    }
