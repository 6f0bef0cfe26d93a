"""Deciding on the scorecard's page whether the report tells what a Quality Checker wrote."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.reports.checked import prefix_of
from plumbline.desk.reports.forms import CheckerWordsForm
from plumbline.desk.reports.scoring import shown_again
from plumbline.desk.reports.settling import found_visit, settled
from plumbline.visits.actions import quoting
from plumbline.visits.models import Entry, Sheet


@requires(Permission.MAKE_VISITS)
def checker_note(request: SignedInRequest, pk: int) -> HttpResponse:
    """`pk` is the very entry that was read, so that nobody decides on words that have been changed since."""
    entry = get_object_or_404(Entry.objects.visible_to(request.user), pk=pk, sheet=Sheet.CHECKER)
    visit, prefix = found_visit(request, entry.visit_id), prefix_of(pk)
    entry.visit = visit
    form = CheckerWordsForm(request.POST or None, prefix=prefix)
    act = partial(quoting.decide, entry, by=request.user, now=timezone.now())
    said = "Decided. The next version that is shared goes by it."
    if settled(request, form, act, said, "desk:report", visit.pk):
        return redirect(f"{reverse('desk:report', args=[visit.pk])}#checkers")
    return shown_again(request, visit, **{prefix: form})
