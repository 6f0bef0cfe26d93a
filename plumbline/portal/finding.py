"""The return that a page is about, if its reader may see it."""

from django.shortcuts import get_object_or_404

from plumbline.accounts.models import User
from plumbline.returns.models import Return


def visible_return(user: User, pk: int) -> Return:
    """One return with its contract, provider, council and framework. Not theirs is not there: Http404."""
    return get_object_or_404(Return.objects.visible_to(user).for_list(), pk=pk)
