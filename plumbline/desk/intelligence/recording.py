"""Recording a piece of intelligence, and putting one right."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.intelligence.finding import found_intelligence, provider_named
from plumbline.desk.intelligence.forms import ChangeForm, IntelligenceForm
from plumbline.history.workflow import NotAllowed
from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.models import Intelligence
from plumbline.oversight.intelligence_consequences import intelligence_heard, intelligence_settled


@requires(Permission.RECORD_INTELLIGENCE)
def intelligence_new(request: SignedInRequest) -> HttpResponse:
    """`?provider=…` chooses one beforehand."""
    provider = provider_named(request.user, request.GET.get("provider", ""))
    form = IntelligenceForm(
        request.POST or None, user=request.user, today=timezone.localdate(), provider=provider
    )
    if form.is_valid() and (piece := _recorded(request, form)):
        messages.success(request, "Recorded.")
        return redirect("desk:intelligence_one", piece.pk)
    context = {"form": form, "provider": provider}
    status = 422 if form.is_bound else 200
    return render(request, "desk/intelligence/intelligence_new.html", context, status=status)


@requires(Permission.RECORD_INTELLIGENCE)
def intelligence_change(request: SignedInRequest, pk: int) -> HttpResponse:
    piece = found_intelligence(request.user, pk)
    form = ChangeForm(request.POST or None, user=request.user, today=timezone.localdate(), intelligence=piece)
    if done(form, lambda: _changed(request, piece, form)):
        messages.success(request, "Changed. What it said before stays in its history.")
        return redirect("desk:intelligence_one", pk)
    context = {"form": form, "intelligence": piece}
    status = 422 if form.is_bound else 200
    return render(request, "desk/intelligence/intelligence_change.html", context, status=status)


def _changed(request: SignedInRequest, piece: Intelligence, form: ChangeForm) -> Intelligence:
    read, reason = form.cleaned_data["read"], form.cleaned_data["reason"]
    intelligence_settled(
        intelligence.change,
        piece,
        terms=form.terms,
        read=read,
        reason=reason,
        by=request.user,
        now=timezone.now(),
    )
    return piece


def _recorded(request: SignedInRequest, form: IntelligenceForm) -> Intelligence | None:
    council = request.user.council
    if council is None:
        raise Http404
    try:
        return intelligence_heard(council, form.about, form.terms, by=request.user, now=timezone.now())
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return None
