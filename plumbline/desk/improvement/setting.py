"""Setting an action for findings, and changing it before the provider is told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.improvement.action_form import ActionForm, as_it_is, for_findings
from plumbline.desk.improvement.settling import found_action
from plumbline.history.workflow import NotAllowed
from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action, Finding
from plumbline.oversight.queries.action_choices import open_findings, with_open_findings
from plumbline.providers.models import Provider


@requires(Permission.MANAGE_ACTIONS)
def action_new(request: SignedInRequest) -> HttpResponse:
    """`?provider=…` says whose findings, `?finding=…` which of them are ticked; without either it is asked for."""
    provider = _provider(request)
    findings = open_findings(request.user, provider) if provider else ()
    if provider is None or not findings:
        context = {"choices": with_open_findings(request.user), "provider": provider}
        return render(request, "desk/improvement/action_whose.html", context)
    initial = for_findings(findings, request.GET.getlist("finding"), request.user, on=timezone.localdate())
    council = findings[0].council_id
    form = ActionForm(request.POST or None, findings=findings, council=council, initial=initial)
    if form.is_valid() and (action := _set(request, form)):
        return redirect("desk:action", action.pk)
    return render(request, "desk/improvement/action_new.html", {"form": form, "provider": provider})


@requires(Permission.MANAGE_ACTIONS)
def action_change(request: SignedInRequest, pk: int) -> HttpResponse:
    action = found_action(request, pk)
    form = ActionForm(request.POST or None, findings=(), council=action.council_id, initial=as_it_is(action))
    if form.is_valid() and _changed(request, action, form):
        return redirect("desk:action", pk)
    return render(request, "desk/improvement/action_change.html", {"form": form, "action": action})


def _provider(request: SignedInRequest) -> Provider | None:
    """Of the address; or of the finding that it names. Raises Http404 for one not theirs."""
    number, finding = request.GET.get("provider", ""), request.GET.get("finding", "")
    if _is_number(number):
        visible = Provider.objects.visible_to(request.user).select_related("organisation")
        return get_object_or_404(visible, pk=int(number))
    if _is_number(finding):
        found = Finding.objects.visible_to(request.user).select_related("provider__organisation")
        return get_object_or_404(found, pk=int(finding)).provider
    return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12


def _set(request: SignedInRequest, form: ActionForm) -> Action | None:
    try:
        action = improvement.set_action(form.chosen, **form.terms, by=request.user, now=timezone.now())
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return None
    messages.success(request, "The action is set. The provider learns of it when you tell it.")
    return action


def _changed(request: SignedInRequest, action: Action, form: ActionForm) -> bool:
    try:
        improvement.change_action(action, **form.terms, by=request.user, now=timezone.now())
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, "The action has been changed.")
    return True
