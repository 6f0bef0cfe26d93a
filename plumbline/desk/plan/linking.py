"""Where a reason can be looked up: the page, or CQC's own, that the fact comes from."""

from django.urls import reverse

from plumbline.oversight.queries.plan_rows import PlanRow
from plumbline.workplan.facts import Origin
from plumbline.workplan.reasons import Reason


def sources(row: PlanRow) -> list[tuple[Reason, str, str]]:
    """Each reason with the address of its source and what that is called; empty where there is none."""
    return [(one, *_source(one, row.line.provider_id)) for one in row.reasons]


def visit_page(number: int) -> str:
    return reverse("desk:visit", args=[number])


def _source(reason: Reason, provider: int) -> tuple[str, str]:
    if reason.origin is Origin.RETURN:
        return reverse("desk:return", args=[reason.number]), "the return"
    if reason.origin is Origin.RETURNS:
        return reverse("desk:provider", args=[provider]), "the provider’s returns"
    if reason.origin is Origin.VISIT:
        return visit_page(reason.number), "the visit"
    if reason.origin is Origin.ACTIONS:
        return f"{reverse('desk:actions')}?provider={provider}", "its findings and actions"
    return reason.address, "CQC’s page"
