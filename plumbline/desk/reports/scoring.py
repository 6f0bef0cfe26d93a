"""The scorecard's page, and what is decided about it by hand."""

from functools import partial

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.reports.forms import ModerateForm, ReasonForm, WaiveForm
from plumbline.desk.reports.page import report_page
from plumbline.desk.reports.settling import found_visit, settled
from plumbline.visits.actions import by_hand
from plumbline.visits.models import ByHand, Visit

PAGE = "desk/reports/report.html"


@requires(Permission.SEE_VISITS)
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    context = report_page(request.user, found_visit(request, pk), on=timezone.localdate())
    return render(request, PAGE, context)


@requires(Permission.MAKE_VISITS)
def report_waive(request: SignedInRequest, pk: int) -> HttpResponse:
    visit, now = found_visit(request, pk), timezone.now()
    form = WaiveForm(request.POST or None, definition=visit.framework.scorecard)
    act = partial(by_hand.waive_area, visit, by=request.user, now=now)
    said = "The area is rated on what was assessed. The report shows the reason."
    return settled(request, form, act, said, "desk:report", pk) or shown_again(request, visit, waive=form)


@requires(Permission.SEE_VISITS)
def report_moderate(request: SignedInRequest, pk: int) -> HttpResponse:
    """The act itself refuses whoever is neither the lead officer nor settles disputes."""
    visit, now = found_visit(request, pk), timezone.now()
    form = ModerateForm(request.POST or None, definition=visit.framework.scorecard)
    act = partial(by_hand.moderate, visit, by=request.user, now=now)
    said = "The rating was changed by hand. The computed one stays beside it."
    return settled(request, form, act, said, "desk:report", pk) or shown_again(request, visit, moderate=form)


def shown_again(request: SignedInRequest, visit: Visit, **typed: forms.Form) -> HttpResponse:
    """The scorecard's page with what could not be done; a plain visit to the act's address goes to the page itself."""
    if request.method != "POST":
        return redirect("desk:report", visit.pk)
    context = report_page(request.user, visit, on=timezone.localdate(), **typed)
    return render(request, PAGE, context, status=422)


@requires(Permission.SEE_VISITS)
def by_hand_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Asks for the reason on a page of its own."""
    found = ByHand.objects.visible_to(request.user).select_related("visit__framework", "decided_by")
    one, who, now = get_object_or_404(found, pk=pk), request.user, timezone.now()
    form = ReasonForm(request.POST or None)
    done = request.method == "POST" and settled(
        request,
        form,
        partial(by_hand.withdraw_by_hand, one, by=who, now=now),
        "Taken back. It stays to be read, with your reason.",
        *("desk:report", one.visit_id),
    )
    return done or render(request, "desk/reports/by_hand_withdraw.html", {"one": one, "form": form})
