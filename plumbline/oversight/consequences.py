"""What each act sets off, in order. The only place where one room's act leads to another's.

Every function is one transaction, but `workbook_received`: what arrived whole must be kept even if reading it fails.
"""

import logging
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import scope_of
from plumbline.contracts import actions as contracts
from plumbline.contracts.models import CalendarPeriod, Contract
from plumbline.documents import actions as documents
from plumbline.documents.scanning import ScannerSilent
from plumbline.notices.actions import tell
from plumbline.oversight.plan_following import return_counted
from plumbline.oversight.risk_wanted import risk_wanted
from plumbline.returns import actions as returns
from plumbline.returns import intake
from plumbline.returns.models import Extension, Return, Submission, Upload

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger(__name__)


def workbook_received(kpi_return: Return, name: str, content: bytes, *, by: User, now: datetime) -> Upload:
    """Keep the workbook, read it, take what can be taken.

    Three steps, each kept on its own: a process that dies after the first leaves an upload “received, not yet read”,
    which the worker reads within five minutes.
    """
    with scope_of(by):
        upload = returns.keep(kpi_return, name, content, by=by, now=now)
    return upload_read(upload, content, by=by, now=now)


def upload_read(upload: Upload, content: bytes, *, by: User, now: datetime) -> Upload:
    """Read a kept workbook and note what was found. Scanning and reading happen outside any transaction.

    While a configured virus scanner is silent the upload stays “received, not yet read”; the worker tries again.
    """
    with scope_of(by):
        expected = intake.expectation(upload.kpi_return)
    try:
        with scope_of(by):
            harm = documents.scan(upload.document, content, by=by)
    except ScannerSilent:
        logger.exception("An upload could not be scanned")
        return upload
    findings = intake.harmful(harm) if harm else intake.findings(content, expected)
    with scope_of(by):
        return returns.note_findings(upload, findings, by=by, now=now)


@transaction.atomic
def return_submitted(kpi_return: Return, *, by: User, now: datetime) -> Submission:
    """Submit; a receipt to whoever submitted, word to the lead officer."""
    submission = returns.submit(kpi_return, by=by, now=now)
    _write(kpi_return, "receipt", [by], submission=submission, now=now, by=by)
    _write(kpi_return, "arrived", _officers(kpi_return), submission=submission, now=now, by=by)
    risk_wanted(kpi_return.council_id, kpi_return.provider_id, now=now)
    return submission


@transaction.atomic
def return_accepted(kpi_return: Return, *, note: str, by: User, now: datetime) -> Return:
    returns.accept(kpi_return, note=note, by=by, now=now)
    return_counted(kpi_return, by=by, now=now)
    _write(kpi_return, "accepted", _provider_staff(kpi_return), note=note, now=now, by=by)
    risk_wanted(kpi_return.council_id, kpi_return.provider_id, now=now)
    return kpi_return


@transaction.atomic
def return_sent_back(
    kpi_return: Return, *, reason: str, wanted_again_by: date | None = None, by: User, now: datetime
) -> Return:
    returns.send_back(kpi_return, reason=reason, wanted_again_by=wanted_again_by, by=by, now=now)
    _write(kpi_return, "sent_back", _provider_staff(kpi_return), reason=reason, now=now, by=by)
    risk_wanted(kpi_return.council_id, kpi_return.provider_id, now=now)
    return kpi_return


@transaction.atomic
def return_extended(kpi_return: Return, *, until: date, reason: str, by: User, now: datetime) -> Extension:
    extension = returns.extend(kpi_return, until=until, reason=reason, by=by, now=now)
    _write(kpi_return, "extended", _provider_staff(kpi_return), extension=extension, now=now, by=by)
    return extension


@transaction.atomic
def nil_recorded(kpi_return: Return, *, reason: str, by: User, now: datetime) -> Return:
    returns.record_nil(kpi_return, reason=reason, by=by, now=now)
    _write(kpi_return, "nil", _provider_staff(kpi_return), reason=reason, now=now, by=by)
    return kpi_return


@transaction.atomic
def provider_reminded(kpi_return: Return, *, by: User, now: datetime) -> int:
    """Remind by hand; the number of letters.

    Raises NotAllowed when everyone has already been reminded on this day, or nobody there can fill in returns.
    """
    people = list(_provider_staff(kpi_return))
    written = _write(kpi_return, "reminder", people, now=now, by=by, key=f"{timezone.localdate(now)}")
    returns.note_reminder(kpi_return, letters=written, people=len(people), by=by, now=now)
    return written


@transaction.atomic
def contract_activated(contract: Contract, *, by: User | None, now: datetime, system: str = "") -> Contract:
    """Bring a contract into force, and ask at once for the returns of the periods that have begun."""
    contracts.activate(contract, by=by, now=now, system=system)
    returns_issued(contract, by=by, now=now, system=system)
    return contract


@transaction.atomic
def returns_issued(contract: Contract, *, by: User | None, now: datetime, system: str = "") -> list[Return]:
    """Ask for every return of a running contract whose period has begun; those already asked for stay as they are."""
    begun = CalendarPeriod.objects.confirmed().filter(
        calendar=contract.calendar_id, starts_on__lte=timezone.localdate(now)
    )
    asked = [returns.issue(contract, entry, by=by, now=now, system=system) for entry in begun]
    return [one for one in asked if one is not None]


def _write(
    kpi_return: Return, letter: str, people: "Iterable[User]", *, now: datetime, key: str = "", **said: object
) -> int:
    """One letter about a return to each person."""
    by = said.pop("by", None)
    return tell(
        people,
        f"returns/letters/{letter}.txt",
        {"return": kpi_return, **said},
        key=f"{letter}:{kpi_return.pk}:{key or now.isoformat()}",
        now=now,
        by=by if isinstance(by, User) else None,
        council_id=kpi_return.council_id,
        provider_id=kpi_return.provider_id,
        about=kpi_return,
    )


def _provider_staff(kpi_return: Return) -> "Iterable[User]":
    return User.objects.who_can(Permission.FILL_RETURNS, kpi_return.provider_id).distinct()


def _officers(kpi_return: Return) -> "Iterable[User]":
    officer = kpi_return.contract.lead_officer
    return [officer] if officer and officer.is_active else []
