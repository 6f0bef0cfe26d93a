"""The return that a page is about, if its reader may see it."""

from django.shortcuts import get_object_or_404

from plumbline.accounts.models import User
from plumbline.returns.models import Return


def visible_return(user: User, pk: int) -> Return:
    """One return with all that its pages say of it. Not theirs is not there: Http404."""
    found = Return.objects.visible_to(user).for_list().select_related("contract__lead_officer", "current")
    return get_object_or_404(found, pk=pk)
