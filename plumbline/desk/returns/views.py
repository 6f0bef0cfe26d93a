"""Reading returns: the list, one return, its earlier versions, the workbook as it came."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.returns.filters import ReturnFilters
from plumbline.desk.returns.page import return_page
from plumbline.desk.returns.settling import found_return
from plumbline.desk.returns.table import as_table
from plumbline.documents.actions import content_of
from plumbline.documents.web import attachment
from plumbline.oversight.queries.return_list import asked_for, choices
from plumbline.returns.models import Upload

A_PAGE = 50


@requires(Permission.SEE_RETURNS)
def returns(request: SignedInRequest) -> HttpResponse:
    on = timezone.localdate()
    form = ReturnFilters(request.GET, choices=choices(request.user))
    found = asked_for(request.user, form.asked, on=on)
    if request.GET.get("format") == "csv":
        return as_table(found, on=on)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/returns/returns.html", {"filters": form, "page": page})


@requires(Permission.SEE_RETURNS)
def kpi_return(request: SignedInRequest, pk: int) -> HttpResponse:
    found = found_return(request, pk)
    context = return_page(request.user, found, on=timezone.localdate())
    return render(request, "desk/returns/return.html", context)


@requires(Permission.SEE_RETURNS)
def return_version(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Any version, judged as it was on its day."""
    found = found_return(request, pk)
    context = return_page(request.user, found, on=timezone.localdate(), number=number)
    return render(request, "desk/returns/version.html", context)


@requires(Permission.SEE_RETURNS)
def upload_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The workbook exactly as it came."""
    upload = get_object_or_404(Upload.objects.visible_to(request.user).select_related("document"), pk=pk)
    try:
        return attachment(content_of(upload.document), upload.document.name)
    except FileNotFoundError as gone:
        raise Http404 from gone
