"""Photographs of a visit: sent from a page, shown to the council's officers, taken back with a reason."""

from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.visits.finding import found_visit, standing_of
from plumbline.desk.visits.forms import reason_field
from plumbline.documents.actions import content_of
from plumbline.history.workflow import NotAllowed
from plumbline.visits import actions as visits
from plumbline.visits.models import Photograph, Visit
from plumbline.visits.pieces import as_number


class PhotographForm(forms.Form):
    """A picture with its caption."""

    picture = forms.FileField(
        label="Photograph",
        help_text="No faces, and nothing by which somebody can be recognised. Place and time that the camera "
        "wrote into it are taken out.",
        widget=forms.ClearableFileInput({"accept": "image/*", "capture": "environment"}),
        error_messages={"required": "Take or choose a photograph"},
    )
    caption = forms.CharField(
        label="What does it show?",
        max_length=300,
        error_messages={"required": "Say in a few words what the photograph shows"},
    )
    area = forms.ChoiceField(label="Which area does it belong to?", required=False)
    client_id = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, typed: object = None, files: object = None, *, visit: Visit, **more: object) -> None:
        super().__init__(typed, files, **more)  # type: ignore[arg-type]
        field = self.fields["area"]
        areas = [(one.code, one.title) for one in visit.framework.scorecard.areas]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "None"), *areas]


class WithdrawForm(forms.Form):
    reason = reason_field(
        "Why is it taken back?", "Say why the photograph is taken back", "For example, a face can be seen."
    )


@requires(Permission.SEE_VISITS)
def visit_photographs(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = found_visit(request.user, pk)
    initial = {"client_id": str(uuid4()), "area": request.GET.get("area", "")}
    form = PhotographForm(request.POST or None, request.FILES or None, visit=visit, initial=initial)
    if request.method == "POST" and form.is_valid() and _kept(request, visit, form):
        messages.success(request, "The photograph is kept.")
        return redirect("desk:visit_photographs", pk)
    context: dict[str, object] = {"visit": visit, "form": form, "photographs": _taken(request.user, visit)}
    context["standing"] = standing_of(request.user, visit)
    status = 422 if form.is_bound else 200
    return render(request, "desk/visits/visit_photographs.html", context, status=status)


@requires(Permission.SEE_VISITS)
def photograph(request: SignedInRequest, pk: int) -> HttpResponse:
    """The picture itself, for officers of the council; one that was taken back is shown to nobody."""
    found = get_object_or_404(Photograph.objects.visible_to(request.user).standing(), pk=pk)
    try:
        response = HttpResponse(content_of(found.document), content_type="image/jpeg")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=600"
    return response


@requires(Permission.MAKE_VISITS)
def photograph_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    visible = Photograph.objects.visible_to(request.user).standing()
    found = get_object_or_404(visible.select_related("visit__provider__organisation"), pk=pk)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        visits.withdraw_photograph(found, form.cleaned_data["reason"], by=request.user, now=timezone.now())
        messages.success(request, "The photograph is taken back. Nobody sees it any more.")
        return redirect("desk:visit_photographs", found.visit_id)
    context = {"form": form, "photograph": found, "visit": found.visit}
    return render(
        request, "desk/visits/photograph_withdraw.html", context, status=422 if form.is_bound else 200
    )


def _kept(request: SignedInRequest, visit: Visit, form: PhotographForm) -> bool:
    typed, now = form.cleaned_data, timezone.now()
    number = as_number(typed["client_id"]) or uuid4()
    try:
        visits.keep_photograph(
            visit,
            typed["picture"].read(),
            typed["caption"],
            typed["area"],
            number,
            now,
            by=request.user,
            now=now,
        )
    except NotAllowed as problem:
        form.add_error("picture", str(problem))
        return False
    return True


def _taken(user: User, visit: Visit) -> list[Photograph]:
    """All of them: of those that were taken back, only that they were, and why."""
    return list(Photograph.objects.visible_to(user).filter(visit=visit).select_related("taken_by"))
