"""Where an answer is filled in: the page and the field, for links that lead there."""

from dataclasses import dataclass

from django.urls import reverse

from plumbline.frameworks.definition import Indicator
from plumbline.portal.drafts import Draft
from plumbline.returns.answers import EXPLAIN


@dataclass(frozen=True, slots=True)
class Place:
    """`name` says which figure it is, `label` which of its questions."""

    name: str
    label: str
    url: str


def place_of(draft: Draft, key: str) -> Place:
    """The field of an input key, of the first question of a figure's reference, or of an explanation."""
    if key.startswith(EXPLAIN):
        return Place(key.removeprefix(EXPLAIN), "Explanation", _explaining(draft, key))
    definition = draft.definition
    question = definition.by_key.get(key)
    indicator = definition.by_ref.get(question.ref if question else key.removesuffix(".percent"))
    if indicator is None:
        return Place(key, "", reverse("portal:return", args=[draft.kpi_return.pk]))
    shown = key if question else indicator.inputs[0].key
    label = question.label if question and len(indicator.inputs) > 1 else ""
    return Place(indicator.called, label, f"{section_url(draft, indicator)}#id_{shown}")


def section_url(draft: Draft, indicator: Indicator) -> str:
    return reverse("portal:return_section", args=[draft.kpi_return.pk, indicator.section])


def _explaining(draft: Draft, key: str) -> str:
    return f"{reverse('portal:return_explain', args=[draft.kpi_return.pk])}#id_{key}"
