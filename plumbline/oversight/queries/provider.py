"""All that stands on a provider's page: a fixed number of queries, however many figures and periods there are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import OuterRef, Q, Subquery

from plumbline.contracts.models import Contract, Passing, Target
from plumbline.frameworks.models import FrameworkVersion
from plumbline.history.models import Event
from plumbline.oversight.queries.cqc_standing import Standing, standings
from plumbline.oversight.queries.happenings import readable
from plumbline.providers.models import Provider
from plumbline.returns.models import Assessment, Figure, MarketRollup, Return, Submission

if TYPE_CHECKING:
    from plumbline.accounts.models import User

EVENTS_A_PAGE = 20
Quartiles = tuple[float, float, float]


class FigureRow(NamedTuple):
    """One row of the narrow table, with its indicator's reference and framework version."""

    indicator_id: int
    framework_id: int
    ref: str
    period: int
    value: float | None
    rating: int
    is_partial: bool
    is_restated: bool
    return_id: int


@dataclass(frozen=True)
class ProviderFacts:
    """A provider as one council sees it. `chosen` is the contract whose figures are shown; `returns` are newest first.

    `assessed` holds {ref: [rating, display]} by period, where shorter periods were added up.
    """

    provider: Provider
    contracts: tuple[Contract, ...]
    chosen: Contract | None
    returns: tuple[Return, ...]
    versions: tuple[FrameworkVersion, ...]
    figures: tuple[FigureRow, ...]
    assessed: Mapping[int, Mapping[str, tuple[str, str]]]
    targets: tuple[Target, ...]
    locations: tuple[Standing, ...]

    @property
    def chosen_returns(self) -> list[Return]:
        return [one for one in self.returns if self.chosen and one.contract_id == self.chosen.pk]

    def targets_on(self, day: date) -> list[Target]:
        """Those in force on a day, oldest first."""
        return [one for one in self.targets if one.effective_from <= day <= one.effective_to]


def provider_facts(user: "User", provider: Provider, *, contract: str = "") -> ProviderFacts:
    """Eight queries. `contract` is the number of the one to show; an unknown one gives way to the first in force."""
    contracts = _contracts(user, provider)
    chosen = next((one for one in contracts if str(one.pk) == contract), next(iter(contracts), None))
    returns = tuple(
        Return.objects.visible_to(user)
        .filter(provider=provider)
        .select_related("contract")
        .order_by("-ends_on", "contract")
    )
    its = chosen.pk if chosen else 0
    used = {one.framework_id for one in returns if one.contract_id == its}
    figures = figures_of(
        [its], provider=None if chosen and chosen.provider_id == provider.pk else provider.pk
    )
    used |= {one.framework_id for one in figures}
    versions = FrameworkVersion.objects.filter(pk__in=used).order_by("-read_at", "-pk")
    return ProviderFacts(
        provider=provider,
        contracts=contracts,
        chosen=chosen,
        returns=returns,
        versions=tuple(versions),
        figures=figures,
        assessed=_assessed(user, its),
        targets=tuple(Target.objects.filter(contract_id=its).order_by("effective_from", "pk")),
        locations=tuple(standings([provider.pk]).get(provider.pk, ())),
    )


def _contracts(user: "User", provider: Provider) -> tuple[Contract, ...]:
    """Those in force first, last those that went on with another provider: `left_on` and `left_by` say when and how."""
    left = Passing.objects.in_force().filter(contract=OuterRef("pk"), was=provider).order_by("-pk")
    found = (
        Contract.objects.visible_to(user)
        .ever_with(provider.pk)
        .select_related(
            "lead_officer", "council", "provider__organisation", "succession__predecessor__organisation"
        )
        .annotate(
            left_on=Subquery(left.values("succession__since_on")[:1]),
            left_by=Subquery(left.values("succession")[:1]),
        )
    )
    return tuple(sorted(found, key=lambda one: _place(one, provider)))


def _place(contract: Contract, provider: Provider) -> tuple[bool, bool, str]:
    is_elsewhere = contract.provider_id != provider.pk
    return is_elsewhere, contract.status != Contract.Status.ACTIVE, contract.reference


def figures_of(contracts: Collection[int], *, provider: int | None = None) -> tuple[FigureRow, ...]:
    """Every figure of these contracts, or those that one provider reported, where contracts went on with another."""
    reported = Figure.objects.filter(contract_id__in=contracts)
    if provider is not None:
        reported = reported.filter(provider_id=provider)
    rows = reported.values_list(
        "indicator_id",
        "indicator__framework_id",
        "indicator__ref",
        "period",
        "value",
        "rating",
        "is_partial",
        "is_restated",
        "kpi_return_id",
    )
    return tuple(FigureRow(*row) for row in rows)


def _assessed(user: "User", contract_id: int) -> dict[int, dict[str, tuple[str, str]]]:
    current = Assessment.objects.visible_to(user).current().filter(contract_id=contract_id)
    return {
        period: {ref: (pair[0], pair[1]) for ref, pair in ratings.items()}
        for period, ratings in current.values_list("period", "ratings")
    }


def market_around(
    council_id: int, figures: Sequence[FigureRow], *, newest: Collection[int], ref: str
) -> dict[tuple[int, int], Quartiles]:
    """The market's quartiles by indicator and period: of these newest periods, and of all periods for one figure."""
    every = {one.indicator_id for one in figures}
    whole = {one.indicator_id for one in figures if one.ref == ref}
    rollups = MarketRollup.objects.filter(
        Q(indicator_id__in=whole) | Q(indicator_id__in=every, period__in=newest),
        council_id=council_id,
        median__isnull=False,
    )
    return {
        (indicator, period): (lower, median, upper)
        for indicator, period, lower, median, upper in rollups.values_list(
            "indicator_id", "period", "lower_quartile", "median", "upper_quartile"
        )
        if lower is not None and median is not None and upper is not None
    }


def judgement_behind(
    user: "User", return_id: int, period: int, ref: str, *, is_assessed: bool
) -> dict[str, Any]:
    """The stored judgement of one figure; empty when there is none."""
    if is_assessed:
        contract = Return.objects.filter(pk=return_id).values("contract_id")
        assessments = (
            Assessment.objects.visible_to(user).current().filter(contract_id__in=contract, period=period)
        )
        found = assessments.values_list("judgements", flat=True).first()
    else:
        submissions = Submission.objects.visible_to(user).filter(kpi_return_id=return_id, superseded_at=None)
        found = submissions.values_list("judgements", flat=True).first()
    return next((one for one in found or () if one["ref"] == ref), {})


def happenings(user: "User", provider: Provider, *, page: int) -> tuple[list[Event], bool]:
    """One page of everything that happened, newest first, and whether there is more. One query."""
    start = (page - 1) * EVENTS_A_PAGE
    found = readable(user).filter(provider_id=provider.pk).select_related("by")
    events = list(found[start : start + EVENTS_A_PAGE + 1])
    return events[:EVENTS_A_PAGE], len(events) > EVENTS_A_PAGE
