"""Finding the piece of intelligence, or the provider, that an address names."""

from django.shortcuts import get_object_or_404

from plumbline.accounts.models import User
from plumbline.intelligence.models import Intelligence
from plumbline.providers.models import Provider


def found_intelligence(user: User, pk: int) -> Intelligence:
    """Raises Http404 for one that the person may not see."""
    visible = Intelligence.objects.visible_to(user).select_related(
        "provider__organisation", "service", "owner", "recorded_by"
    )
    return get_object_or_404(visible, pk=pk)


def provider_named(user: User, number: str) -> Provider | None:
    """None when the address names none. Raises Http404 for one that is not theirs."""
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        return None
    visible = Provider.objects.visible_to(user).select_related("organisation")
    return get_object_or_404(visible, pk=int(number))
