"""What intelligence can be recorded about, and who can look into it."""

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.intelligence.models import Intelligence
from plumbline.providers.models import Provider, Service


def services_of(user: User, provider: Provider | None) -> tuple[Service, ...]:
    """Those of one provider, or of all that the council has a contract with. One query."""
    theirs = Provider.objects.visible_to(user)
    if provider is not None:
        theirs = theirs.filter(pk=provider.pk)
    found = Service.objects.filter(provider__in=theirs.values("pk")).select_related("provider__organisation")
    return tuple(found.order_by("provider__organisation__name", "name"))


def officers_for(intelligence: Intelligence) -> tuple[User, ...]:
    """Who may look into it, but for who does so already. What is restricted goes to few."""
    needed = Permission.SEE_RESTRICTED if intelligence.is_restricted else Permission.SETTLE_INTELLIGENCE
    found = User.objects.who_can(needed, intelligence.council_id).distinct().order_by("name")
    return tuple(one for one in found if one.pk != intelligence.owner_id)
