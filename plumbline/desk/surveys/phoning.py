"""Phone-in days: the list, one day with its calls, concerns followed up."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.surveys.calls import calls_table, day_page, days_of
from plumbline.desk.surveys.finding import found_call, found_day
from plumbline.desk.surveys.phone_forms import CallForm, DayForm, FollowUpForm
from plumbline.oversight.intelligence_consequences import phone_in_closed
from plumbline.surveys import actions


@requires(Permission.RUN_SURVEYS)
def phone_ins(request: SignedInRequest) -> HttpResponse:
    return render(request, "desk/surveys/phone_ins.html", {"days": days_of(request.user)})


@requires(Permission.RUN_SURVEYS)
def phone_in_new(request: SignedInRequest) -> HttpResponse:
    form, council = DayForm(request.POST or None), request.user.council
    if form.is_valid() and council:
        made = actions.open_day(council, **form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, "Ready. Note each call as it comes.")
        return redirect("desk:phone_in", made.pk)
    return render(request, "desk/surveys/phone_in_new.html", {"form": form})


@requires(Permission.RUN_SURVEYS)
def phone_in(request: SignedInRequest, pk: int) -> HttpResponse:
    """Calls are typed at the top of the page; the newest stands first beneath."""
    day = found_day(request.user, pk)
    if request.GET.get("format") == "csv":
        return calls_table(day)
    form = CallForm(request.POST or None, user=request.user)
    if form.is_valid():
        actions.note_call(day, **form.terms, by=request.user, now=timezone.now())
        messages.success(request, "Noted. Ready for the next call.")
        return redirect("desk:phone_in", pk)
    return render(request, "desk/surveys/phone_in.html", {"page": day_page(day), "form": form})


@requires(Permission.RUN_SURVEYS)
def phone_in_close(request: SignedInRequest, pk: int) -> HttpResponse:
    day = found_day(request.user, pk)
    if request.method == "POST":
        phone_in_closed(day, by=request.user, now=timezone.now())
        messages.success(request, "Closed. Concerns stand as intelligence now, and can still be followed up.")
    return redirect("desk:phone_in", pk)


@requires(Permission.RUN_SURVEYS)
def call_follow_up(request: SignedInRequest, pk: int) -> HttpResponse:
    call = found_call(request.user, pk)
    form = FollowUpForm(request.POST or None)
    who, now = request.user, timezone.now()
    if done(form, lambda: actions.follow_up(call, says=form.cleaned_data["says"], by=who, now=now)):
        return redirect("desk:phone_in", call.day_id)
    return render(request, "desk/surveys/follow_up.html", {"call": call, "form": form})
