"""Stage three at the council's door: each page says how the report stands, and what can be done next."""

from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.desk.pages import address, said
from tests.strict_client import StrictClient
from tests.visits.reports import answering, made_final, shared, written_up


@pytest.fixture
def lead(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    """The quality officer, who leads the visit, signed in."""
    return browse(cast.quality_officer)


PAGES = ("report", "report_write", "report_findings", "report_share", "report_preview", "report_final")
PAGES += ("report_comments", "report_correct", "report_dispute", "report_summary")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("stage", [written_up, shared, answering, made_final])
def test_every_page_opens_at_every_stage(
    lead: StrictClient, cast: Cast, name: str, stage: Callable[..., object]
) -> None:
    found = stage(cast, I1="partly", C1="not-met")
    visit = found[0] if isinstance(found, tuple) else found

    assert "Alder Homecare (test)" in said(lead.get(address(name, visit.pk)))
