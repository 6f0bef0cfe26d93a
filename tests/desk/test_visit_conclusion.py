"""What the list of visits comes to, in one sentence."""

from collections.abc import Mapping

import pytest

from plumbline.desk.visits.conclusion import conclusion


@pytest.mark.parametrize(
    ("by_status", "is_chosen", "says"),
    [
        ({}, False, "0 visits."),
        ({"planned": 1}, False, "1 visit: 1 planned."),
        ({"cancelled": 2}, False, "2 visits."),
        ({"final": 2, "closed": 1}, False, "3 visits: 3 final."),
        (
            {"planned": 3, "visiting": 1, "writing": 2, "final": 8},
            False,
            "14 visits: 1 on site, 2 being written up, 3 planned; 8 final.",
        ),
        ({"disputed": 1}, True, "1 visit fits what you chose: 1 under review."),
    ],
)
def test_a_list_says_first_what_it_comes_to(by_status: Mapping[str, int], is_chosen: bool, says: str) -> None:
    assert conclusion(by_status, is_chosen=is_chosen) == says
