"""Freezing by the hash of the content: the same digest, the same rules."""

import re

import pytest

from plumbline.frameworks.reading import read
from tests.frameworks.schedules import SMALL, changed

DIGEST = read(SMALL, name="small").digest


@pytest.mark.parametrize(
    "text",
    [
        "# A remark\n" + SMALL,
        SMALL.replace("\n\n", "\n\n\n\n"),
        re.sub(r"^(\w+) = ", r"\1   =  ", SMALL, flags=re.MULTILINE),
        changed("at_least = 80", "at_least = 80.0"),
        changed("at_least = 80", "at_least = 8e1"),
        changed("within = 5, basis", "within = +5, basis"),
        changed('id = "exampleshire/homecare"\nversion = "1"', 'version = "1"\nid = "exampleshire/homecare"'),
        changed('title = "Age"', "title = 'Age'"),
    ],
)
def test_remarks_blanks_and_the_order_of_keys_do_not_matter(text: str) -> None:
    assert read(text, name="same").digest == DIGEST


@pytest.mark.parametrize(
    "text",
    [
        changed("at_least = 80", "at_least = 81"),
        changed('title = "Age"', 'title = "Ages"'),
        changed('version = "1"', 'version = "2"'),
        changed('paragraph = "1.1"', 'paragraph = "1.2"'),
        changed("within = 5,", "within = 4,"),
        changed('"Q1", "Q2"', '"Q2", "Q1"'),
    ],
)
def test_everything_a_person_could_read_in_it_does(text: str) -> None:
    assert read(text, name="other").digest != DIGEST


def test_the_text_is_kept_as_it_came() -> None:
    assert read(SMALL, name="small").text == SMALL
