"""What a page of standing is about: a provider, one of its services, somebody's council. Not yours is not there."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from plumbline.accounts.web import SignedInRequest
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.standing_page import provider_standing
from plumbline.providers.models import Provider, Service
from plumbline.standing.models import PlacementException, StandingDecision


@dataclass(frozen=True, slots=True)
class Subject:
    """A whole provider or one service of it, and what is in force of it."""

    council: Organisation
    provider: Provider
    service: Service | None
    decision: StandingDecision | None

    @property
    def is_closed(self) -> bool:
        """Whether nobody may be placed without an exception."""
        return self.decision is not None and self.decision.needs_exception


def found_subject(request: SignedInRequest, pk: int) -> Subject:
    provider = found_provider(request, pk)
    service = found_service(request, provider)
    standing = provider_standing(request.user, provider)
    decision = standing.of_service(service.pk if service else None)
    return Subject(own_council(request), provider, service, decision)


def found_provider(request: SignedInRequest, pk: int) -> Provider:
    visible = Provider.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(visible, pk=pk)


def found_service(request: SignedInRequest, provider: Provider) -> Service | None:
    """The service that the address names by `?service=`; None means the whole provider."""
    number = request.GET.get("service", "")
    if not number:
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        raise Http404
    return get_object_or_404(provider.services.all(), pk=int(number))


def found_exception(request: SignedInRequest, pk: int) -> PlacementException:
    visible = PlacementException.objects.visible_to(request.user).for_list()
    return get_object_or_404(
        visible.select_related("council", "decision__rules", "decision__service", "decision__council"), pk=pk
    )


def own_council(request: SignedInRequest) -> Organisation:
    council = request.user.council
    if council is None:
        raise Http404
    return council
