"""Where a person goes on from a page that was saved."""

from django.urls import reverse

from plumbline.portal.filling.explaining import ExplainPage
from plumbline.portal.filling.section import SectionPage

STAY = "stay"


def after_section(page: SectionPage, then: str) -> str:
    """The next section; this one again while something in it cannot stand, or when that was asked for."""
    pk = page.kpi_return.pk
    if then == STAY or page.form.errors:
        return reverse("portal:return_section", args=[pk, page.section.code])
    if page.following:
        return reverse("portal:return_section", args=[pk, page.following.code])
    owed = page.draft.filled.readiness.to_explain
    return reverse("portal:return_explain" if owed else "portal:return_check", args=[pk])


def after_explaining(page: ExplainPage, then: str) -> str:
    name = "portal:return_explain" if then == STAY or page.form.errors else "portal:return_check"
    return reverse(name, args=[page.kpi_return.pk])
