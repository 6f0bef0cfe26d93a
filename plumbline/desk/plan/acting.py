"""Acts on the whole plan: drawing it up, its hours, its order, the months, a service more."""

from collections.abc import Callable
from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.plan.forms import HoursForm
from plumbline.desk.plan.page import plan_found, plan_of, plan_page
from plumbline.desk.plan.placing import Places, places_of
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import plan_consequences
from plumbline.oversight.queries.plan_rows import YearPlan
from plumbline.workplan import actions as workplan
from plumbline.workplan.models import VisitPlan

PAGE = "desk/plan/plan.html"


@requires(Permission.PLAN_VISITS)
def plan_open(request: SignedInRequest) -> HttpResponse:
    """Draws up the plan of the year in the address, with the hours typed."""
    found = plan_of(request.user, request.GET, today=timezone.localdate())
    if request.method != "POST" or found.plan:
        return redirect(_address(found))
    form = HoursForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, plan_page(found, hours=form), status=422)
    hours = form.cleaned_data["hours"]
    plan_consequences.plan_drawn_up(found, hours=hours, by=request.user, now=timezone.now())
    messages.success(request, "The plan is drawn up, in the order of the reasons to go.")
    return redirect(_address(found))


@requires(Permission.PLAN_VISITS)
def plan_hours(request: SignedInRequest, pk: int) -> HttpResponse:
    found, plan = _found(request, pk)
    form = HoursForm(request.POST)
    if request.method != "POST":
        return redirect(_address(found))
    if not form.is_valid():
        return render(request, PAGE, plan_page(found, hours=form), status=422)
    workplan.set_hours(plan, form.cleaned_data["hours"], by=request.user, now=timezone.now())
    messages.success(request, "The team’s hours are changed, and the line with them.")
    return redirect(_address(found))


@requires(Permission.PLAN_VISITS)
def plan_order(request: SignedInRequest, pk: int) -> HttpResponse:
    """Brings what has become due on the plan and puts it in the order of the reasons."""

    def act(found: YearPlan, plan: VisitPlan, now: datetime) -> None:
        plan_consequences.reasons_followed(plan, today=found.today, by=request.user, now=now)

    return _at_once(
        request, pk, act, "The reasons order the plan again. What people placed is where they put it."
    )


@requires(Permission.PLAN_VISITS)
def plan_places(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lines go up, down, or to the places typed."""
    found, _ = _found(request, pk)
    if request.method != "POST":
        return redirect(_address(found))
    places = places_of(request.POST, found)
    problem = _placed(found, places, request)
    if problem or places.problems:
        return render(request, PAGE, plan_page(found, places=places, problem=problem), status=422)
    messages.success(request, "Moved. The plan says who placed it.")
    return redirect(f"{_address(found)}#line-{places.first}")


def _placed(found: YearPlan, places: Places, request: SignedInRequest) -> str:
    """Do it, or say why not."""
    if places.problems:
        return ""
    try:
        plan_consequences.lines_placed(
            found, places.wanted, seen=places.seen, by=request.user, now=timezone.now()
        )
    except NotAllowed as problem:
        return str(problem)
    return ""


@requires(Permission.PLAN_VISITS)
def plan_months(request: SignedInRequest, pk: int) -> HttpResponse:
    """Gives a month to every visit above the line that has none."""

    def act(found: YearPlan, plan: VisitPlan, now: datetime) -> None:
        plan_consequences.months_spread(found, by=request.user, now=now)

    return _at_once(request, pk, act, "Each visit above the line has a month. Change any that does not suit.")


@requires(Permission.PLAN_VISITS)
def plan_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Puts a service on the plan that nothing makes due."""

    def act(found: YearPlan, plan: VisitPlan, now: datetime) -> None:
        offered = {one.bought.code: one for one in (*found.due, *found.others, *found.outside)}
        wanted = offered.get(request.POST.get("service", ""))
        if wanted is None:
            raise NotAllowed(
                "That service is on the plan by now, or has no running contract. Open the plan again."
            )
        plan_consequences.service_put_on(found, wanted, by=request.user, now=now)

    return _at_once(
        request, pk, act, "It is on the plan, at its end, and stays there until somebody drops it."
    )


def _found(request: SignedInRequest, pk: int) -> tuple[YearPlan, VisitPlan]:
    plan = get_object_or_404(VisitPlan.objects.visible_to(request.user).select_related("council"), pk=pk)
    today: date = timezone.localdate()
    return plan_found(request.user, plan, today=today), plan


def _address(found: YearPlan) -> str:
    return f"{reverse('desk:plan')}?year={found.year}"


def _at_once(
    request: SignedInRequest, pk: int, act: Callable[[YearPlan, VisitPlan, datetime], object], said: str
) -> HttpResponse:
    """Do what needs nothing typed, or say on the plan's page why it cannot be done."""
    found, plan = _found(request, pk)
    if request.method != "POST":
        return redirect(_address(found))
    try:
        act(found, plan, timezone.now())
    except NotAllowed as problem:
        return render(request, PAGE, plan_page(found, problem=str(problem)), status=409)
    messages.success(request, said)
    return redirect(_address(found))
