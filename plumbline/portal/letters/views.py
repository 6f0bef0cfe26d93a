"""What the councils wrote to this person, whether or not it arrived by e-mail."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.notices.models import Notice

A_PAGE = 30


@requires(Permission.SEE_PORTAL)
def letters(request: SignedInRequest) -> HttpResponse:
    """Letters about their provider; one by which a password is chosen is nobody's to read here."""
    user = request.user
    mine = Notice.objects.visible_to(user).filter(to=user, provider_id__in=user.reach.providers)
    page = Paginator(mine.select_related("council"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/letters/letters.html", {"page": page})
