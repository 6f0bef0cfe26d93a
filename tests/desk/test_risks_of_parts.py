"""The risk of a service and of a contract: a page of its own, beside its provider, and in the register."""

from collections.abc import Callable

import pytest

from plumbline.accounts.models import User
from plumbline.risks.models import RiskFact
from plumbline.risks.whose import Of, Whose
from tests.cast import Cast
from tests.desk.test_risks import REGISTER, day_parts, page_of, text
from tests.risks.knowing import EXAMPLE, known, worked_out, works_by
from tests.strict_client import StrictClient

Browse = Callable[[User], StrictClient]


@pytest.fixture
def example(cast: Cast) -> Cast:
    works_by(cast.exampleshire)
    known(cast, EXAMPLE)
    worked_out(cast)
    return cast


def test_a_service_that_is_worse_stands_beside_its_provider(example: Cast, browse: Browse) -> None:
    service = Whose(example.alder.pk, Of.SERVICE, example.alder.services.get().pk)
    known(example, {"registered-manager": "vacant", "cqc-action": "warning-notice"}, of=service)
    worked_out(example)
    officer = browse(example.contract_officer)

    whole = text(officer.get(page_of(example)))
    assert f'<a class="govuk-link" href="{page_of(example)}?service={service.number}">Home care</a>' in whole
    assert "is High, which is worse than the provider as a whole" in whole
    assert "42.86" in whole

    part = text(officer.get(f"{page_of(example)}?service={service.number}"))
    assert "Risk of Home care, Alder Homecare (test)" in part
    assert "This service is worse than its provider as a whole." in part
    assert "A telephone call, of the provider as a whole" in part
    assert "A level is of <a" in part
    assert "Decide otherwise" not in part

    assert "At 1 provider a service or contract is worse" in text(officer.get(f"{REGISTER}?show=worse"))
    shown = officer.get(f"{REGISTER}?of=service&show=worse").context["shown"]
    assert [one.row.subject.whose for one in shown] == [service]
    contracts = text(officer.get(f"{REGISTER}?of=contract&sort=provider"))
    assert "Contract of Alder Homecare (test)" in contracts


def test_a_fact_is_entered_about_a_service(example: Cast, browse: Browse) -> None:
    service = example.alder.services.get()
    address = f"{page_of(example)}fact/?service={service.pk}&about=registered-manager"
    typed = {"value": "in-post", "source": "CQC register", **day_parts("as_at", 0)}

    said = text(browse(example.contract_officer).post(address, typed, follow=True))

    assert "Risk of Home care, Alder Homecare (test)" in said
    assert "34.29" in said
    assert RiskFact.objects.get(name="registered-manager", value="in-post").of_number == service.pk


@pytest.mark.parametrize("asked", ["?service=987654", "?contract=x", "?contract=987654"])
def test_a_part_that_is_not_there_has_no_page(example: Cast, browse: Browse, asked: str) -> None:
    assert browse(example.contract_officer).get(f"{page_of(example)}{asked}").status_code == 404
