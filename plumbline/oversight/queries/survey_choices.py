"""What a survey can be made about and used for: the council's providers, visits, contracts and open returns."""

from plumbline.accounts.models import User
from plumbline.contracts.models import Contract
from plumbline.providers.models import Provider
from plumbline.returns.models import Return
from plumbline.surveys.models import Survey
from plumbline.surveys.questionnaire import Questionnaire
from plumbline.visits.models import Visit


def providers_of(user: User) -> tuple[Provider, ...]:
    """Those the council has a contract with."""
    found = Provider.objects.visible_to(user).select_related("organisation")
    return tuple(found.order_by("organisation__name"))


def visits_of(user: User) -> tuple[Visit, ...]:
    """Visits ahead and under way, whose viewpoints a survey can still feed."""
    found = Visit.objects.visible_to(user).filter(status__in=(*Visit.AHEAD, *Visit.UNDER_WAY))
    return tuple(found.for_list())


def contracts_of(user: User) -> tuple[Contract, ...]:
    return tuple(Contract.objects.visible_to(user).select_related("provider__organisation"))


def returns_for(user: User, survey: Survey) -> tuple[Return, ...]:
    """The provider's open returns whose framework has a figure that this questionnaire can be used for."""
    open_ones = (
        Return.objects.visible_to(user)
        .open()
        .filter(
            council_id=survey.council_id,
            provider_id=survey.provider_id,
            framework__code__in=frameworks_of(survey.questionnaire),
        )
    )
    if survey.contract_id:
        open_ones = open_ones.filter(contract_id=survey.contract_id)
    return tuple(open_ones.for_list())


def frameworks_of(questionnaire: Questionnaire) -> set[str]:
    """The frameworks that the questionnaire says it can feed."""
    return {one.feeds.framework for one in questionnaire.scaled if one.feeds}
