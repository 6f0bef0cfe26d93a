"""Stage one: asking the provider for documents and its self-assessment, and what comes of it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.documents import actions as documents
from plumbline.documents.evidence import MOST_FILES
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.visits.models import Request, Supplied, Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User

SELF_ASSESSMENT = "self-assessment"
# Until the draft is shared, what the provider still sends can be read and used.
MAY_SUPPLY = Visit.OPEN_TO_NOTES
Asked = tuple[str, str, str, date]
File = tuple[str, bytes]


@transaction.atomic
def ask_for_information(
    visit: Visit, requests: Sequence[Asked], *, by: "User", now: datetime
) -> list[Request]:
    """Ask for each (code, title, why, due day); what was asked for already stays as it is. The new requests.

    Raises NotAllowed for a visit the provider does not know of, or one that is not ahead; for a due day past; and
    when nothing new is asked for.
    """
    if visit.told_at is None:
        raise NotAllowed("The provider does not know of this visit, so it cannot be asked for anything yet.")
    _check_asked(requests, timezone.localdate(now))
    there = set(Request.objects.filter(visit=visit).values_list("code", flat=True))
    new = [one for one in requests if one[0] not in there]
    if not new:
        raise NotAllowed("All of this was asked for already. Open the page again to see what arrived.")
    if visit.status == Visit.Status.ARRANGED:
        move(visit, Visit.Status.GATHERING, by=by, now=now, shared=True, number=len(new))
    elif visit.status not in MAY_SUPPLY:
        raise NotAllowed("Arrange the visit first; after the draft is shared, nothing more can be asked for.")
    return [_ask(visit, one, by, now) for one in new]


@transaction.atomic
def supply(
    request: Request, files: Sequence[File], says: str, *, by: "User", now: datetime
) -> list[Supplied]:
    """Files that answer a request, each (name, content), with a word to go with them. Added, never replaced.

    Raises NotAllowed when none came, one is of a kind or size that is not taken, or the visit is past it.
    """
    _check_open(request)
    if not files:
        raise NotAllowed("Choose at least one file.")
    if len(files) > MOST_FILES:
        raise NotAllowed(f"Send at most {MOST_FILES} files at a time. The others can follow.")
    kept = [_keep(request, name, content, by, now) for name, content in files]
    _answer(request, Request.Status.ARRIVED, says, by, now, files=", ".join(str(one) for one in kept))
    return kept


@transaction.atomic
def has_none(request: Request, says: str, *, by: "User", now: datetime) -> Request:
    """The provider has no such document, and says why."""
    _check_open(request)
    if not says.strip():
        raise NotAllowed("Say why there is none, for example that the policy is being written.")
    return _answer(request, Request.Status.NOT_HELD, says, by, now, reason=says.strip())


@transaction.atomic
def give_more_time(request: Request, *, until: date, reason: str, by: "User", now: datetime) -> Request:
    """A later due day. Raises NotAllowed when it is not later, is past, or nothing is owed."""
    if request.status != Request.Status.ASKED:
        raise NotAllowed("Nothing is owed here, so no more time is needed.")
    if until <= request.due_on or until < timezone.localdate(now):
        raise NotAllowed(f"It is due on {request.due_on:%-d %B %Y} now. Choose a later day, not past.")
    if not reason.strip():
        raise NotAllowed("Say why more time is given.")
    return move(
        request,
        Request.Status.ASKED,
        by=by,
        now=now,
        shared=True,
        fields={"due_on": until},
        title=request.title,
        until=str(until),
        reason=reason.strip(),
    )


@transaction.atomic
def withdraw(request: Request, reason: str, *, by: "User", now: datetime) -> Request:
    """The document is no longer asked for."""
    if not reason.strip():
        raise NotAllowed("Say why it is no longer needed.")
    return move(
        request,
        Request.Status.WITHDRAWN,
        by=by,
        now=now,
        shared=True,
        title=request.title,
        reason=reason.strip(),
    )


@transaction.atomic
def ask_again(request: Request, reason: str, *, due_on: date, by: "User", now: datetime) -> Request:
    """Ask again: what came was not what is needed, or it is needed after all. What came stays kept."""
    _check_open(request)
    if not reason.strip():
        raise NotAllowed("Say what is still needed.")
    if due_on < timezone.localdate(now):
        raise NotAllowed("That day is past. Choose today or a later day.")
    if request.status == Request.Status.ASKED:
        raise NotAllowed("This is asked for already.")
    return move(
        request,
        Request.Status.ASKED,
        by=by,
        now=now,
        shared=True,
        fields={"due_on": due_on},
        title=request.title,
        until=str(due_on),
        reason=reason.strip(),
    )


def _ask(visit: Visit, asked: Asked, by: "User", now: datetime) -> Request:
    code, title, why, due_on = asked
    request = Request.objects.create(
        council_id=visit.council_id,
        provider_id=visit.provider_id,
        visit=visit,
        code=code,
        title=title,
        why=why,
        due_on=due_on,
    )
    record("visit_request.asked", request, by=by, now=now, shared=True, title=title, due=str(due_on))
    return request


def _check_asked(requests: Sequence[Asked], today: date) -> None:
    for _, title, _, due_on in requests:
        if not title.strip():
            raise NotAllowed("Say what is asked for.")
        if due_on < today:
            raise NotAllowed(f"“{title}” would be due on a day that is past. Choose today or a later day.")


def _check_open(request: Request) -> None:
    if not Visit.objects.filter(pk=request.visit_id, status__in=MAY_SUPPLY).exists():
        raise NotAllowed(
            "The council has moved on with this visit, so nothing more can be sent here. Tell the lead officer."
        )


def _keep(request: Request, name: str, content: bytes, by: "User", now: datetime) -> Supplied:
    about = {"council_id": request.council_id, "provider_id": request.provider_id}
    return Supplied.objects.create(
        **about,
        request=request,
        document=documents.keep_evidence(name, content, by=by, now=now, **about),
        supplied_at=now,
        supplied_by=by,
    )


def _answer(request: Request, to: str, says: str, by: "User", now: datetime, **details: str) -> Request:
    fields = {"says": says.strip(), "answered_at": now, "answered_by": by}
    return move(request, to, by=by, now=now, shared=True, fields=fields, title=request.title, **details)
