"""Not yours looks like not there: every address is tried by those who must learn nothing from it.

A new address that takes an argument fails here until its argument is given in `Shelf.arguments`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from plumbline.accounts.models import User
from plumbline.cqc.models import Change, Import
from plumbline.cqc.models import Location as CqcLocation
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import SCHEDULE
from plumbline.improvement import actions as improvement
from plumbline.jobs import actions as jobs
from plumbline.notices.models import Notice
from plumbline.oversight import consequences
from plumbline.providers import actions as providers
from plumbline.providers.models import Location
from plumbline.workplan import actions as workplan
from plumbline.workplan.reading import shipped_text
from tests.cast import NOW, Q1, Q4, TODAY, Cast, assemble
from tests.improvement import plans
from tests.intelligence.heard import heard
from tests.standing import placing
from tests.strict_client import StrictClient
from tests.surveys import making as surveys
from tests.visits import reports
from tests.visits.shelf import filled
from tests.workplan import levels
from tests.workplan import plans as visit_plans

# The library that ships with the product is nobody's secret.
# Which providers there are is a shared fact; who has a contract with them is not.
SHARED_REGISTER = {"desk:contract_new"}
OPEN_TO_ALL = {"desk:library_framework", "desk:library_file", "desk:questionnaire_file"}
pytestmark = pytest.mark.django_db


def _addresses(patterns: list[Any], space: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name and the arguments of every address of the doors."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, pattern.namespace or space)
        elif isinstance(pattern, URLPattern) and space in {"desk", "portal", "partner"}:
            yield f"{space}:{pattern.name}", tuple(pattern.pattern.converters) or _named_groups(pattern)


def _named_groups(pattern: URLPattern) -> tuple[str, ...]:
    expression = getattr(pattern.pattern, "regex", None)
    return tuple(expression.groupindex) if expression else ()


ADDRESSES = sorted(set(_addresses(get_resolver().url_patterns)))
WITH_ARGUMENTS = [(name, names) for name, names in ADDRESSES if names and name not in OPEN_TO_ALL]
WITHOUT_ARGUMENTS = [name for name, names in ADDRESSES if not names]


@dataclass
class Shelf:
    """Alder's things with Exampleshire: one of every kind that an address can name."""

    cast: Cast
    arguments: dict[str, int]
    partner: User
    other_partner: User

    def its_people(self, name: str) -> User:
        """Somebody whose pages these are."""
        doors = {"desk": self.cast.contracts_manager, "portal": self.cast.provider_manager}
        return doors.get(name.partition(":")[0], self.partner)

    def strangers(self, name: str) -> list[User]:
        """Another council's officer, another provider of the same council, a partner; at its own door, another one."""
        partner = self.other_partner if name.startswith("partner:") else self.partner
        return [self.cast.other_council_officer, self.cast.rival_staff, partner]

    def address(self, name: str, names: tuple[str, ...]) -> str:
        rest = {
            "number": 1,
            "code": "quality",
            "part": "summary",
            "ref": "I1",
            "figure": "4.1",
            "area": "staffing",
            "act": "more_time",
        }
        pk = {"pk": self.arguments[name.removesuffix("_csv")]} if "pk" in names else {}
        return reverse(name, kwargs={**pk, **{one: rest[one] for one in names if one != "pk"}})


@pytest.fixture(scope="module")
def shelf(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shelf]:
    """Filled once for a sweep that changes nothing, and taken away again as one transaction."""
    folder = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("shelf"))
    with django_db_blocker.unblock(), folder, transaction.atomic():
        yield _filled(assemble())
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def documents_of_this_test() -> None:
    """The shelf keeps its own, so that its people find them."""


def _filled(cast: Cast) -> Shelf:
    kpi_return = cast.submitted(Q4)
    upload = consequences.workbook_received(
        cast.issue(Q1), "q1.xlsx", b"no workbook", by=cast.provider_staff, now=NOW
    )
    _cqc_tells_of(cast)
    consequences.return_sent_back(kpi_return, reason="Check 1.1", by=cast.contract_officer, now=NOW)
    own = take_in(
        library.find("plumbline/contract-review"), SCHEDULE, council=None, by=None, now=NOW, system="tests"
    )
    adopt(own, cast.exampleshire, effective_from=TODAY, by=cast.contracts_manager, now=NOW)
    job = jobs.ask("Bring in a file", by=cast.contracts_manager, now=NOW, council_id=cast.exampleshire.pk)
    letter = Notice.objects.filter(council=cast.exampleshire).first()
    assert letter is not None
    of_return = dict.fromkeys(
        [name for name, _ in ADDRESSES if name.split(":")[1].startswith("return")], kpi_return.pk
    )
    of_contract = dict.fromkeys(
        [name for name, _ in ADDRESSES if name.split(":")[1].startswith(("contract", "target"))],
        cast.contract.pk,
    )
    of_calendar = dict.fromkeys([name for name, _ in ADDRESSES if ":calendar" in name], cast.calendar.pk)
    of_upload = dict.fromkeys([name for name, _ in ADDRESSES if ":upload" in name], upload.pk)
    of_framework = dict.fromkeys([name for name, _ in ADDRESSES if ":framework" in name], own.pk)
    agreement = cast.contract.kpi_agreements.get().pk
    others = {
        "desk:kpis_agree": agreement,
        "portal:kpis_agree": agreement,
        "desk:provider": cast.alder.pk,
        "desk:job": job.pk,
        **dict.fromkeys(
            [name for name, names in ADDRESSES if names and name.startswith("desk:risk")], cast.alder.pk
        ),
        **dict.fromkeys([name for name, _ in ADDRESSES if name.startswith("desk:letter")], letter.pk),
    }
    known = {**of_return, **of_contract, **of_calendar, **of_upload, **of_framework, **others}
    known |= {**_of_actions(cast), **_of_plan(cast), **_of_surveys(cast), **_of_intelligence(cast)}
    known |= _of_successions(cast)
    partner, other_partner = placing.partner_reader(), placing.partner_reader("otherton-nhs")
    known |= placing.addressed(cast, partner)
    return Shelf(cast, {**known, **_of_visits(cast), **_of_reports(cast)}, partner, other_partner)


def _of_successions(cast: Cast) -> dict[str, int]:
    """Something of Alder went on with Birch; no contract, so that all the rest stays Alder's."""
    made = providers.succeed(
        cast.exampleshire,
        cast.alder,
        cast.birch,
        is_whole=False,
        since_on=TODAY,
        reason="Sold",
        source="CQC",
        by=cast.contracts_manager,
        now=NOW,
    )
    of_one = dict.fromkeys(["desk:succession", "desk:succession_withdraw"], made.pk)
    return {**of_one, "desk:provider_taken_over": cast.alder.pk}


def _of_reports(cast: Cast) -> dict[str, int]:
    """A visit with a final report, and everything that was said about it on the way."""
    visit, of_one_name = reports.argued_about(cast)
    addresses = [name for name, _ in ADDRESSES if name.partition(":")[2].startswith("report")]
    others = {
        name: pk for name, _ in ADDRESSES for noun, pk in of_one_name.items() if name.endswith(f":{noun}")
    }
    return {**dict.fromkeys(addresses, visit.pk), **others}


def _of_actions(cast: Cast) -> dict[str, int]:
    """A finding, an action that was reported on, and its evidence."""
    action = plans.agreed(cast)
    progress = improvement.report_progress(
        action, says="Here", files=[("log.pdf", plans.A_PDF)], by=cast.provider_staff, now=NOW
    )
    places = {"action": action.pk, "finding": action.findings.get().pk, "progress": progress.files.get().pk}
    return {
        name: pk
        for name, _ in ADDRESSES
        for noun, pk in places.items()
        if name.split(":")[1].startswith(noun)
    }


def _of_surveys(cast: Cast) -> dict[str, int]:
    """A closed survey with letters, a figure of it offered for the return that is open, and a call."""
    survey, offer = surveys.offered(cast, cast.issue(Q1))
    call = surveys.called(cast)
    places = {"desk:survey": survey.pk, "desk:phone_in": call.day_id, "desk:call": call.pk}
    known = {name: pk for name, _ in ADDRESSES for start, pk in places.items() if name.startswith(start)}
    offers = dict.fromkeys(["desk:survey_offer_take_back", "portal:survey_figure_decide"], offer.pk)
    return {**known, **offers, "portal:survey_figures": offer.kpi_return_id}


def _of_intelligence(cast: Cast) -> dict[str, int]:
    piece = heard(cast, is_restricted=True)
    return {name: piece.pk for name, _ in ADDRESSES if name.startswith("desk:intelligence_")}


def _of_plan(cast: Cast) -> dict[str, int]:
    """The plan of this year, Alder's line of it, and what its level asks for."""
    meeting, plan = levels.meeting_due(cast), visit_plans.drawn_up(cast)
    line = visit_plans.line_of(plan, "Alder")
    names = [name for name, _ in ADDRESSES if name.startswith("desk:plan_") and name != "desk:plan_visit"]
    ours = shipped_text().replace("2026.1", "ours")
    own = workplan.weigh_by(cast.exampleshire, ours, by=cast.contracts_manager, now=NOW)
    found = {name: line.pk if name.startswith("desk:plan_line") else plan.pk for name in names}
    found |= {name: meeting for name in names if name.startswith("desk:plan_work_")}
    return {**found, "desk:plan_weights_file": own.pk}


def _cqc_tells_of(cast: Cast) -> None:
    """CQC's facts are everybody's; whom a council has a contract with is not."""
    found_in = Import.objects.create(
        kind="directory", as_at=TODAY, file_name="a.csv", sha256="0", rows=1, size=1, imported_at=NOW
    )
    place = CqcLocation.objects.create(
        pk="1-77", name="Example Lodge", status="registered", found_in=found_in
    )
    Location.objects.create(provider=cast.alder, name="Lodge", cqc_location_id=place.pk)
    Change.objects.create(location=place, found_in=found_in, what="gone", kind="gone", field="status")


def _of_visits(cast: Cast) -> dict[str, int]:
    """A visit that has begun, with one of everything about it; the longest beginning of a name wins."""
    places = sorted(filled(cast).items(), key=lambda place: len(place[0]))
    return {name: pk for start, pk in places for name, _ in ADDRESSES if name.split(":")[1].startswith(start)}


@pytest.mark.parametrize(("name", "names"), WITH_ARGUMENTS)
def test_what_is_not_yours_is_not_there(shelf: Shelf, browse: Any, name: str, names: tuple[str, ...]) -> None:
    address = shelf.address(name, names)
    for stranger in shelf.strangers(name):
        client = browse(stranger)
        assert client.get(address).status_code in {404, 405}, f"{stranger} learns of {address}"
        assert client.post(address, {}).status_code in {404, 405}, f"{stranger} acts on {address}"


@pytest.mark.parametrize(("name", "names"), WITH_ARGUMENTS)
def test_its_own_people_do_find_it(shelf: Shelf, browse: Any, name: str, names: tuple[str, ...]) -> None:
    """Without this the sweep above could pass because nothing was there for anybody."""
    assert browse(shelf.its_people(name)).get(shelf.address(name, names)).status_code != 404


@pytest.mark.parametrize("name", WITHOUT_ARGUMENTS)
def test_no_list_shows_what_is_anothers(shelf: Shelf, browse: Any, name: str) -> None:
    for stranger in shelf.strangers(name):
        said = browse(stranger).get(reverse(name)).content.decode(errors="replace")
        assert "Alder" not in said or name in SHARED_REGISTER
        assert "EX-001" not in said


@pytest.mark.parametrize(("name", "names"), ADDRESSES)
def test_nobody_gets_in_without_signing_in(shelf: Shelf, name: str, names: tuple[str, ...]) -> None:
    if name in OPEN_TO_ALL:
        address = reverse(name, kwargs={"code": "milton-keynes/homecare-dps"})
    else:
        address = shelf.address(name, names) if names else reverse(name)
    response = StrictClient().get(address)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_the_other_side_of_the_house_is_not_there(shelf: Shelf, browse: Any) -> None:
    assert browse(shelf.cast.provider_manager).get(reverse("desk:today")).status_code == 404
    assert browse(shelf.cast.contract_officer).get(reverse("portal:returns")).status_code == 404
    assert browse(shelf.cast.placement_staff).get(reverse("desk:returns")).status_code == 404
