"""What Quality Checkers do by their links, for tests."""

from collections.abc import Mapping

from plumbline.visits import actions as visits
from plumbline.visits.actions import checking, quoting
from plumbline.visits.checkers import words_in
from plumbline.visits.models import CheckerLink, CheckerQuote, Entry, Sheet, Visit
from tests.cast import NOW, Cast
from tests.visits.reports import answered, left

NOTE, WORDS = "Only in English, says Mary.", "I liked the garden."


def came(
    cast: Cast,
    visit: Visit,
    called: str = "Checker One",
    *,
    answers: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    words: str = "",
) -> CheckerLink:
    """One who was invited, answered these questions, wrote these notes to them, and these words about the visit."""
    link, _ = visits.make_link(visit, called, by=cast.quality_officer, now=NOW)
    checking.check_in(link, by=None, now=NOW)
    chosen, noted = answers or {}, notes or {}
    for ref in {**chosen, **noted}:
        value = {"choice": chosen.get(ref, ""), "note": noted.get(ref, "")}
        checking.say(link, "answer", ref, value, by=None, now=NOW)
    if words:
        checking.say(link, "note", checking.WORDS, {"area": "", "text": words}, by=None, now=NOW)
    return link


def written_up_with_one(cast: Cast) -> tuple[Visit, CheckerLink]:
    """A visit that is ready to be shared; one Quality Checker chose twice, wrote a note to I1, and about the visit."""
    visit = cast.begun_visit()
    link = came(cast, visit, answers={"I1": "partly", "I2": "not-assessed"}, notes={"I1": NOTE}, words=WORDS)
    return left(cast, answered(cast, visit)), link


def entry_of(visit: Visit, text: str) -> Entry:
    """What a Quality Checker wrote in these words, the newest."""
    entries = Entry.objects.filter(visit=visit, sheet=Sheet.CHECKER).order_by("-pk")
    return next(one for one in entries if words_in(one) == text)


def tell(cast: Cast, visit: Visit, text: str, told: str = "") -> CheckerQuote:
    """The lead officer lets these words be told, as they are or changed."""
    return quoting.decide(
        entry_of(visit, text),
        may_be_told=True,
        text=told or text,
        reason="",
        by=cast.quality_officer,
        now=NOW,
    )


def keep_out(cast: Cast, visit: Visit, text: str, reason: str = "It names somebody.") -> CheckerQuote:
    return quoting.decide(
        entry_of(visit, text), may_be_told=False, text="", reason=reason, by=cast.quality_officer, now=NOW
    )
