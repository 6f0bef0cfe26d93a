"""Reporting calendars: all of them, and one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.contracts.models import Calendar
from plumbline.desk.calendars.forms import OpenForm
from plumbline.desk.calendars.page import calendar_page
from plumbline.oversight.queries.calendar_page import calendars_with_counts


@requires(Permission.SEE_CONTRACTS)
def calendars(request: SignedInRequest) -> HttpResponse:
    context = {"calendars": calendars_with_counts(request.user), "form": OpenForm()}
    return render(request, "desk/calendars/calendars.html", context)


@requires(Permission.SEE_CONTRACTS)
def calendar(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Calendar.objects.visible_to(request.user), pk=pk)
    return render(request, "desk/calendars/calendar.html", calendar_page(found, on=timezone.localdate()))
