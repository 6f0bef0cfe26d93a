"""Sharing the areas of a visit out among the officers who go."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.visits.finding import found_visit
from plumbline.desk.visits.sharing import Sharing, sharing_of
from plumbline.history.workflow import NotAllowed
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit


class ShareOutForm(forms.Form):
    """For each officer the areas they fill. Nothing ticked means all of them, and so does everything."""

    says_optional = False
    label_size = "m"

    def __init__(self, typed: Any, *, sharing: Sharing, lead: int | None) -> None:
        super().__init__(typed)
        self.sharing = sharing
        for one in sharing.team:
            self.fields[_name(one.pk)] = forms.MultipleChoiceField(
                label=f"{one.officer} (lead)" if one.officer_id == lead else str(one.officer),
                help_text=f"Now: {sharing.fills(one).removeprefix('Fills ') or 'all the areas'}",
                choices=list(sharing.areas.items()),
                initial=one.areas,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def shares(self) -> Mapping[int, list[str]]:
        """What sharing out asks for: codes in the scorecard's order, and none for all of them."""
        ticked = {one.pk: self.cleaned_data[_name(one.pk)] for one in self.sharing.team}
        areas = list(self.sharing.areas)
        return {
            pk: [] if set(codes) == set(areas) else [one for one in areas if one in codes]
            for pk, codes in ticked.items()
        }


@requires(Permission.MAKE_VISITS)
def visit_share_out(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = found_visit(request.user, pk)
    visits.check_shared_out_now(visit)
    sharing = sharing_of(request.user, visit)
    typed = request.POST if request.method == "POST" else None
    form = ShareOutForm(typed, sharing=sharing, lead=visit.lead_id)
    if form.is_valid() and _shared_out(request, visit, form):
        return redirect("desk:visit", pk)
    saw = visits.as_shared(sharing.team)
    context = {"form": form, "visit": visit, "sharing": sharing, "saw": saw}
    return render(request, "desk/visits/visit_share_out.html", context, status=422 if form.is_bound else 200)


def _shared_out(request: SignedInRequest, visit: Visit, form: ShareOutForm) -> bool:
    who, now, saw = request.user, timezone.now(), request.POST.get("saw", "")
    try:
        visits.share_out_all(visit, form.shares, saw=saw, by=who, now=now)
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, "The areas are shared out. The visit’s pages say whose each is.")
    return True


def _name(member: int) -> str:
    return f"areas-{member}"
