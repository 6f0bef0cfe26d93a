"""Each line of the change log has its kind, those written before there were kinds as well."""

from importlib import import_module

import pytest
from django.apps import apps

from plumbline.cqc.change_words import said
from plumbline.cqc.comparing.kinds_of_change import ChangeKind, kind_of_change
from plumbline.cqc.models import Change, Import, Location
from tests.cqc.importing import NOW

LINES = [
    ("changed", "name", "Example", "Sample", "renamed", "Name: Example → Sample"),
    ("changed", "postcode", "EX1 1AA", "EX2 2BB", "moved", "Postcode: EX1 1AA → EX2 2BB"),
    ("changed", "service_types", "A|B", "A", "services", "Services: A, B → A"),
    ("changed", "provider_name", "", "Example Limited", "provider", "Provider: Example Limited"),
    ("changed", "beds", "20", "21", "details", "Beds: 20 → 21"),
    ("changed", "status", "not-listed", "registered", "back", "On CQC’s register: No longer listed → Yes"),
    ("changed", "status", "registered", "deregistered", "gone", "On CQC’s register: Yes → No, deregistered"),
    ("gone", "status", "registered", "not-listed", "gone", "On CQC’s register: Yes → No longer listed"),
    ("reregistered", "goes on as", "1-1", "1-2", "reregistered", "Goes on as: 1-1 → 1-2"),
    ("rated", "Overall", "Good", "Good (5 April 2024)", "inspected", "Rating: Good → Good (5 April 2024)"),
    (
        "rated",
        "Safe",
        "Good",
        "Inadequate (5 April 2024)",
        "rated",
        "Rating, Safe: Good → Inadequate (5 April 2024)",
    ),
    ("rated", "Overall", "", "Good (5 April 2024)", "rated", "Rating: none → Good (5 April 2024)"),
]


DUAL = ("changed", "registered_as", "once", "1-1|1-2", "dual", "Dual registration: no → 1-1 and 1-2")


@pytest.mark.parametrize(("what", "field", "was", "now", "kind", "words"), [*LINES, DUAL])
def test_a_line_has_its_kind_and_its_words(
    what: str, field: str, was: str, now: str, kind: str, words: str
) -> None:
    assert kind_of_change(what, field, was, now) == kind
    assert str(said(what, field, was, now)) == words


@pytest.mark.django_db
def test_lines_written_before_there_were_kinds_are_named_as_new_ones_are() -> None:
    found_in = Import.objects.create(
        kind="directory", as_at=NOW.date(), file_name="a", sha256="a", rows=1, size=1, imported_at=NOW
    )
    place = Location.objects.create(pk="1-1", status="registered", found_in=found_in)
    for what, field, was, now, *_ in LINES:
        Change.objects.create(
            location=place, found_in=found_in, what=what, field=field, was=was, now=now, kind="details"
        )

    import_module("plumbline.cqc.migrations.0002_kinds_of_change").name_the_kinds(apps, None)

    assert list(Change.objects.order_by("pk").values_list("kind", flat=True)) == [line[4] for line in LINES]


def test_every_kind_has_a_name_and_a_meaning() -> None:
    assert all(kind.label and kind.means for kind in ChangeKind)
