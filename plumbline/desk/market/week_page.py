"""What stands on the page of a CQC week: conclusion, counts, our providers first, then the market's news."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict

from plumbline.cqc.comparing.kinds_of_change import ChangeKind
from plumbline.oversight.queries.cqc_week import News, stories_of
from plumbline.ui.wording import counted, day

A_PAGE = 50


class WeekFilters(forms.Form):
    """Choices that are not offered count as not made: an old address still opens the page."""

    week = forms.ChoiceField(required=False)
    area = forms.ChoiceField(required=False, label="Council area")
    kind = forms.ChoiceField(required=False, label="Kind of change")

    def __init__(self, typed: QueryDict, news: News) -> None:
        super().__init__({**typed.dict(), "week": news.week.begins.isoformat(), "area": news.area})
        areas = dict.fromkeys([*([] if news.area == "all" else [news.area]), *news.areas])
        offered: Mapping[str, list[tuple[str, str]]] = {
            "week": [(one.begins.isoformat(), day(one.begins)) for one in news.former],
            "area": [("all", "All of England"), *((name, name) for name in areas)],
            "kind": [("", "All kinds"), *((one.kind.value, one.kind.label) for one in news.counts)],
        }
        for name, those in offered.items():
            self.fields[name] = forms.ChoiceField(
                required=False, label=self.fields[name].label, choices=those
            )


def asked_of(typed: QueryDict) -> dict[str, str]:
    """What the address asks for; a kind of change that there is not asks for nothing."""
    kind = typed.get("kind", "")
    return {
        "week": typed.get("week", ""),
        "area": typed.get("area", ""),
        "kind": kind if kind in set(ChangeKind) else "",
    }


def page_of(news: News, typed: QueryDict) -> dict[str, Any]:
    """The page's context."""
    page = Paginator(news.market, A_PAGE).get_page(typed.get("page"))
    return {
        "news": news,
        "filter": WeekFilters(typed, news),
        "says": conclusion(news),
        "page": page,
        "market": stories_of(news, [location.pk for location in page]),
        "place": "England" if news.area == "all" else news.area,
    }


def conclusion(news: News) -> str:
    """“CQC’s files of this week say something new of 2 of our providers’ locations, and of 12 others in Oldham.”"""
    if not news.counts:
        return (
            "The files of this week say nothing that was not known already, or were the first of their kind."
        )
    place = "England" if news.area == "all" else news.area
    own = len({story.location.pk for story in news.touching})
    ours = counted(own, "location") if own else "no location"
    return f"Something is new about {ours} of providers you have a contract with, and about {_others(news)} in {place}."


def _others(news: News) -> str:
    number = news.market.count()
    return counted(number, "other location") if number else "no other location"
