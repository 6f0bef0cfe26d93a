"""Names of people do not come in."""

import pytest

from plumbline.cqc.reading import people


@pytest.mark.parametrize(
    "name",
    [
        "Mrs A Example",
        "Mr & Mrs A B Example",
        "Dr Example and Mrs B Example",
        "A Example and Miss B Sample",
        "A B Example",
        "Firstname Example",
        "Mr Firstname Hall",
        "Dr A West",
        "Mr F O'Example",
        "",
    ],
)
def test_a_provider_who_may_be_a_person_has_no_name(name: str) -> None:
    assert people.organisation_only(name) == ""


@pytest.mark.parametrize(
    "name",
    [
        "Example Care Limited",
        "Dr Example Memorial Home Limited",
        "London Borough of Exampleton",
        "The Example Trust",
        "Freewayexample",
        "St Example Hospice",
        "Example House",
        "Flexicare (Exampleton)",
    ],
)
def test_an_organisation_keeps_its_name(name: str) -> None:
    assert people.organisation_only(name) == name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Mrs A Example - 5 Station Road", "5 Station Road"),
        ("Mr A Example t/a Example House Limited", "Example House Limited"),
        ("Mr A Example trading as Example Nursing Home", "Example Nursing Home"),
        ("Mrs A Example", ""),
        ("Mr and Mrs Example - 14-15 Station Road", "14-15 Station Road"),
        ("Rose Court", "Rose Court"),
        ("Dr Example's Hospice", "Dr Example's Hospice"),
    ],
)
def test_a_location_is_named_without_its_people(name: str, kept: str) -> None:
    assert people.without_people(name) == kept


def test_a_location_called_like_a_person_who_provides_it_has_no_name() -> None:
    assert people.location_name("Firstname Example", "FIRSTNAME  EXAMPLE") == ""
    assert people.location_name("Firstname Example", "Example Care Limited") == "Firstname Example"
