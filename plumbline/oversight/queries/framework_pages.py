"""Which frameworks a council works by, since when, and for which contracts."""

from dataclasses import dataclass

from plumbline.accounts.models import User
from plumbline.contracts.models import Contract, FrameworkTerm
from plumbline.frameworks.models import Adoption, FrameworkVersion


@dataclass(frozen=True, slots=True)
class Adopted:
    """A version the council works by; `contracts` counts those it has been or will be in force for."""

    adoption: Adoption
    contracts: int


def adopted(user: User) -> list[Adopted]:
    """Two queries; the file's text is left out."""
    adoptions = (
        Adoption.objects.visible_to(user)
        .standing()
        .select_related("framework", "adopted_by")
        .defer("framework__text")
        .order_by("framework__title", "-effective_from")
    )
    uses: dict[int, set[int]] = {}
    terms = FrameworkTerm.objects.filter(contract__in=Contract.objects.visible_to(user))
    for framework, contract in terms.order_by().values_list("framework_id", "contract_id"):
        uses.setdefault(framework, set()).add(contract)
    return [Adopted(one, len(uses.get(one.framework_id, ()))) for one in adoptions]


def brought(user: User) -> list[FrameworkVersion]:
    """The council's own files that it works by without having adopted them, such as questionnaires."""
    own = FrameworkVersion.objects.visible_to(user).councils_own().filter(adoptions=None)
    return list(own.defer("text").order_by("title", "-read_at"))


def terms_of(user: User, framework: FrameworkVersion) -> list[FrameworkTerm]:
    """The contracts measured by a version, with the day it begins for each."""
    return list(
        FrameworkTerm.objects.filter(framework=framework, contract__in=Contract.objects.visible_to(user))
        .select_related("contract__provider__organisation")
        .order_by("contract__reference")
    )
