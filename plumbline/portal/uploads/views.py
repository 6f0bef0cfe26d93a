"""Taking the workbook away, bringing it back, and the page that says what was found in it."""

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires, scope_of
from plumbline.documents.actions import content_of
from plumbline.documents.web import SPREADSHEET, attachment
from plumbline.oversight import consequences
from plumbline.portal.finding import visible_return
from plumbline.portal.uploads.findings import upload_page
from plumbline.portal.uploads.forms import UploadForm
from plumbline.portal.uploads.marking import marked_copy
from plumbline.returns.models import Upload
from plumbline.returns.outgoing import workbook_name, workbook_of

REFRESH_SECONDS = 5


@requires(Permission.FILL_RETURNS)
def return_workbook(request: SignedInRequest, pk: int) -> HttpResponseBase:
    kpi_return = visible_return(request.user, pk)
    return attachment(workbook_of(kpi_return), workbook_name(kpi_return), SPREADSHEET)


@requires(Permission.FILL_RETURNS, stepwise=True)
def return_upload(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Keep the workbook, read it, and go on to what was found. Each step is kept, whatever happens in the next."""
    with scope_of(request.user):
        kpi_return = visible_return(request.user, pk)
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if not is_sent and not kpi_return.is_open:
        return redirect("portal:return", pk)
    if is_sent and form.is_valid():
        file = form.cleaned_data["workbook"]
        now = timezone.now()
        upload = consequences.workbook_received(kpi_return, file.name, file.read(), by=request.user, now=now)
        return redirect("portal:upload", upload.pk)
    return render(request, "portal/uploads/return_upload.html", {"kpi_return": kpi_return, "form": form})


@requires(Permission.FILL_RETURNS)
def upload_read(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What was found in one upload. A page of an upload that is not read yet renews itself."""
    upload = _visible_upload(request.user, pk)
    page = upload_page(upload, visible_return(request.user, upload.kpi_return_id), request.user)
    response = render(request, "portal/uploads/upload_read.html", {"page": page, "form": UploadForm()})
    if upload.outcome == Upload.Outcome.KEPT:
        response["Refresh"] = str(REFRESH_SECONDS)
    return response


@requires(Permission.FILL_RETURNS)
def upload_marked(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Their own workbook with every cell to correct marked."""
    content, name = marked_copy(_visible_upload(request.user, pk))
    return attachment(content, name, SPREADSHEET)


@requires(Permission.FILL_RETURNS)
def upload_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The workbook exactly as it came."""
    upload = _visible_upload(request.user, pk)
    return attachment(content_of(upload.document), upload.document.name)


def _visible_upload(user: User, pk: int) -> Upload:
    return get_object_or_404(Upload.objects.visible_to(user).select_related("document", "came_by"), pk=pk)
