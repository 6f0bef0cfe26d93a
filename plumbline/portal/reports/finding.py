"""The visit that a report's page is about, if its reader may see it."""

from django.shortcuts import get_object_or_404

from plumbline.accounts.models import User
from plumbline.visits.models import Visit


def found_visit(user: User, pk: int) -> Visit:
    """A visit that the provider was told of. Not theirs is not there: Http404."""
    visible = Visit.objects.visible_to(user).select_related(
        "provider__organisation", "council", "lead", "framework", "follows"
    )
    return get_object_or_404(visible, pk=pk)
