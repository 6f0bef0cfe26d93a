"""What keeps a report from being shared or made final: every reason at once, each with what to do."""

from collections.abc import Iterator

from plumbline.history.workflow import NotAllowed
from plumbline.judgement.judgement import State
from plumbline.judgement.scorecard.outcome import AreaScore, Scorecard
from plumbline.judgement.scorecard.wording import listed
from plumbline.ui.wording import counted
from plumbline.visits.amending import amendment_owed
from plumbline.visits.models import Visit


class NotReady(NotAllowed):
    """`reasons` are all of them; the message is their sentences one after another."""


def obstacles_to_sharing(visit: Visit, card: Scorecard) -> tuple[str, ...]:
    return tuple(_obstacles(visit, card))


def obstacles_to_final(visit: Visit, card: Scorecard) -> tuple[str, ...]:
    """Those of sharing, unanswered comments, a dispute nobody has decided, and one whose decision is not followed."""
    found = [*_obstacles(visit, card)]
    unanswered = visit.comments.unanswered().count()
    if unanswered:
        found.append(
            f"{counted(unanswered, 'comment')} of the provider not answered yet. Answer each with your reasons."
        )
    if visit.disputes.open().exists():
        found.append(
            "The provider disputes the report, and nobody has decided yet. A senior officer who took no part does."
        )
    if amendment_owed(visit):
        found.append(
            "The review decided that the report is to be amended, and nothing in it has changed since. "
            "Correct an answer, the words or a rating."
        )
    return tuple(found)


def refuse(reasons: tuple[str, ...]) -> None:
    """Raises NotReady when there are reasons."""
    if reasons:
        raise NotReady(*reasons)


def _obstacles(visit: Visit, card: Scorecard) -> Iterator[str]:
    clashes = visit.current.clashing().count()
    if clashes:
        yield (
            f"{counted(clashes, 'answer')} of two officers {'differ' if clashes > 1 else 'differs'}. "
            "Choose on the visit’s page which stands."
        )
    yield from (_hole(area) for area in card.areas if area.judgement.rating == State.NOT_ASSESSED)
    if not visit.words.filter(part="summary").exclude(text="").exists():
        yield "The conclusion is not written yet. It is what the provider reads first."


def _hole(area: AreaScore) -> str:
    missing = area.judgement.missing
    if not missing:
        return f"{area.title}: no question was asked here, so there is nothing to rate."
    return (
        f"{area.title}: {listed(missing)} {'was' if len(missing) == 1 else 'were'} not assessed. "
        "Answer, or say why the rating may stand without."
    )
