"""Arranging a visit: its days and who goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.contracts.models import Contract
from plumbline.desk.visits.finding import found_visit
from plumbline.desk.visits.forms import ArrangeForm
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import visit_consequences as consequences
from plumbline.visits.models import TeamMember, Visit


@requires(Permission.MAKE_VISITS)
def visit_arrange(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = found_visit(request.user, pk)
    form = ArrangeForm(
        request.POST or None, user=request.user, notes=notes_on(request.user, visit), initial=_now(visit)
    )
    if request.method == "POST" and form.is_valid() and _arranged(request, visit, form):
        told = "The provider has been sent notice." if visit.is_announced else "The provider is told nothing."
        messages.success(request, f"Arranged. {told} Each officer has been asked to declare.")
        return redirect("desk:visit", pk)
    context = {"form": form, "visit": visit}
    return render(request, "desk/visits/visit_arrange.html", context, status=422 if form.is_bound else 200)


def notes_on(user: User, visit: Visit) -> dict[int, str]:
    """What to know of an officer before nominating them; none of it forbids anything."""
    led = Contract.objects.visible_to(user).active().filter(provider_id=visit.provider_id)
    notes = {
        one: "leads this provider’s contract" for one in led.values_list("lead_officer_id", flat=True) if one
    }
    of_provider = TeamMember.objects.visible_to(user).filter(provider_id=visit.provider_id)
    for member in of_provider.exclude(stood_down_at=None):
        notes[member.officer_id] = f"stood down from a visit here: {member.stood_down_because}"[:120]
    return notes


def _now(visit: Visit) -> dict[str, object]:
    """The visit as it is arranged now, or as it is planned."""
    going = list(visit.team.going().values_list("officer_id", flat=True))
    chosen = going or ([visit.lead_id] if visit.lead_id else [])
    return {
        "starts_on": visit.starts_on or visit.planned_on,
        "ends_on": visit.ends_on or visit.planned_on,
        "is_announced": "yes" if visit.is_announced else "no",
        "officers": [str(one) for one in chosen],
        "lead": str(visit.lead_id or ""),
    }


def _arranged(request: SignedInRequest, visit: Visit, form: ArrangeForm) -> bool:
    try:
        consequences.visit_arranged(visit, **form.terms, by=request.user, now=timezone.now())
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return False
    return True
