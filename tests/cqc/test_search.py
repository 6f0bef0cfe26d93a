"""Searching CQC's register, and that its imports keep what search reads."""

from datetime import date

import pytest

from plumbline.accounts.models import User
from plumbline.cqc import search
from plumbline.cqc.models import SearchLine
from plumbline.providers.searching import typed
from tests.cqc.files import API_PROVIDERS, OLDHAM_2023, OLDHAM_2025, rating_row, table
from tests.cqc.importing import take_over

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    return [hit.location.name for hit in search.find(typed(text), by=User())[0]]


def test_the_register_is_searched_by_id_then_name_then_place_and_follows_each_file() -> None:
    take_over(OLDHAM_2023)
    assert found("1-117977107") == ["Avonleigh Gardens"]
    assert found("acorn lodge")[0] == "Acorn Lodge Nursing Home"
    gone = SearchLine.objects.count()

    take_over(OLDHAM_2025)

    assert SearchLine.objects.count() == gone + 36
    assert found("bluebird oldh") == ["Bluebird Care Oldham"]
    assert found("gardens avonl") == ["Avonleigh Gardens", "Avonleigh Gardens"]
    assert found("ardens") == []
    assert [one.text for one in search.meant(typed("avonliegh gardens"))] == ["avonleigh gardens"]


def test_a_location_is_found_by_its_new_name_and_by_its_providers() -> None:
    nameless = {"Provider ID": "1-10154647570", "Provider Name": ""}
    take_over(table([rating_row(1, **nameless), rating_row(2)]), as_at=date(2021, 3, 1))
    renamed = rating_row(1, **nameless, **{"Location Name": "Alder Court"})
    take_over(table([renamed, rating_row(2)]), as_at=date(2021, 4, 1))
    take_over(API_PROVIDERS)

    assert found("alder") == found("rose healthcare") == found("1-10154647570") == ["Alder Court"]
    assert found("example home 1") == []
