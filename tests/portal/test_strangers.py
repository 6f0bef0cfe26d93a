"""Not yours looks like not there: for a rival, for the council's staff, for somebody who has not signed in."""

from collections.abc import Callable

import pytest

from plumbline.returns import actions as returns
from plumbline.returns.models import Return, Upload
from tests.cast import NOW, Cast
from tests.portal.pages import address
from tests.strict_client import StrictClient

OF_A_RETURN = [
    "return",
    "return_receipt",
    "return_workbook",
    "return_upload",
    "return_explain",
    "return_check",
    "return_submit",
]
OF_AN_UPLOAD = ["upload", "upload_marked", "upload_file"]


@pytest.fixture
def kept(cast: Cast, kpi_return: Return) -> Upload:
    return returns.keep(kpi_return, "return.xlsx", b"PK", by=cast.provider_staff, now=NOW)


@pytest.mark.parametrize("name", OF_A_RETURN)
def test_a_rival_does_not_learn_that_the_return_exists(
    rival: StrictClient, kpi_return: Return, name: str
) -> None:
    page = address(name, kpi_return.pk)

    assert rival.get(page).status_code == 404 or name == "return_submit"
    assert rival.post(page).status_code in {404, 405}


def test_a_rival_cannot_fill_it_in(rival: StrictClient, kpi_return: Return) -> None:
    page = address("return_section", kpi_return.pk, "quality")

    assert rival.get(page).status_code == 404
    assert rival.post(page, {"7.1.value": "1"}).status_code == 404


@pytest.mark.parametrize("name", OF_AN_UPLOAD)
def test_a_rival_does_not_see_the_workbook(rival: StrictClient, kept: Upload, name: str) -> None:
    assert rival.get(address(name, kept.pk)).status_code == 404


@pytest.mark.parametrize("role", ["contract_officer", "auditor", "placement_staff", "other_council_officer"])
def test_the_councils_staff_have_no_business_in_the_portal(
    cast: Cast, browse: Callable[..., StrictClient], kpi_return: Return, role: str
) -> None:
    officer = browse(getattr(cast, role))

    assert officer.get(address("returns")).status_code == 404
    assert officer.get(address("return", kpi_return.pk)).status_code == 404
    assert officer.get(address("kpis")).status_code == 404


def test_whoever_has_not_signed_in_is_asked_to(client: StrictClient, kpi_return: Return) -> None:
    went = client.get(address("return", kpi_return.pk))

    assert went.status_code == 302
    assert "/sign-in/" in went.headers["Location"] or "login" in went.headers["Location"]
