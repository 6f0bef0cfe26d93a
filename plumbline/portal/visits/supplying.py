"""Sending what was asked for, or saying that there is none."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.documents.actions import content_of
from plumbline.documents.evidence import ENDINGS, MOST_BYTES, MOST_FILES, TAKEN
from plumbline.documents.web import attachment
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import visit_consequences as consequences
from plumbline.ui.files import ManyFilesField, ManyFilesInput
from plumbline.visits.actions.gathering import SELF_ASSESSMENT
from plumbline.visits.models import Request, Supplied


class SupplyForm(forms.Form):
    """Files with a word to go with them."""

    evidence = ManyFilesField(
        most=MOST_FILES,
        label="Files",
        help_text=f"{TAKEN}. At most {MOST_FILES} at a time, {MOST_BYTES // 1024 // 1024} megabytes each.",
        widget=ManyFilesInput({"accept": ",".join(ENDINGS)}),
        error_messages={"required": "Choose at least one file"},
    )
    says = forms.CharField(
        label="A word to go with them", widget=forms.Textarea({"rows": 3}), max_length=2000, required=False
    )


class NoneForm(forms.Form):
    says = forms.CharField(
        label="Why is there none?",
        help_text="For example, the policy is being written and comes into force in September.",
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        error_messages={"required": "Say why there is none"},
    )


@requires(Permission.ANSWER_VISITS)
def request_answer(request: SignedInRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    if found.code == SELF_ASSESSMENT:
        return redirect("portal:visit_self", found.visit_id)
    form = SupplyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _supplied(request, found, form):
        messages.success(request, "Sent. The council has it now.")
        return redirect("portal:visit", found.visit_id)
    context = {"form": form, "asked": found, "visit": found.visit}
    return render(request, "portal/visits/request_answer.html", context, status=422 if form.is_bound else 200)


@requires(Permission.ANSWER_VISITS)
def request_none(request: SignedInRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    form = NoneForm(request.POST or None)
    who, now = request.user, timezone.now()
    if done(form, lambda: consequences.none_held(found, form.cleaned_data["says"], by=who, now=now)):
        messages.success(request, "The council has been told that you have none.")
        return redirect("portal:visit", found.visit_id)
    context = {"form": form, "asked": found, "visit": found.visit}
    return render(request, "portal/visits/request_none.html", context, status=422 if form.is_bound else 200)


@requires(Permission.ANSWER_VISITS)
def supplied_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A file of the provider's own, exactly as it was sent."""
    supplied = get_object_or_404(Supplied.objects.visible_to(request.user).select_related("document"), pk=pk)
    try:
        return attachment(content_of(supplied.document), supplied.document.name)
    except FileNotFoundError as gone:
        raise Http404 from gone


def _request(request: SignedInRequest, pk: int) -> Request:
    visible = Request.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("visit__council", "visit__lead"), pk=pk)


def _supplied(request: SignedInRequest, found: Request, form: SupplyForm) -> bool:
    came = form.cleaned_data["evidence"]
    too_big = next((one for one in came if (one.size or 0) > MOST_BYTES), None)
    if too_big is not None:
        # Said before the file is read into memory.
        form.add_error(
            "evidence",
            f"“{too_big.name}” is larger than {MOST_BYTES // 1024 // 1024} megabytes. Send it in parts.",
        )
        return False
    files = [(one.name or "file", one.read()) for one in came]
    try:
        says = form.cleaned_data["says"]
        consequences.files_supplied(found, files, says, by=request.user, now=timezone.now())
    except NotAllowed as problem:
        form.add_error("evidence", str(problem))
        return False
    return True
