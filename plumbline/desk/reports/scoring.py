"""The scorecard's page, and what is decided about it by hand."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.reports.forms import ModerateForm, ReasonForm, WaiveForm
from plumbline.desk.reports.page import report_page
from plumbline.desk.reports.settling import found_visit, settled
from plumbline.visits.actions import by_hand
from plumbline.visits.models import ByHand

PAGE = "desk/reports/report.html"


@requires(Permission.SEE_VISITS)
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    context = report_page(request.user, found_visit(request, pk), on=timezone.localdate())
    return render(request, PAGE, context)


@requires(Permission.MAKE_VISITS)
def report_waive(request: SignedInRequest, pk: int) -> HttpResponse:
    visit, who, now = found_visit(request, pk), request.user, timezone.now()
    if request.method != "POST":
        return redirect("desk:report", pk)
    form = WaiveForm(request.POST, definition=visit.framework.scorecard)
    said = "The area is rated on what was assessed. The report shows the reason."
    done = settled(
        request,
        form,
        partial(by_hand.waive_area, visit, by=who, now=now),
        said,
        "desk:report",
        pk,
    )
    return done or render(
        request, PAGE, report_page(who, visit, on=timezone.localdate(now), waive=form), status=422
    )


@requires(Permission.SEE_VISITS)
def report_moderate(request: SignedInRequest, pk: int) -> HttpResponse:
    """The act itself refuses whoever is neither the lead officer nor settles disputes."""
    visit, who, now = found_visit(request, pk), request.user, timezone.now()
    if request.method != "POST":
        return redirect("desk:report", pk)
    form = ModerateForm(request.POST, definition=visit.framework.scorecard)
    said = "The rating was changed by hand. The computed one stays beside it."
    done = settled(
        request,
        form,
        partial(by_hand.moderate, visit, by=who, now=now),
        said,
        "desk:report",
        pk,
    )
    return done or render(
        request, PAGE, report_page(who, visit, on=timezone.localdate(now), moderate=form), status=422
    )


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
