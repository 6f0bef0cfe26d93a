"""Opening a calendar, proposing a year of due dates, confirming those that were read."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Calendar
from plumbline.desk.calendars.forms import ConfirmForm, OpenForm, ProposeForm, confirm_forms
from plumbline.desk.calendars.page import calendar_page
from plumbline.desk.calendars.proposing import proposals, year_of
from plumbline.frameworks.periods import Interval
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import contract_consequences
from plumbline.oversight.queries.calendar_page import calendars_with_counts
from plumbline.ui.wording import counted


@requires(Permission.MANAGE_CONTRACTS)
def calendar_open(request: SignedInRequest) -> HttpResponse:
    form = OpenForm(request.POST or None)
    if form.is_valid() and (made := _opened(form, by=request.user, now=timezone.now())):
        messages.success(request, "The calendar is open. Propose its due dates, read them and confirm them.")
        return redirect("desk:calendar", made.pk)
    context = {"calendars": calendars_with_counts(request.user), "form": form}
    return render(request, "desk/calendars/calendars.html", context)


def _opened(form: OpenForm, *, by: User, now: datetime) -> Calendar | None:
    """The new calendar, or None with the cause written into the form."""
    try:
        if by.council is None:
            raise NotAllowed("You work for no council, so no calendar can be yours.")
        return contracts.open_calendar(by.council, form.cleaned_data["name"], by=by, now=now)
    except NotAllowed as problem:
        form.add_error("name", str(problem))
        return None


@requires(Permission.MANAGE_CONTRACTS)
def calendar_propose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Adds a year of proposals. Nothing is due until somebody has confirmed it."""
    found = get_object_or_404(Calendar.objects.visible_to(request.user), pk=pk)
    form = ProposeForm(
        request.POST or None, today=timezone.localdate(), interval=Interval.QUARTER, prefix="propose"
    )
    if form.is_valid() and (said := _propose(found, form, by=request.user, now=timezone.now())):
        messages.info(request, said)
        return redirect("desk:calendar", pk)
    context = calendar_page(found, on=timezone.localdate(), proposing=form)
    return render(request, "desk/calendars/calendar.html", context)


def _propose(calendar: Calendar, form: ProposeForm, *, by: User, now: datetime) -> str:
    """What was added, in a sentence; nothing, with the cause written into the form, when nothing was."""
    periods = year_of(int(form.cleaned_data["year"]), Interval(form.cleaned_data["interval"]))
    dates = [(one.period, one.due_on, "") for one in proposals(periods)]
    added = contracts.propose(calendar, dates, by=by, now=now)
    if not added:
        form.add_error("year", "Every period of that year is in this calendar already: nothing was proposed.")
        return ""
    return f"{counted(len(added), 'due date')} proposed. Read each and confirm it."


@requires(Permission.MANAGE_CONTRACTS)
def calendar_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Confirms the dates that were marked as read, one or all of them."""
    found = get_object_or_404(Calendar.objects.visible_to(request.user), pk=pk)
    if request.method != "POST":
        return redirect("desk:calendar", pk)
    forms = confirm_forms(list(found.periods.all()), request.POST)
    read = [form for form in forms if form.is_ticked]
    if read and all(form.is_valid() for form in read):
        messages.success(request, _confirm(read, by=request.user, now=timezone.now()))
        return redirect("desk:calendar", pk)
    context = calendar_page(found, on=timezone.localdate(), confirming=forms)
    return render(request, "desk/calendars/calendar.html", {**context, "none_read": not read}, status=422)


def _confirm(read: list[ConfirmForm], *, by: User, now: datetime) -> str:
    """What was confirmed, in a sentence."""
    days = {form.entry.pk: (form.cleaned_data["due_on"], form.cleaned_data["reason"]) for form in read}
    asked = contract_consequences.due_dates_confirmed([form.entry for form in read], days, by=by, now=now)
    said = f"{counted(len(read), 'due date')} confirmed."
    return f"{said} {counted(asked, 'return')} asked for at once." if asked else said
