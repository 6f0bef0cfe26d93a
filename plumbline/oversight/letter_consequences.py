"""What a letter that did not arrive sets off: its address is marked, and whoever must know is told.

A limit that runs from such a letter is never changed by itself: the page of what it is about says so to the officer.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from plumbline.accounts import actions as accounts
from plumbline.accounts.models import User
from plumbline.accounts.permissions import Role
from plumbline.notices import actions as notices
from plumbline.notices.models import Notice
from plumbline.notices.returned import Returned
from plumbline.organisations import scope
from plumbline.oversight.queries.letters_about import has_weight
from plumbline.returns.models import Return
from plumbline.standing.models import StandingDecision
from plumbline.visits.models import Visit


def letter_posted(notice: Notice, *, by: None = None, now: datetime) -> bool:
    """Send one letter, as `notices.post_one`; whether it went."""
    return notices.post_one(notice, afterwards=lambda lost: _lost(lost, None, now, "outbox"), now=now)


def letters_cut_off(*, by: None = None, now: datetime) -> int:
    """Give up the letters whose worker died while it was sending; their number."""
    return notices.give_up_those_cut_off(afterwards=lambda lost: _lost(lost, None, now, "outbox"), now=now)


def letter_returned(returned: Returned, *, by: None = None, now: datetime, system: str) -> bool:
    """Mark the letter that a mail system's report is about; whether there was one, and it was not marked yet."""
    return notices.come_back(
        returned, afterwards=lambda lost: _lost(lost, by, now, system), now=now, system=system
    )


@transaction.atomic
def return_noted(notice: Notice, says: str, *, marks_address: bool, by: User, now: datetime) -> Notice:
    """An officer notes that a letter came back, and may say that the address is no good any more."""
    notices.note_return(notice, says, afterwards=lambda lost: _lost(lost, by, now, ""), by=by, now=now)
    if marks_address and _went_to_this_address(notice):
        accounts.mark_address(notice.to, by=by, now=now)
    return notice


@transaction.atomic
def letter_sent_again(notice: Notice, *, by: User, now: datetime) -> Notice:
    """The letter once more; who sends it says by that that the address works, so a mark on it ends."""
    again = notices.send_again(notice, by=by, now=now)
    accounts.clear_address(notice.to, by=by, now=now)
    return again


def _lost(notice: Notice, by: User | None, now: datetime, system: str) -> None:
    if notice.explained.blames_address and _went_to_this_address(notice):
        accounts.mark_address(notice.to, by=by, now=now, system=system)
    if not has_weight(notice):
        return
    people = [one for one in responsible_for(notice) if one != by]
    notices.tell(
        people,
        "notices/letters/not_arrived.txt",
        {"letter": notice},
        key=f"not-arrived:{notice.pk}",
        now=now,
        council_id=notice.council_id,
    )


def _went_to_this_address(notice: Notice) -> bool:
    """Whether the person's address is still the one that the letter went to."""
    return notice.posted_to.lower() == notice.to.email.lower()


def responsible_for(notice: Notice) -> list[User]:
    """The officer whose work the letter belongs to; where there is none, the contracts managers of the council."""
    with scope.everything():
        named = [one for one in _named(notice) if one and one.is_active and one.pk != notice.to_id]
        return named or list(_managers(notice))


def _named(notice: Notice) -> "Iterable[User | None]":
    number = notice.about_id or 0
    if notice.about_kind == "returns.return":
        found = Return.objects.filter(pk=number).select_related("contract__lead_officer")
        return [one.contract.lead_officer for one in found]
    if notice.about_kind == "visits.visit":
        return [one.lead for one in Visit.objects.filter(pk=number).select_related("lead")]
    decisions = StandingDecision.objects.filter(pk=number).select_related("decided_by")
    return [one.decided_by for one in decisions]


def _managers(notice: Notice) -> "Iterable[User]":
    return (
        User.objects.active()
        .filter(
            memberships__organisation=notice.council,
            memberships__ended_on=None,
            memberships__role=Role.CONTRACTS_MANAGER,
        )
        .exclude(pk=notice.to_id)
        .distinct()
    )
