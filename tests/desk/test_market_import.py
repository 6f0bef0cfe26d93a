"""Bringing in a CQC file by the page, and following the work."""

import lzma
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from plumbline.cqc.models import Import
from plumbline.cqc.published import RATINGS_FEBRUARY_2021
from plumbline.jobs.models import Job
from plumbline.oversight.tasks import import_cqc_file
from tests.cast import Cast
from tests.strict_client import StrictClient

PAGE = "/desk/market/cqc-files/"


@pytest.fixture
def manager(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.contracts_manager)


def a_few_rows(count: int = 200) -> bytes:
    """The head of the real file."""
    with lzma.open(RATINGS_FEBRUARY_2021, "rb") as file:
        return b"".join(line for _, line in zip(range(count + 1), file, strict=False))


def brought_in(
    manager: StrictClient, content: bytes, name: str = "ratings_2021-02-01.csv", **said: str
) -> Job:
    """Send a file by the page and let the worker do what was asked for."""
    response = manager.post(PAGE, {"file": SimpleUploadedFile(name, content), **said})
    assert response.status_code == 302
    job = Job.objects.latest("pk")
    assert response["Location"] == f"/desk/market/work/{job.pk}/"
    import_cqc_file.call(job.pk)
    job.refresh_from_db()
    return job


def text_of(client: StrictClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_file_is_kept_read_and_reported(manager: StrictClient) -> None:
    job = brought_in(manager, a_few_rows())

    text = text_of(manager, f"/desk/market/work/{job.pk}/")

    assert job.status == Job.Status.DONE
    assert "CQC&#x27;s care directory with ratings of 1 February 2021 was taken over." in text
    assert "200 rows read" in text
    assert "ratings_2021-02-01.csv" in text_of(manager, PAGE)


def test_the_page_renews_itself_until_the_work_is_over(manager: StrictClient) -> None:
    manager.post(PAGE, {"file": SimpleUploadedFile("ratings_2021-02-01.csv", a_few_rows())})
    job = Job.objects.latest("pk")

    waiting = manager.get(f"/desk/market/work/{job.pk}/")
    import_cqc_file.call(job.pk)
    over = manager.get(f"/desk/market/work/{job.pk}/")

    assert waiting["Refresh"] == "3"
    assert "Waiting for its turn" in waiting.content.decode()
    assert "Refresh" not in over


def test_the_same_file_twice_changes_nothing(manager: StrictClient) -> None:
    brought_in(manager, a_few_rows())
    job = brought_in(manager, a_few_rows())

    assert "nothing that was not known already" in text_of(manager, f"/desk/market/work/{job.pk}/")
    assert Import.objects.count() == 1


def test_work_that_is_over_is_not_done_again(manager: StrictClient) -> None:
    job = brought_in(manager, a_few_rows())
    ended = job.ended_at

    import_cqc_file.call(job.pk)

    job.refresh_from_db()
    assert job.ended_at == ended


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("letter.csv", b"Dear council,\nnothing here\n", "Why it was refused"),
        ("ratings.pdf", b"%PDF-1.7 ratings", "is a spreadsheet or a document"),
        ("ratings.zip", b"PK\x03\x04 cut off", "damaged"),
    ],
)
def test_a_file_that_is_not_cqcs_is_refused_in_words(
    manager: StrictClient, name: str, content: bytes, says: str
) -> None:
    job = brought_in(manager, content, name)

    text = text_of(manager, f"/desk/market/work/{job.pk}/")

    assert job.status == Job.Status.REFUSED
    assert "Nothing was changed." in text
    assert says in text


def test_a_file_that_shrinks_is_refused_unless_told(manager: StrictClient) -> None:
    brought_in(manager, a_few_rows())
    smaller = a_few_rows(150)

    refused = brought_in(manager, smaller)
    text = text_of(manager, f"/desk/market/work/{refused.pk}/")
    taken = brought_in(manager, smaller, may_shrink="on")

    assert refused.status == Job.Status.REFUSED
    assert "“It may have fewer locations”" in text
    assert "--allow-shrink" not in text
    assert taken.status == Job.Status.DONE


def test_the_day_can_be_said(manager: StrictClient) -> None:
    day = {"as_at_day": "3", "as_at_month": "2", "as_at_year": "2021"}

    job = brought_in(manager, a_few_rows(), "ratings.csv", **day)

    assert job.outcome["report"]["as_at"] == "2021-02-03"


def test_a_fault_of_ours_is_said_and_not_hidden(
    manager: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("plumbline.oversight.tasks.import_file", broken)

    with pytest.raises(ZeroDivisionError):
        brought_in(manager, a_few_rows())

    job = Job.objects.latest("pk")
    assert job.status == Job.Status.FAILED
    assert "a fault of ours" in text_of(manager, f"/desk/market/work/{job.pk}/")


def test_no_file_is_asked_for_again(manager: StrictClient) -> None:
    response = manager.post(PAGE, {"may_shrink": "on"})

    assert "Choose the file you downloaded from CQC." in response.content.decode()
    assert not Job.objects.exists()


def test_only_those_who_may_bring_files_in_can(cast: Cast, browse: Callable[..., StrictClient]) -> None:
    for person in (cast.contract_officer, cast.senior_manager, cast.provider_staff):
        assert browse(person).get(PAGE).status_code == 404


def test_another_council_does_not_see_the_work(
    cast: Cast, manager: StrictClient, browse: Callable[..., StrictClient]
) -> None:
    job = brought_in(manager, a_few_rows())
    cast.other_council_officer.memberships.update(role="contracts-manager")

    assert browse(cast.other_council_officer).get(f"/desk/market/work/{job.pk}/").status_code == 404
