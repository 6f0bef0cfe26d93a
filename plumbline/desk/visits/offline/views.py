"""The pages a device keeps, and the addresses it talks with. Each is thin: find the visit, hand it to the one act."""

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.visits.offline.files import worker_script
from plumbline.desk.visits.offline.packing import pack_of
from plumbline.desk.visits.offline.photographs import keep_sent
from plumbline.desk.visits.offline.receiving import read_batch, take
from plumbline.desk.visits.offline.refusing import in_words
from plumbline.visits.models import Visit


@requires(Permission.MAKE_VISITS)
def visits_offline(request: SignedInRequest) -> HttpResponse:
    """The visits on this device. The same page for everybody: what it shows comes from the device."""
    return render(request, "desk/visits/offline/page.html", {})


@requires(Permission.MAKE_VISITS)
def visit_offline(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = get_object_or_404(Visit.objects.visible_to(request.user), pk=pk)
    return render(request, "desk/visits/offline/page.html", {"visit": visit})


@requires(Permission.MAKE_VISITS)
def visit_worker(request: SignedInRequest) -> HttpResponse:
    return HttpResponse(worker_script(), content_type="text/javascript; charset=utf-8")


@requires(Permission.MAKE_VISITS)
@never_cache
def visit_person(request: SignedInRequest) -> HttpResponse:
    """Who is signed in, and the token that lets a page opened without a network change anything."""
    return JsonResponse({"person": request.user.pk, "token": get_token(request)})


@requires(Permission.MAKE_VISITS)
@never_cache
def visit_pack(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = get_object_or_404(Visit.objects.visible_to(request.user).for_list(), pk=pk)
    return JsonResponse(pack_of(visit, request.user, now=timezone.now()))


@requires(Permission.MAKE_VISITS)
@require_POST
@in_words
def visit_sync(request: SignedInRequest, pk: int) -> HttpResponse:
    """A few changes from a device, answered one by one. Sending them again is safe."""
    visit = get_object_or_404(Visit.objects.visible_to(request.user), pk=pk)
    now = timezone.now()
    batch = read_batch(request, request.user, now=now)
    return JsonResponse(take(visit, batch, by=request.user, now=now))


@requires(Permission.MAKE_VISITS)
@require_POST
@in_words
def visit_photograph_sync(request: SignedInRequest, pk: int) -> HttpResponse:
    """One photograph from a device. Sending it again is safe."""
    visit = get_object_or_404(Visit.objects.visible_to(request.user), pk=pk)
    return JsonResponse(keep_sent(visit, request, by=request.user, now=timezone.now()))
