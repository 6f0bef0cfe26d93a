"""Many rows at once, for pages whose number of queries must not grow with them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from plumbline.contracts.models import Contract, FrameworkTerm
from plumbline.frameworks.periods import Interval, Period
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Location, Provider
from plumbline.returns.models import Figure, RatingCode, Return
from tests.cast import NOW, Q1, Cast

# The strict client counts events before the request.
OF_THE_CLIENT = 1
REFS = ("1.1", "2.1", "4.1")


def queries(ask: Callable[[], Any]) -> int:
    """How many questions a page asks of the database: not the scope it works in, nor what the client itself counts."""
    with CaptureQueriesContext(connection) as seen:
        ask()
    asked = [query["sql"] for query in seen.captured_queries if query["sql"].startswith("SELECT")]
    return len([sql for sql in asked if "_setting(" not in sql and "set_config(" not in sql]) - OF_THE_CLIENT


def many_contracts(cast: Cast, count: int, period: Period = Q1) -> None:
    """As many further providers, each with a location, a running contract and an accepted return."""
    for number in range(count):
        code = f"many-{number}"
        organisation = Organisation.objects.create(
            kind="provider", code=code, name=f"Provider {number:03} (test)"
        )
        provider = Provider.objects.create(organisation=organisation)
        Location.objects.create(provider=provider, name=f"Office {number}", cqc_location_id=f"1-{number}")
        contract = Contract.objects.create(
            council=cast.exampleshire,
            provider=provider,
            reference=f"EX-M{number:03}",
            title="Home care",
            service_kind="home-care",
            lead_officer=cast.contract_officer,
            calendar=cast.calendar,
            awarded_on=period.starts_on,
            starts_on=period.starts_on,
            ends_on=period.ends_on + timedelta(days=700),
            status=Contract.Status.ACTIVE,
        )
        FrameworkTerm.objects.create(
            contract=contract, framework=cast.framework, effective_from=contract.starts_on
        )
        accepted_return(contract, cast, period)


def accepted_return(contract: Contract, cast: Cast, period: Period) -> Return:
    """A return with a few ratings, accepted, as the narrow tables know it."""
    return Return.objects.create(
        council_id=contract.council_id,
        provider_id=contract.provider_id,
        contract=contract,
        framework=cast.framework,
        period=period.ordinal,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        due_on=period.ends_on + timedelta(days=15),
        issued_at=NOW,
        status=Return.Status.ACCEPTED,
        submitted_at=NOW,
        days_late=0,
        below_target=1,
        ratings={ref: ["red" if ref == "4.1" else "green", "71%"] for ref in REFS},
    )


def many_periods(cast: Cast, count: int) -> None:
    """As many accepted quarters of Alder's contract, the newest the one before Q1, each with figures."""
    numbers = dict(cast.framework.indicators.values_list("ref", "pk"))
    newest = Period.parse("2026-27-Q1").previous
    assert newest.interval is Interval.QUARTER
    for period in newest.back(count):
        kpi_return = accepted_return(cast.contract, cast, period)
        Figure.objects.bulk_create(
            Figure(
                indicator_id=numbers[ref],
                period=period.ordinal,
                contract=cast.contract,
                provider=cast.alder,
                council=cast.exampleshire,
                kpi_return=kpi_return,
                value=71.0,
                rating=RatingCode.RED if ref == "4.1" else RatingCode.GREEN,
                is_accepted=True,
            )
            for ref in REFS
        )
