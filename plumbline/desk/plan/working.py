"""Who does what when in a year, and one thing of it: done, or given to somebody."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.plan.page import year_asked
from plumbline.desk.plan.work_forms import DoneForm, GiveForm
from plumbline.desk.plan.work_page import HEAD, WorkFilters, as_rows, work_page
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.frameworks.kinds import LEVELS
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.judgement.risk.levels import Requirement
from plumbline.oversight.plan_following import work_done
from plumbline.oversight.queries.plan_choices import officers_who_visit
from plumbline.oversight.queries.plan_people import lead_of, year_work
from plumbline.workplan import actions as workplan
from plumbline.workplan.models import Obligation

PAGE = "desk/plan/work_one.html"
EVENTS = 30


@requires(Permission.SEE_VISITS)
def plan_work(request: SignedInRequest) -> HttpResponse:
    """`?year=2026` is the work from April 2026 to March 2027, `officer=` one person's; `format=csv` takes it away."""
    today = timezone.localdate()
    council, year = year_asked(request.user, request.GET, today=today)
    found = year_work(request.user, council, year, today=today)
    filters = WorkFilters(request.GET, found=found)
    if request.GET.get("format") == "csv":
        name = f"who-does-what-when-{found.year}.csv"
        return attachment(as_csv(HEAD, as_rows(found, filters)), name, CSV)
    return render(request, "desk/plan/work.html", work_page(found, filters))


@requires(Permission.SEE_VISITS)
def plan_work_one(request: SignedInRequest, pk: int) -> HttpResponse:
    return render(request, PAGE, _context(request.user, _found(request.user, pk)))


@requires(Permission.MAKE_VISITS)
def plan_work_done(request: SignedInRequest, pk: int) -> HttpResponse:
    one = _found(request.user, pk)
    form = DoneForm(request.POST, today=timezone.localdate())

    def act() -> None:
        work_done(one, **form.cleaned_data, by=request.user, now=timezone.now())

    return _settled(request, one, "done", form, act, "Done. The next one counts from that day.")


@requires(Permission.PLAN_VISITS)
def plan_work_give(request: SignedInRequest, pk: int) -> HttpResponse:
    """To one officer: this and what follows it of its kind, or everything that is to be done for the provider."""
    one = _found(request.user, pk)
    form = _give_form(request.user, one, request.POST)

    def act() -> None:
        those = _meant(request.user, one, is_for_all=form.cleaned_data["is_for_all"])
        workplan.give_to(those, form.chosen, by=request.user, now=timezone.now())

    return _settled(request, one, "give", form, act, "Given to them.")


def _found(user: User, pk: int) -> Obligation:
    known = (
        Obligation.objects.visible_to(user).for_list().select_related("council", "set_by__levels", "visit")
    )
    return get_object_or_404(known, pk=pk)


def _meant(user: User, one: Obligation, *, is_for_all: bool) -> list[Obligation]:
    """What is given with it. Raises NotAllowed where it is not to be done any more."""
    if one.status != Obligation.Status.OPEN:
        raise NotAllowed("This is not to be done any more. Open the next one, and give that to somebody.")
    all_of = Obligation.objects.visible_to(user).open().for_list()
    theirs = all_of.filter(council=one.council_id, provider=one.provider_id)
    return list(theirs if is_for_all else theirs.filter(kind=one.kind, due_on__gte=one.due_on))


def _give_form(user: User, one: Obligation, typed: Any = None) -> GiveForm:
    officers, lead = officers_who_visit(one.council), lead_of(user, one, today=timezone.localdate())
    return GiveForm(typed, one=one, officers=officers, lead=lead)


def _settled(
    request: SignedInRequest, one: Obligation, name: str, form: Any, act: Callable[[], object], said: str
) -> HttpResponse:
    """Do it and come back, or show the page again with what was typed and why it cannot be."""
    if request.method == "POST" and done(form, act):
        messages.success(request, said)
    elif request.method == "POST":
        return render(request, PAGE, _context(request.user, one, {name: form}), status=422)
    return redirect("desk:plan_work_one", one.pk)


def _context(user: User, one: Obligation, typed: dict[str, forms.Form] | None = None) -> dict[str, Any]:
    today = timezone.localdate()
    levels = one.set_by.levels.read_as(LEVELS).levels
    give = _give_form(user, one)
    fresh: dict[str, forms.Form] = {"done": DoneForm(today=today), "give": give}
    return {
        "one": one,
        "is_late": one.is_overdue(on=today),
        "rule": _rule(levels.level(one.level).requires, one),
        "hours_by": levels.hours_authority,
        "who": str(one.officer or lead_of(user, one, today=today)),
        "acts": fresh | (typed or {}),
        "form": next(iter((typed or {}).values()), None),
        "events": Event.objects.visible_to(user).about(one).select_related("by")[:EVENTS],
    }


def _rule(requires: tuple[Requirement, ...], one: Obligation) -> Requirement | None:
    return next((each for each in requires if each.what == one.what and each.says == one.says), None)
