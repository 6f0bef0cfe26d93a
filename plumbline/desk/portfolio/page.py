"""What stands on the portfolio's page: the rows asked for, the line that says how they stand, the map."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import QueryDict

from plumbline.desk.portfolio.conclusion import conclusion
from plumbline.desk.portfolio.filtering import filter_form, narrowed, ordered
from plumbline.desk.portfolio.mapping import map_of
from plumbline.frameworks.definition import Indicator
from plumbline.judgement.judgement import Rag
from plumbline.oversight.queries.portfolio import PortfolioRow, portfolio_rows
from plumbline.oversight.queries.portfolio_choices import Choices, choices
from plumbline.ui.wording import counted

if TYPE_CHECKING:
    from plumbline.accounts.models import User

ROWS_A_PAGE = 50
_RATED = set(Rag)


@dataclass(frozen=True)
class Portfolio:
    """`everything` is every contract of the period and framework, `rows` those that the address asks for."""

    chosen: Choices
    everything: list[PortfolioRow]
    rows: list[PortfolioRow]
    indicators: tuple[Indicator, ...]
    today: date


def asked_for(user: "User", asked: Mapping[str, Any], *, today: date) -> Portfolio:
    """The portfolio that an address names; what it does not name, or names wrongly, is the usual one."""
    framework, period = asked.get("framework", ""), asked.get("period", "")
    chosen = choices(user, framework=framework, period=period, today=today)
    everything = portfolio_rows(user, chosen, today=today)
    rows = ordered(narrowed(everything, asked), asked)
    return Portfolio(chosen, everything, rows, _columns(chosen, everything, asked.get("figures", "")), today)


def _columns(chosen: Choices, rows: list[PortfolioRow], figures: str) -> tuple[Indicator, ...]:
    """The figures that have a target, be it one told to a provider; all where that is asked for, or none has one."""
    told = {ref for row in rows for ref, (rating, _) in row.ratings.items() if rating in _RATED}
    some = tuple(one for one in chosen.indicators if one.is_rated or one.ref in told)
    return chosen.indicators if figures == "all" or not some else some


def page_of(found: Portfolio, address: QueryDict) -> dict[str, Any]:
    """The page's context."""
    page = Paginator(found.rows, ROWS_A_PAGE).get_page(address.get("page"))
    return {
        "chosen": found.chosen,
        "says": conclusion(found.everything, found.today),
        "narrowed": conclusion(found.rows, found.today) if len(found.rows) < len(found.everything) else "",
        "filter": filter_form(found.chosen, found.everything, address),
        "found": counted(len(found.rows), "contract"),
        "page": page,
        "map": map_of(list(page), found.indicators, found.chosen, address, today=found.today),
        "is_linked": any(one.is_known for row in found.everything for one in row.cqc),
        "indicators": found.indicators,
        "unrated": len(found.chosen.indicators) - len(found.indicators),
    }
