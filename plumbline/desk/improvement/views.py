"""Reading findings and actions: the list, one action, evidence as it came."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.improvement.conclusion import conclusion
from plumbline.desk.improvement.filters import ActionFilters
from plumbline.desk.improvement.grouping import grouped
from plumbline.desk.improvement.page import action_page
from plumbline.desk.improvement.settling import found_action
from plumbline.desk.improvement.table import as_table
from plumbline.documents.actions import content_of
from plumbline.documents.web import attachment
from plumbline.improvement.models import ProgressFile
from plumbline.oversight.queries.action_choices import choices
from plumbline.oversight.queries.action_list import lines

A_PAGE = 100


@requires(Permission.SEE_ACTIONS)
def actions(request: SignedInRequest) -> HttpResponse:
    on = timezone.localdate()
    form = ActionFilters(request.GET, choices=choices(request.user))
    found = lines(request.user, form.asked, on=on)
    if request.GET.get("format") == "csv":
        return as_table(found, on=on)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"filters": form, "page": page, "groups": grouped(page, found), "state": conclusion(found)}
    return render(request, "desk/improvement/actions.html", context)


@requires(Permission.SEE_ACTIONS)
def action(request: SignedInRequest, pk: int) -> HttpResponse:
    context = action_page(request.user, found_action(request, pk), on=timezone.localdate())
    return render(request, "desk/improvement/action.html", context)


@requires(Permission.SEE_ACTIONS)
def progress_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """Evidence exactly as it came."""
    files = ProgressFile.objects.visible_to(request.user).select_related("document")
    document = get_object_or_404(files, pk=pk).document
    try:
        return attachment(content_of(document), document.name)
    except FileNotFoundError as gone:
        raise Http404 from gone
