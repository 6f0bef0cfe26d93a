"""Writing the words of the report, by several people at once and without writing over one another."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.visits.models import Visit, Words
from plumbline.visits.sides import team_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User

OPEN = ("visiting", "writing", "answering")
LONGEST = 20_000
SUMMARY, GOOD_PRACTICE = "summary", "good-practice"


class Overtaken(NotAllowed):
    """Somebody saved this part since it was opened. `theirs` is what stands; the page keeps what was typed."""

    def __init__(self, theirs: Words) -> None:
        super().__init__(
            f"{theirs.saved_by} has saved this part since you opened it. Both texts are shown: take over what is "
            "missing, then save again."
        )
        self.theirs = theirs


def part_of(area: str) -> str:
    """The part that holds an area's words."""
    return f"area:{area}"


@transaction.atomic
def save_words(visit: Visit, part: str, text: str, *, version: int, by: "User", now: datetime) -> Words:
    """Save one part. `version` is the one its writer saw, 0 when there was none.

    Raises Overtaken when another version stands by now, and NotAllowed for a part that is not there, for a text that
    is too long, and once the report is out of the officers' hands.
    """
    team_only(visit, by)
    _check(visit, part, text)
    kept = text.replace("\r\n", "\n").replace("\x00", "").strip()
    saved = _first(visit, part, kept, by, now) if version == 0 else None
    if saved is None:
        saved = _next(visit, part, kept, version, by, now)
    record("visit.words_saved", visit, by=by, now=now, part=part, version=saved.version)
    return saved


def parts(visit: Visit) -> tuple[str, ...]:
    """Every part that a report has words for, in its order."""
    areas = (part_of(one.code) for one in visit.framework.scorecard.areas)
    return (SUMMARY, *areas, GOOD_PRACTICE)


def _check(visit: Visit, part: str, text: str) -> None:
    if part not in parts(visit):
        raise NotAllowed("The report has no such part. Open the page again.")
    if visit.status not in OPEN:
        raise NotAllowed(
            f"The visit is “{visit.get_status_display().lower()}” now, so the words of its report stay as they are."
        )
    if len(text) > LONGEST:
        raise NotAllowed(f"This has {len(text):,} letters; {LONGEST:,} is the most. Make it shorter.")


def _first(visit: Visit, part: str, text: str, by: "User", now: datetime) -> Words | None:
    """The first version of a part; None when somebody else was first."""
    try:
        with transaction.atomic():
            return Words.objects.create(
                council_id=visit.council_id,
                provider_id=visit.provider_id,
                visit=visit,
                part=part,
                text=text,
                saved_at=now,
                saved_by=by,
            )
    except IntegrityError:
        return None


def _next(visit: Visit, part: str, text: str, version: int, by: "User", now: datetime) -> Words:
    seen = Words.objects.filter(visit=visit, part=part, version=version)
    changed = seen.update(text=text, version=version + 1, saved_at=now, saved_by=by)
    stands = Words.objects.select_related("saved_by").filter(visit=visit, part=part).first()
    if stands is None:
        raise NotAllowed("Open the page again: this part was not there when you saved it.")
    if not changed and stands.text != text:
        raise Overtaken(stands)
    return stands
