"""With whom the council shares its standings: read by everybody who sees them, decided by a manager."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.standing.finding import own_council
from plumbline.desk.standing.forms import SharingForm
from plumbline.oversight import standing_sharing_consequences as consequences
from plumbline.oversight.queries.standing_sharing import sharing_of
from plumbline.standing.models import Sharing


@requires(Permission.SEE_STANDING)
def standing_sharing(request: SignedInRequest) -> HttpResponse:
    found = sharing_of(request.user)
    return render(
        request, "desk/standing/sharing.html", {"found": found, "form": SharingForm(others=found.others)}
    )


@require_POST
@requires(Permission.SHARE_STANDING)
def standing_share(request: SignedInRequest) -> HttpResponseBase:
    found, who = sharing_of(request.user), request.user
    form, council, now = SharingForm(request.POST, others=found.others), own_council(request), timezone.now()
    if done(form, lambda: consequences.standing_shared(council, form.chosen, by=who, now=now)):
        messages.success(request, f"Shared. The people of {form.chosen} have been told.")
        return redirect("desk:standing_sharing")
    return render(request, "desk/standing/sharing.html", {"found": found, "form": form})


@require_POST
@requires(Permission.SHARE_STANDING)
def standing_sharing_end(request: SignedInRequest, pk: int) -> HttpResponse:
    sharing = get_object_or_404(
        Sharing.objects.visible_to(request.user).select_related("council", "partner"), pk=pk
    )
    consequences.sharing_ended(sharing, by=request.user, now=timezone.now())
    messages.success(request, f"Ended. {sharing.partner} reads none of it any more, and has been told.")
    return redirect("desk:standing_sharing")
