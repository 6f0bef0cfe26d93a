"""The reasons to go: which hold, what they say, and which put a service on the plan by themselves."""

from datetime import date
from typing import Any

import pytest

from plumbline.workplan.facts import Counted, CqcRated, Facts, Figures, LastVisit, Origin
from plumbline.workplan.reading import shipped
from plumbline.workplan.reasons import Reason, in_words, is_due, reasons_to_go, weight_of
from plumbline.workplan.weighing import ReasonKind

TODAY, UNTIL = date(2026, 7, 10), date(2027, 3, 31)
GOOD = CqcRated("Alder office", "good", "Good", date(2025, 3, 14), "https://www.cqc.org.uk/location/1-1")


def reasons(**known: Any) -> tuple[Reason, ...]:
    return reasons_to_go(Facts(12, **known), shipped(), today=TODAY, until=UNTIL)


def visited(on: date, **more: Any) -> LastVisit:
    return LastVisit(7, on, **more)


CASES: list[tuple[str, dict[str, Any], str, int, bool]] = [
    ("nobody has been there", {}, "Never visited.", 30, True),
    ("no desktop check was made", {"called": "desktop check"}, "No desktop check was ever made.", 30, True),
    (
        "a visit is due later in the year",
        {"last_visit": visited(date(2026, 1, 20))},
        "The last visit was on 20 January 2026, 6 months ago; one is due each year, so by 20 January 2027.",
        10,
        True,
    ),
    (
        "the visit is long overdue: one more for each of three months",
        {"last_visit": visited(date(2025, 4, 1))},
        "The last visit was on 1 April 2025, 15 months ago; one is due each year, so by 1 April 2026.",
        13,
        True,
    ),
    (
        "it was rated red",
        {"last_visit": visited(date(2026, 5, 1), rating="red", word="Red")},
        "The visit of 1 May 2026 was rated Red.",
        25,
        False,
    ),
    (
        "a follow-up is due in the year",
        {"last_visit": visited(date(2026, 5, 1), follow_up_by=date(2026, 7, 29))},
        "A follow-up to the visit of 1 May 2026 is due by 29 July 2026.",
        40,
        True,
    ),
    (
        "a follow-up is due after the year",
        {"last_visit": visited(date(2026, 5, 1), follow_up_by=date(2027, 4, 2))},
        "A follow-up to the visit of 1 May 2026 is due by 2 April 2027.",
        40,
        False,
    ),
    (
        "CQC rated it low since",
        {
            "last_visit": visited(date(2026, 5, 1)),
            "cqc": (CqcRated("Alder office", "inadequate", "Inadequate", date(2026, 6, 2)),),
        },
        "CQC rates Alder office Inadequate, published on 2 June 2026, after the last visit.",
        35,
        True,
    ),
    (
        "CQC rated it low before the last visit",
        {
            "last_visit": visited(date(2026, 5, 1)),
            "cqc": (
                CqcRated("Alder office", "requires-improvement", "Requires improvement", date(2026, 4, 30)),
            ),
        },
        "CQC rates Alder office Requires improvement, published on 30 April 2026.",
        18,
        False,
    ),
    (
        "CQC has rated nothing",
        {"last_visit": visited(date(2026, 5, 1)), "cqc": (CqcRated("Alder office"),)},
        "CQC has not rated Alder office.",
        6,
        False,
    ),
    (
        "CQC was there three years ago to the day",
        {
            "last_visit": visited(date(2026, 5, 1)),
            "cqc": (CqcRated("Alder office", "good", "Good", date(2023, 7, 10)),),
        },
        "CQC’s rating of Alder office (Good) is from 10 July 2023, 3 years ago.",
        4,
        False,
    ),
    (
        "figures are below target",
        {
            "last_visit": visited(date(2026, 5, 1)),
            "figures": (Figures(3, "Quarter 1, 2026–27", date(2026, 7, 8), ("2.1", "3.1"), 6),),
        },
        "2 of 6 rated figures are below target in the return for Quarter 1, 2026–27: 2.1, 3.1.",
        4,
        False,
    ),
    (
        "returns are overdue",
        {"last_visit": visited(date(2026, 5, 1)), "returns_overdue": Counted(2, date(2026, 4, 15))},
        "2 returns are overdue, the oldest due on 15 April 2026.",
        10,
        False,
    ),
    (
        "an action is overdue",
        {"last_visit": visited(date(2026, 5, 1)), "actions_overdue": Counted(1, date(2026, 6, 1))},
        "1 action is overdue, due on 1 June 2026.",
        6,
        False,
    ),
    (
        "findings are open",
        {"last_visit": visited(date(2026, 5, 1)), "findings_open": Counted(9, date(2026, 5, 1))},
        "9 findings are open, the oldest found on 1 May 2026.",
        6,
        False,
    ),
]


@pytest.mark.parametrize(
    ("known", "says", "weight", "calls"), [one[1:] for one in CASES], ids=[one[0] for one in CASES]
)
def test_a_reason_says_what_it_saw(known: dict[str, Any], says: str, weight: int, calls: bool) -> None:
    found = reasons(**known)

    assert [(one.says, one.weight) for one in found] == [(says, weight)]
    assert is_due(found) is calls


def test_a_service_seen_this_year_that_gives_no_cause_is_left_in_peace() -> None:
    assert reasons(last_visit=visited(date(2026, 4, 1)), cqc=(GOOD,)) == ()


def test_a_visit_is_due_on_the_last_day_of_the_year_and_not_the_day_after() -> None:
    assert is_due(reasons(last_visit=visited(date(2026, 3, 31))))
    assert not is_due(reasons(last_visit=visited(date(2026, 4, 1))))


def test_the_weightiest_reason_comes_first_and_all_of_them_are_kept_as_words() -> None:
    found = reasons(
        cqc=(CqcRated("Alder office", "inadequate", "Inadequate", date(2026, 6, 2), "https://example.test"),),
        returns_overdue=Counted(1, date(2026, 4, 15)),
    )

    assert [one.kind for one in found] == [
        ReasonKind.CQC_RATING,
        ReasonKind.NEVER_VISITED,
        ReasonKind.RETURNS_OVERDUE,
    ]
    assert weight_of(found) == 70
    assert (found[0].origin, found[0].address) == (Origin.CQC, "https://example.test")
    assert in_words(found).splitlines()[1] == "Never visited."


def test_many_figures_below_target_are_named_in_part() -> None:
    below = tuple(f"1.{number}" for number in range(1, 10))
    figures = Figures(3, "Quarter 1", date(2026, 7, 8), below, 12)
    found = reasons(last_visit=visited(date(2026, 5, 1)), figures=(figures,))

    assert found[0].says.endswith("1.1, 1.2, 1.3, 1.4, 1.5, 1.6 and 3 more.")
    assert found[0].weight == 16
