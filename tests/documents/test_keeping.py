"""Keeping a file: its name made harmless, its row naming bytes that are already safe."""

from contextlib import suppress

import pytest
from django.db import transaction

from plumbline.documents.actions import content_of, keep, tidy, vault
from plumbline.documents.models import Document
from tests.cast import NOW, Cast


def _keep(cast: Cast, content: bytes = b"figures", name: str = "return.xlsx") -> Document:
    return keep(
        name,
        content,
        by=cast.provider_staff,
        now=NOW,
        council_id=cast.exampleshire.pk,
        provider_id=cast.alder.pk,
    )


def test_a_kept_file_says_who_when_and_how_large(cast: Cast) -> None:
    document = _keep(cast)
    assert (document.kept_by, document.kept_at, document.size) == (cast.provider_staff, NOW, 7)
    assert content_of(document) == b"figures"


def test_both_sides_see_it_and_nobody_else(cast: Cast) -> None:
    _keep(cast)
    for person, seen in (
        (cast.provider_staff, 1),
        (cast.contract_officer, 1),
        (cast.rival_staff, 0),
        (cast.other_council_officer, 0),
    ):
        assert Document.objects.visible_to(person).count() == seen, person


def test_the_same_file_twice_is_two_rows_of_one_content(cast: Cast) -> None:
    first, second = _keep(cast), _keep(cast, name="again.xlsx")
    assert first.sha256 == second.sha256
    assert second.pk != first.pk


def test_bytes_without_a_row_do_no_harm(cast: Cast) -> None:
    with suppress(LookupError), transaction.atomic():
        sha256 = _keep(cast).sha256
        raise LookupError
    assert not Document.objects.exists()
    assert vault().read(sha256) == b"figures"
    assert content_of(_keep(cast)) == b"figures"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Q1 return.xlsx", "Q1 return.xlsx"),
        ("C:\\Users\\someone\\Q1.xlsx", "Q1.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("/", "file"),
        ("", "file"),
        ("two\nlines\0.xlsx", "twolines.xlsx"),
        ("\u202excod.exe", "xcod.exe"),
        ("é" * 300 + ".xlsx", "é" * 195 + ".xlsx"),
    ],
)
def test_a_name_is_only_a_name(given: str, kept: str) -> None:
    assert tidy(given) == kept
