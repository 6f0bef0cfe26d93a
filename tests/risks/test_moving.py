"""Why a risk leads elsewhere than it did: what moved between two results, in sentences."""

from typing import Any

import pytest

from plumbline.risks.moving import moved


def one(code: str, earned: str, *, known: bool = True, could: str = "12") -> dict[str, Any]:
    return {
        "code": code,
        "title": "of the test",
        "earned": earned,
        "could": could,
        "points": earned if known else "",
    }


def kept(*indicators: dict[str, Any], limits: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"indicators": list(indicators), "limits": [{"rule": code} for code in limits]}


UNKNOWN = one("R1", "0", known=False)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (kept(one("R1", "4")), kept(one("R1", "4")), []),
        (kept(one("R1", "4")), kept(one("R1", "8")), ["R1 of the test brings 8 of 12; it brought 4."]),
        (kept(UNKNOWN), kept(one("R1", "8")), ["R1 of the test brings 8 of 12; it was not known."]),
        (kept(UNKNOWN), kept(one("R1", "0")), ["R1 of the test brings 0 of 12; it was not known."]),
        (kept(one("R1", "8")), kept(UNKNOWN), ["R1 of the test is no longer known; it brought 8 of 12."]),
        (kept(UNKNOWN), kept(UNKNOWN), []),
        (kept(), kept(one("R1", "15/2")), ["R1 of the test is new in the model, and brings 7.5 of 12."]),
        (
            kept(one("R1", "4")),
            kept(one("R1", "4", could="9")),
            ["R1 of the test weighs otherwise in the model of now, so it is not compared."],
        ),
        (kept(limits=("RL1",)), kept(limits=("RL1",)), []),
        (
            kept(limits=("RL1",)),
            kept(limits=("RL3",)),
            ["The limit RL3 counts; it did not.", "The limit RL1 counts no longer."],
        ),
        (
            kept(one("R1", "0"), one("R2", "0")),
            kept(one("R1", "2"), one("R2", "6")),
            ["R2 of the test brings 6 of 12; it brought 0.", "R1 of the test brings 2 of 12; it brought 0."],
        ),
    ],
)
def test_what_moved_is_said_the_heaviest_first(
    before: dict[str, Any], after: dict[str, Any], says: list[str]
) -> None:
    assert moved(before, after) == says
