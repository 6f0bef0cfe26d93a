"""How many findings and actions a provider has, for its page. One query."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from plumbline.improvement.models import Action, Finding
from plumbline.providers.models import Provider

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class ActionCounts:
    """`open` counts every action not yet verified, those overdue and said to be done among them."""

    open: int
    overdue: int
    said_done: int
    findings: int


def action_counts(user: "User", provider: Provider, *, on: date) -> ActionCounts:
    actions, findings = Action.objects.visible_to(user), Finding.objects.visible_to(user)
    counts = Provider.objects.filter(pk=provider.pk).annotate(
        open=_number(actions.open()),
        overdue=_number(actions.overdue(on=on)),
        said_done=_number(actions.to_verify()),
        findings_open=_number(findings.open()),
    )
    return ActionCounts(*counts.values_list("open", "overdue", "said_done", "findings_open").get())


def _number(rows: QuerySet[Any]) -> Coalesce:
    its = rows.filter(provider=OuterRef("pk")).order_by().values("provider")
    return Coalesce(Subquery(its.annotate(number=Count("pk")).values("number")), 0)
