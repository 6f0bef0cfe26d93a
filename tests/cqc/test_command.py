"""`import-cqc` as an operator and a script see it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from plumbline.cqc.models import Import, Location
from tests.cqc.files import DIRECTORY_2023, DIRECTORY_2025, rating_row, ratings_file, table

pytestmark = pytest.mark.django_db


def run(*words: str | Path) -> tuple[int, str, str]:
    """The exit status, standard output and standard error of a run."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import-cqc", *map(str, words), stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def ratings(tmp_path: Path) -> Path:
    path = tmp_path / "01_February_2021_Latest_ratings.csv"
    path.write_bytes(ratings_file(3))
    return path


def test_json_has_exactly_the_words_that_scripts_rely_on(ratings: Path) -> None:
    status, out, err = run(ratings, "--json")

    assert (status, err) == (0, "")
    assert json.loads(out) == {
        "kind": "ratings",
        "as_at": "2021-02-01",
        "rows": 3,
        "new": 3,
        "changed": 0,
        "gone": 0,
        "reregistered": 0,
        "unchanged": 0,
        "skipped": [],
    }


def test_people_read_the_same_in_words(ratings: Path) -> None:
    status, out, _ = run(ratings)

    assert status == 0
    assert out.splitlines()[:2] == [
        "CQC's care directory with ratings, 1 February 2021: 3 rows.",
        "       3 locations new",
    ]
    assert "says nothing that was not known already" in run(ratings)[1]


def test_rows_that_were_left_out_are_told_with_their_number(tmp_path: Path) -> None:
    path = tmp_path / "2021-02-01.csv"
    path.write_bytes(table([rating_row(1), *[rating_row(2, **{"Location ID": ""})] * 22]))
    out = run(path)[1]

    assert "22 rows left out" in out
    assert "  Row 3: There is no location ID." in out
    assert "  … and 2 more" in out


def test_a_refusal_ends_with_one_and_every_reason(ratings: Path) -> None:
    run(ratings, "--as-at", "2021-03-01")
    ratings.write_bytes(ratings_file(1))
    status, out, err = run(ratings, "--json")

    assert status == 1
    assert len(json.loads(out)["refused"]) == 2
    assert err.startswith("01_February_2021_Latest_ratings.csv was not imported. Nothing was changed.\n")
    assert "already imported" in err
    assert "--allow-shrink" in err
    assert Location.objects.count() == 3


def test_shrinking_is_allowed_by_saying_so(ratings: Path) -> None:
    run(ratings)
    ratings.write_bytes(ratings_file(1))

    assert run(ratings, "--as-at", "2021-03-01", "--allow-shrink")[0] == 0


def test_the_weekly_directory_dates_itself_and_an_older_one_is_refused() -> None:
    assert run(DIRECTORY_2025)[0] == 0
    status, _, err = run(DIRECTORY_2023)

    assert status == 1
    assert "The file is for 22 March 2023" in err


def test_a_note_about_the_file_goes_to_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_bytes(ratings_file(1))
    status, out, err = run(path, "--json")

    assert (status, json.loads(out)["as_at"]) == (0, "2019-11-20")
    assert err.startswith("Note: Nothing says which day the file is for.")


@pytest.mark.parametrize(
    "words",
    [[], ["x.csv", "--kind", "survey"], ["x.csv", "--as-at", "soon"], ["x.csv", "--as-at", ""], ["a", "b"]],
)
def test_wrong_usage_is_told_apart(words: list[str]) -> None:
    with pytest.raises(CommandError):
        run(*words)


@pytest.mark.parametrize("name", ["nonesuch.csv", "."])
def test_a_file_that_cannot_be_opened_ends_with_two(tmp_path: Path, name: str) -> None:
    status, _, err = run(tmp_path / name)

    assert status == 2
    assert "cannot be opened" in err


def test_a_file_that_is_no_text_is_refused_and_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
    status, _, err = run(path)

    assert status == 1
    assert "not a text file" in err
    assert not Import.objects.exists()
