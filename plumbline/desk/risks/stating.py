"""Entering what an officer knows, and having risks worked out now."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.risks.asking import Asked
from plumbline.desk.risks.finding import FoundRisk, council_of, found_risk
from plumbline.desk.risks.forms import FactForm
from plumbline.oversight import risk_consequences as consequences
from plumbline.ui.wording import counted


@requires(Permission.KEEP_RISKS)
def risk_fact(request: SignedInRequest, pk: int) -> HttpResponse:
    """`?about=registered-manager` says which input; the first that the model asks for, without."""
    found = found_risk(request, pk)
    asked = _asked(found, request.GET.get("about", ""))
    if asked is None:
        return redirect(found.address)
    form = FactForm(request.POST or None, asks=asked.asks, accepted=asked.accepted, on=found.on)
    if request.method == "POST" and done(form, lambda: _entered(found, asked, form)):
        messages.success(request, f"{asked.asks} is entered, and the risk is worked out with it.")
        return redirect(found.address)
    context = {"form": form, "asked": asked, "found": found}
    return render(request, "desk/risks/fact.html", context, status=422 if form.errors else 200)


def _asked(found: FoundRisk, about: str) -> Asked | None:
    """What the address names; None where the council's model asks for nothing. Raises Http404 for anything else."""
    asked = found.asked
    if not about:
        return asked[0] if asked else None
    named = next((one for one in asked if one.name == about), None)
    if named is None:
        raise Http404
    return named


def _entered(found: FoundRisk, asked: Asked, form: FactForm) -> None:
    part = found.row.subject.part if found.row else found.part
    consequences.fact_stated(
        found.council, found.whose, asked.name, **form.wanted, part=part, by=found.user, now=timezone.now()
    )


@requires(Permission.KEEP_RISKS)
def risk_work_out(request: SignedInRequest, pk: int) -> HttpResponse:
    """One provider's risk, and those of its services and contracts, from what is known now."""
    found = found_risk(request, pk)
    if request.method == "POST":
        changed = consequences.risks_worked_out(found.council, by=request.user, now=timezone.now(), only=pk)
        messages.success(request, "Worked out anew." if changed else "Worked out: nothing has changed.")
    return redirect(found.address)


@requires(Permission.KEEP_RISKS)
def risks_work_out(request: SignedInRequest) -> HttpResponse:
    """The risks of all providers, from what is known now."""
    council = council_of(request)
    if request.method == "POST":
        changed = consequences.risks_worked_out(council, by=request.user, now=timezone.now())
        said = f"{counted(changed, 'result')} changed." if changed else "Nothing has changed."
        messages.success(request, f"Worked out. {said}")
    return redirect("desk:risks")
