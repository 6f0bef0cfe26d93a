"""What stands on the page of one letter: what became of it, and what can be done."""

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse

from plumbline.accounts.models import User
from plumbline.desk.history.words import PAGES
from plumbline.desk.letters.forms import FORMS
from plumbline.notices.models import Notice


def found_letter(user: User, pk: int) -> Notice:
    """A letter that the person may see. Raises Http404 otherwise."""
    visible = Notice.objects.visible_to(user).select_related(
        "to", "provider", "told_by", "again_of", "sent_again"
    )
    return get_object_or_404(visible, pk=pk)


def letter_page(letter: Notice, *, typed: dict[str, forms.Form] | None = None) -> dict[str, Any]:
    """The page's context; `typed` holds a form that could not be taken as it is."""
    page = PAGES.get(letter.about_kind)
    acts = {name: FORMS[name](prefix=name) for name in _offered(letter)}
    return {
        "letter": letter,
        "sent_again": getattr(letter, "sent_again", None),
        "about": reverse(page, args=[letter.about_id]) if page and letter.about_id else "",
        "acts": acts | (typed or {}),
        "form": next(iter((typed or {}).values()), None),
    }


def _offered(letter: Notice) -> tuple[str, ...]:
    if letter.status == Notice.Status.POSTED:
        return ("came_back",)
    if not letter.has_not_arrived or getattr(letter, "sent_again", None):
        return ()
    return ("again",) if letter.told_at else ("again", "told")
