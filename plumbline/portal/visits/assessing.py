"""The self-assessment: area by area, saved as one goes, then handed in whole."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.frameworks.scorecard import Area, Question, ScorecardDefinition
from plumbline.history.workflow import NotAllowed
from plumbline.judgement.scorecard.scales import STATES
from plumbline.oversight import visit_consequences as consequences
from plumbline.portal.visits.reading import found_visit
from plumbline.visits import actions as visits
from plumbline.visits.actions.gathering import SELF_ASSESSMENT
from plumbline.visits.answers import answers_of
from plumbline.visits.filling import Slot, Unkept, read_slots, show_problems, slots_at
from plumbline.visits.models import Kind, Request, Sheet, Visit


class HandInForm(forms.Form):
    says = forms.CharField(
        label="Anything the council should know when it reads this",
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        required=False,
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement with the place of its answer. A provider may say that one does not apply to it."""

    question: Question
    slot: Slot
    leg: str = ""

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        given = [(one.code, one.says, False) for one in self.question.scale.choices]
        return [*given, *((code, says, True) for code, says in STATES.items())]


@dataclass(frozen=True, slots=True)
class AreaLine:
    area: Area
    asked: int
    answered: int

    @property
    def status(self) -> str:
        if self.answered == self.asked:
            return "done"
        return "in-progress" if self.answered else "not-started"

    @property
    def says(self) -> str:
        return f"{self.answered} of {self.asked} answered"


@requires(Permission.ANSWER_VISITS)
def visit_self(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Its areas, and handing it in."""
    visit, definition, asked = _asked(request, pk)
    form = HandInForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _handed_in(request, visit, form):
        messages.success(request, f"Handed in. {visit.council.name} reads it before the visit.")
        return redirect("portal:visit", pk)
    context = {"visit": visit, "asked": asked, "form": form}
    more = {"lines": _lines(visit, definition), "is_open": _is_open(visit, asked)}
    status = 422 if form.errors else 200
    return render(request, "portal/visits/visit_self.html", {**context, **more}, status=status)


@requires(Permission.ANSWER_VISITS)
def visit_self_area(request: SignedInRequest, pk: int, area: str) -> HttpResponseBase:
    visit, definition, asked = _asked(request, pk)
    context = {"visit": visit, "area": _area(definition, area), "can_write": _is_open(visit, asked)}
    lines, after = _statements(visit, definition, area), _after(definition, area)
    problems = _saved(request, visit, [one.slot for one in lines]) if request.method == "POST" else []
    if request.method == "POST" and not problems:
        return redirect("portal:visit_self_area", pk, after) if after else redirect("portal:visit_self", pk)
    context |= {"asked": lines, "problems": problems, "after": after}
    status = 422 if problems else 200
    return render(request, "portal/visits/visit_self_area.html", context, status=status)


def _statements(visit: Visit, definition: ScorecardDefinition, area: str) -> list[Asked]:
    questions = definition.questions_of(area)
    slots = slots_at(visit, Sheet.SELF_ASSESSMENT, Kind.ANSWER, [one.ref for one in questions])
    return [Asked(*one) for one in zip(questions, slots, strict=True)]


def _asked(request: SignedInRequest, pk: int) -> tuple[Visit, ScorecardDefinition, Request]:
    """The visit, what its self-assessment asks, and the request for it. Raises Http404 when it was not asked for."""
    visit = found_visit(request.user, pk)
    asked = Request.objects.visible_to(request.user).filter(visit=visit, code=SELF_ASSESSMENT).first()
    if asked is None or visit.self_assessment is None:
        raise Http404
    return visit, visit.self_assessment.scorecard, asked


def _is_open(visit: Visit, asked: Request) -> bool:
    return asked.status == Request.Status.ASKED and visit.is_open_to_notes


def _area(definition: ScorecardDefinition, code: str) -> Area:
    found = definition.area_by_code.get(code)
    if found is None:
        raise Http404
    return found


def _after(definition: ScorecardDefinition, code: str) -> str:
    codes = [one.code for one in definition.areas]
    place = codes.index(code) + 1
    return codes[place] if place < len(codes) else ""


def _lines(visit: Visit, definition: ScorecardDefinition) -> list[AreaLine]:
    given = answers_of(visit, Sheet.SELF_ASSESSMENT)
    refs = {
        one.code: [question.ref for question in definition.questions_of(one.code)] for one in definition.areas
    }
    return [
        AreaLine(one, len(refs[one.code]), sum(ref in given for ref in refs[one.code]))
        for one in definition.areas
    ]


def _saved(request: SignedInRequest, visit: Visit, slots: list[Slot]) -> list[Unkept]:
    """Keep what was changed; what could not be kept, in words."""
    now = timezone.now()
    pieces = read_slots(visit, slots, request.POST, now=now)
    try:
        noted = visits.answer_self_assessment(visit, pieces, by=request.user, now=now)
    except NotAllowed as problem:
        return [Unkept(str(problem))]
    if noted:
        messages.success(request, f"Saved at {timezone.localtime(now):%H:%M}.")
    return show_problems(slots, pieces, noted)


def _handed_in(request: SignedInRequest, visit: Visit, form: HandInForm) -> bool:
    try:
        says = form.cleaned_data["says"]
        consequences.self_assessment_handed_in(visit, says, by=request.user, now=timezone.now())
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return False
    return True
