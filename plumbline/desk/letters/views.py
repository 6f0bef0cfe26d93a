"""Every letter that was written."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.letters.forms import LetterFilters
from plumbline.desk.letters.page import found_letter, letter_page
from plumbline.notices.models import Notice

A_PAGE = 60


@requires(Permission.SEE_HISTORY)
def outbox(request: SignedInRequest) -> HttpResponse:
    form = LetterFilters(request.GET)
    letters = Notice.objects.visible_to(request.user)
    found = form.narrowed(letters).select_related("to", "sent_again").defer("body", "sent_again__body")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"filters": form, "page": page, "astray": letters.astray().count()}
    return render(request, "desk/letters/outbox.html", context)


@requires(Permission.SEE_HISTORY)
def letter(request: SignedInRequest, pk: int) -> HttpResponse:
    return render(request, "desk/letters/letter.html", letter_page(found_letter(request.user, pk)))
