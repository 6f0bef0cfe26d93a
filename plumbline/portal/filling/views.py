"""Pages on which a return is filled in, explained, checked and submitted."""

from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.oversight import consequences
from plumbline.portal.filling.checking import check_page
from plumbline.portal.filling.explaining import ExplainPage, explain_page, explained_keys
from plumbline.portal.filling.forms import DeclarationForm
from plumbline.portal.filling.onward import after_explaining, after_section
from plumbline.portal.filling.replying import reply
from plumbline.portal.filling.saving import Saved, save
from plumbline.portal.filling.section import SectionPage, keys_of, section_of, section_page
from plumbline.portal.finding import visible_return
from plumbline.returns.actions import NotReady
from plumbline.returns.models import Return


@requires(Permission.FILL_RETURNS)
def return_section(request: SignedInRequest, pk: int, code: str) -> HttpResponseBase:
    """The questions of one section. What is sent is saved, whatever it is; what cannot stand is said beside it."""
    kpi_return = visible_return(request.user, pk)
    section = section_of(kpi_return, code)
    if request.method != "POST" and not kpi_return.is_open:
        return redirect("portal:return", pk)
    saved = _saved(request, kpi_return, keys_of(kpi_return, section))
    page = section_page(kpi_return, section, request.user, saved.typing)
    onward = after_section(page, request.POST.get("then", ""))
    return _answered(request, saved, page, "portal/filling/section.html", onward)


@requires(Permission.FILL_RETURNS)
def return_explain(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Explanations of figures below target and of figures that do not agree."""
    kpi_return = visible_return(request.user, pk)
    if request.method != "POST" and not kpi_return.is_open:
        return redirect("portal:return", pk)
    saved = _saved(request, kpi_return, explained_keys(kpi_return))
    page = explain_page(kpi_return, request.user, saved.typing)
    onward = after_explaining(page, request.POST.get("then", ""))
    return _answered(request, saved, page, "portal/filling/explain.html", onward)


@requires(Permission.FILL_RETURNS)
def return_check(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Everything that stands in the way of submitting; then the figures and the declaration."""
    kpi_return = visible_return(request.user, pk)
    if not kpi_return.is_open:
        return redirect("portal:return", pk)
    return _check(request, kpi_return, DeclarationForm())


@requires(Permission.FILL_RETURNS)
def return_submit(request: SignedInRequest, pk: int) -> HttpResponseBase:
    kpi_return = visible_return(request.user, pk)
    if request.method != "POST":
        return redirect("portal:return_check", pk)
    form = DeclarationForm(request.POST)
    if not form.is_valid() and kpi_return.is_open:
        return _check(request, kpi_return, form)
    try:
        consequences.return_submitted(kpi_return, by=request.user, now=timezone.now())
    except NotReady:
        return _check(request, kpi_return, form)
    return redirect("portal:return_receipt", pk)


def _check(request: SignedInRequest, kpi_return: Return, form: DeclarationForm) -> HttpResponse:
    page = check_page(kpi_return, request.user)
    return render(request, "portal/filling/check.html", {"page": page, "form": form})


def _saved(request: SignedInRequest, kpi_return: Return, keys: list[str]) -> Saved:
    if request.method != "POST":
        return Saved()
    return save(kpi_return, request.POST, keys, by=request.user, now=timezone.now())


def _answered(
    request: SignedInRequest, saved: Saved, page: SectionPage | ExplainPage, template: str, onward: str
) -> HttpResponseBase:
    """What follows a save: word to the page's script, the next page, or this one with what could not be kept."""
    status = 409 if saved.typing.refusal else 200
    if request.method == "POST" and request.headers.get("X-Requested-With") == "fetch":
        return JsonResponse(reply(saved, page.form), status=status)
    if request.method == "POST" and saved.is_whole:
        return redirect(onward)
    return render(request, template, {"page": page, "form": page.form}, status=status)
