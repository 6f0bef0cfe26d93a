"""The stream that an address asks for: of the council or of one provider, narrowed, with what calls for attention."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from plumbline.accounts.models import User
from plumbline.desk.intelligence.filters import IntelligenceFilters
from plumbline.desk.intelligence.finding import provider_named
from plumbline.intelligence.models import IntelligenceQuerySet
from plumbline.oversight.queries.intelligence_attention import AboutAreas, areas_hit
from plumbline.oversight.queries.intelligence_list import stream
from plumbline.providers.models import Provider


@dataclass(frozen=True, slots=True)
class Stream:
    """`provider` where the address names one; `hit` says which providers had several areas hit."""

    filters: IntelligenceFilters
    provider: Provider | None
    pieces: IntelligenceQuerySet
    hit: tuple[AboutAreas, ...]


def asked_for(user: User, asked: QueryDict, *, on: date) -> Stream:
    """Raises Http404 for a provider that is not theirs."""
    provider = provider_named(user, asked.get("provider", ""))
    chosen = (str(provider.pk), provider.name) if provider else None
    filters = IntelligenceFilters(asked, user=user, chosen=chosen)
    return Stream(
        filters=filters,
        provider=provider,
        pieces=stream(user, filters.asked, on=on),
        hit=areas_hit(user, on=on, providers=[provider.pk] if provider else None),
    )
