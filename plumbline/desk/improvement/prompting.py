"""What is known of a finding before anybody types: the figure of a return that it is about, the provider, the day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404

from plumbline.accounts.models import User
from plumbline.improvement.models.finding import Source
from plumbline.returns.models import Return


@dataclass(frozen=True)
class Prompt:
    """`kpi_return` and the reference of its figure, where there are such; `initial` is what the form begins with."""

    kpi_return: Return | None = None
    about: str = ""
    initial: Mapping[str, Any] = field(default_factory=dict)

    @property
    def source(self) -> Mapping[str, Any]:
        """Where the finding comes from, as the act takes it."""
        if self.kpi_return is None:
            return {"source": Source.OFFICER}
        return {"source": Source.RETURN, "source_number": self.kpi_return.pk, "about": self.about}


def prompt_of(user: User, asked: Mapping[str, str], *, on: date) -> Prompt:
    """`?return=…&about=…` names a figure of a return, `?provider=…` a provider. Http404 for a return not theirs."""
    number = asked.get("return", "")
    if not number.isascii() or not number.isdigit():
        return Prompt(initial={"provider": asked.get("provider", ""), "found_on": on})
    visible = Return.objects.visible_to(user).select_related(
        "provider__organisation", "council", "framework", "current"
    )
    kpi_return = get_object_or_404(visible, pk=int(number))
    about = asked.get("about", "")[:80]
    return Prompt(kpi_return, about, {**_figure(kpi_return, about), "found_on": on})


def _figure(kpi_return: Return, about: str) -> dict[str, str]:
    """What the return says of this figure, in the words of its judgement."""
    kept = kpi_return.current.judgements if kpi_return.current else []
    judgement = next((one for one in kept if one["ref"] == about), None)
    indicator = next((one for one in kpi_return.framework.definition.indicators if one.ref == about), None)
    if judgement is None or indicator is None:
        return {}
    reasons = " ".join(str(one["says"]) for one in judgement["reasons"][:2])
    period = kpi_return.reporting_period.label
    says = f"{indicator.title}: {judgement['display']} in {period}. {reasons}".strip()
    return {"says": says, "area": f"{about} {indicator.title}"[:200], "priority": "medium"}
