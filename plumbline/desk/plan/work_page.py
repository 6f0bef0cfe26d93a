"""What stands on the page of who does what when: what does not fit, what is overdue, and each month by officer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from plumbline.desk.plan import work_words
from plumbline.oversight.queries.plan_people import NOBODY, Work, YearWork
from plumbline.workplan.capacity import month_name
from plumbline.workplan.months import month_of

FEW = 6
HEAD = (
    *("Month", "Due", "Provider", "Level", "Kind", "What", "Who", "Hours", "State"),
    *("Hours short", "What would change it", "What came of it"),
)


class WorkFilters(forms.Form):
    """Whose work. A choice that is not offered counts as not made: an old address still opens the page."""

    officer = forms.ChoiceField(required=False, label="Who")

    def __init__(self, typed: QueryDict, *, found: YearWork) -> None:
        super().__init__(typed)
        people = {str(work.officer_id or 0): work.officer for work in found.works}
        offered = sorted(people.items(), key=lambda one: (one[1] == NOBODY, one[1].casefold()))
        self.fields["officer"] = forms.ChoiceField(
            required=False, label="Who", choices=[("", "Everybody"), *offered]
        )

    @property
    def chosen(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("officer", ""))


@dataclass(frozen=True)
class ShownWork:
    """One thing as it is printed."""

    work: Work
    found: YearWork

    @property
    def is_late(self) -> bool:
        return self.work.is_late(self.found.today)

    @property
    def state(self) -> str:
        return work_words.state(self.work, self.found)

    @property
    def short(self) -> str:
        return work_words.short(self.work)

    @property
    def ways(self) -> str:
        return work_words.ways(self.work)

    @property
    def month(self) -> str:
        return month_name(self.work.month.month)


@dataclass(frozen=True)
class ShownMonth:
    """A month with its work by officer. `load` is everything in it, `own` what each officer has of it."""

    month: date
    works: tuple[ShownWork, ...]
    load: Decimal
    share: Decimal | None

    @property
    def name(self) -> str:
        return f"{month_name(self.month.month)} {self.month.year}"

    @property
    def own(self) -> list[tuple[str, Decimal]]:
        hours: dict[str, Decimal] = {}
        for shown in self.works:
            if not shown.work.left:
                hours[shown.work.officer] = hours.get(shown.work.officer, Decimal(0)) + shown.work.hours
        return sorted(hours.items())


def work_page(found: YearWork, filters: WorkFilters) -> dict[str, Any]:
    """The page's context, narrowed to one officer's work where one is chosen."""
    shown = _shown(found, found.works, filters)
    this_month = month_of(found.today)
    done = [one for one in shown if not one.work.is_open]
    months = _months(found, [one for one in shown if one.work.is_open and not one.is_late])
    return {
        "found": found,
        "filters": filters,
        "years": [
            (found.year + step, f"{found.year + step} to {found.year + step + 1}") for step in (-1, 0, 1)
        ],
        "called": f"{found.year} to {found.year + 1}",
        "says": work_words.conclusion(found),
        "warning": work_words.warning(found),
        "more_hours": work_words.more_hours(found),
        "left": (left := _shown(found, found.left, filters)),
        "are_few": len(left) <= FEW,
        "late": _shown(found, found.late, filters),
        "done": done,
        "months": [one for one in months if one.works],
        "this_month": this_month,
    }


def as_rows(found: YearWork, filters: WorkFilters) -> list[list[object]]:
    return [_row(one) for one in _shown(found, found.works, filters)]


def _shown(found: YearWork, works: Iterable[Work], filters: WorkFilters) -> list[ShownWork]:
    chosen = filters.chosen
    return [ShownWork(one, found) for one in works if chosen in {"", str(one.officer_id or 0)}]


def _months(found: YearWork, shown: Sequence[ShownWork]) -> list[ShownMonth]:
    return [
        ShownMonth(month, tuple(one for one in shown if one.work.month == month), load, found.share)
        for month, load in sorted(found.loads.items())
    ]


def _row(shown: ShownWork) -> list[object]:
    work, one = shown.work, shown.work.one
    return [
        f"{work.month:%Y-%m}",
        one.due_on,
        str(one.provider),
        one.level_says,
        one.get_kind_display(),
        one.says,
        work.officer,
        work.hours,
        shown.state,
        work.left.short if work.left else None,
        shown.ways,
        one.outcome,
    ]
