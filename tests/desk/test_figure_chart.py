"""The page of one figure: its control chart, what it says, and the same as a table."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Contract
from plumbline.organisations.models import Organisation
from plumbline.oversight.new_changes import find_new_changes
from plumbline.oversight.queries.today_changes import NEW_FOR
from plumbline.returns.models import Return
from tests.cast import NOW, Q1, Cast
from tests.desk.many import queries
from tests.desk.pages import address, row_of, said
from tests.oversight.test_signals import asked_otherwise, newer
from tests.returns.courses import CALM, FALLEN, course
from tests.returns.monthly import APRIL, monthly_contract
from tests.strict_client import StrictClient


@pytest.fixture
def page(cast: Cast) -> str:
    return address("contract_figure", cast.contract.pk, "4.1")


def drawn(client: StrictClient, page: str) -> str:
    return client.get(page).content.decode()


def test_a_fall_is_said_in_a_sentence_drawn_by_shape_and_named_in_the_table(
    cast: Cast, officer: StrictClient, page: str
) -> None:
    course(cast, FALLEN)
    response = officer.get(page)

    text = said(response)
    assert "40% in Quarter 1, 2026–27. Cause for concern: a real change, unlikely to be chance." in text
    assert (
        "Quarter 1, 2026–27: 40% is below the lower limit of 63.363…%. That is unlikely to be chance" in text
    )
    assert "cause for concern: outside the limits" in row_of(response, "Quarter 1, 2026–27 40%")
    assert "improvement: shift" in row_of(response, "Quarter 4, 2025–26 81%")
    assert response.content.decode().count('polygon class="app-control__spot app-control__spot--concern"') > 2


def test_mean_limits_and_target_stand_in_the_table_as_the_figure_does(
    cast: Cast, officer: StrictClient, page: str
) -> None:
    course(cast, FALLEN)

    assert "40% 77.7% 63.4% to 92.1% 80%" in row_of(officer.get(page), "27 40%")


def test_a_calm_figure_is_ordinary(cast: Cast, officer: StrictClient, page: str) -> None:
    course(cast, CALM)

    text = said(officer.get(page))
    assert "81% in Quarter 1, 2026–27. Ordinary variation: within what is usual, 77.7% to 85.3%." in text
    assert "and no rule fires." in text


def test_earlier_signals_are_told_apart_from_those_of_today(
    cast: Cast, officer: StrictClient, page: str
) -> None:
    course(cast, [*FALLEN, 82, 74, 82, 74, 81])

    text = said(officer.get(page))
    assert "Ordinary variation" in text
    assert "2 earlier signals, without the newest value" in text


def test_too_little_history_is_a_state(cast: Cast, officer: StrictClient, page: str) -> None:
    course(cast, CALM[:6])
    response = officer.get(page)

    assert "82% in" not in said(response)
    assert "81% in Quarter 1, 2026–27. Not enough history: 6 of 10 periods." in said(response)
    assert "not enough history" in row_of(response, "Quarter 1, 2026–27")
    assert "app-control__limit" not in response.content.decode()


def test_only_gaps_between_values_say_so(cast: Cast, officer: StrictClient, page: str) -> None:
    course(cast, [80, None] * 10)

    assert "no two periods in a row are known" in said(officer.get(page))


def test_gaps_and_parts_of_periods_say_what_they_are(cast: Cast, officer: StrictClient, page: str) -> None:
    course(cast, [*CALM, None, 82, 20], partial=[12])
    Return.objects.filter(contract=cast.contract, period=Q1.ordinal).update(is_partial=True)
    cast.issue(Q1.previous.previous)
    response = officer.get(page)

    assert "not returned" in row_of(response, "Quarter 3, 2025–26")
    assert "gap: nothing reaches over it" in row_of(response, "Quarter 3, 2025–26")
    assert "part of the period only, so it does not count" in row_of(response, "Quarter 1, 2026–27")
    assert "82% in Quarter 4, 2025–26." in said(response)
    assert "app-control__spot--partial" in response.content.decode()


def test_a_changed_target_and_a_new_version_are_marked(cast: Cast, officer: StrictClient, page: str) -> None:
    course(cast, CALM, newest=Q1.previous)
    course(cast, [81], framework=newer(cast))
    contracts.tell_target(
        cast.contract,
        "4.1",
        target=Decimal(85),
        amber=None,
        effective_from=date(2025, 4, 1),
        effective_to=date(2027, 3, 31),
        by=cast.contract_officer,
        now=NOW,
    )

    text = said(officer.get(page))
    assert "A From Quarter 1, 2025–26: target 85%, before it 80%." in text
    assert "B From Quarter 1, 2026–27: version 2 (test) of the framework in place of version" in text
    assert "begin anew" not in text
    assert "app-control__letter" in drawn(officer, page)


def test_a_version_that_counts_in_another_way_begins_anew(
    cast: Cast, officer: StrictClient, page: str
) -> None:
    course(cast, CALM, newest=Q1.previous)
    course(cast, [40], framework=newer(cast, asked_otherwise(cast)))

    text = said(officer.get(page))
    assert "counted in another way, so mean and limits begin anew" in text
    assert "Not enough history: 1 of 10 periods." in text


def test_months_are_charted_by_month(cast: Cast, officer: StrictClient) -> None:
    contract = monthly_contract(cast)
    framework = contract.framework_terms.get().framework
    course(cast, FALLEN, ref="V2", contract=contract, newest=APRIL, framework=framework)
    course(cast, [90], ref="V2", contract=contract, framework=framework)

    text = said(officer.get(address("contract_figure", contract.pk, "V2")))
    assert "40.0% in April 2026. Cause for concern" in text


def test_the_chart_and_the_list_are_one_step_away(cast: Cast, officer: StrictClient, page: str) -> None:
    course(cast, FALLEN)
    provider = drawn(officer, address("provider", cast.alder.pk))
    portfolio = drawn(officer, address("portfolio"))
    beside = f"{address('provider', cast.alder.pk)}?contract={cast.contract.pk}&amp;figure=4.1#figures"

    assert f'href="{page}"' in provider
    assert f'href="{beside}"' in drawn(officer, page)
    assert all(f'href="{address("real_changes")}"' in one for one in (provider, portfolio))


def test_before_the_first_value_the_page_says_what_will_stand_there(
    cast: Cast, officer: StrictClient, page: str
) -> None:
    assert "The chart will stand here once a return with this figure has come in." in said(officer.get(page))


def test_rules_and_their_source_are_named(cast: Cast, officer: StrictClient, page: str) -> None:
    course(cast, CALM)

    text = said(officer.get(page))
    assert "7 periods or more in a row, all above or all below the mean." in text
    assert "Source: NHS England, Making Data Count." in text


def test_a_figure_that_there_is_not_is_not_there(cast: Cast, officer: StrictClient) -> None:
    assert officer.get(address("contract_figure", cast.contract.pk, "99")).status_code == 404
    assert officer.get(address("contract_figure", cast.other_contract.pk, "4.1")).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_periods(
    cast: Cast, officer: StrictClient, page: str
) -> None:
    course(cast, [81])
    few = queries(lambda: officer.get(page))
    course(cast, CALM * 3, newest=Q1.previous)

    assert queries(lambda: officer.get(page)) == few <= 20


def in_list(client: StrictClient, asked: str = "") -> str:
    return said(client.get(address("real_changes") + asked))


def test_real_changes_are_listed_with_concerns_first(cast: Cast, officer: StrictClient) -> None:
    course(cast, [30 + one % 3 for one in CALM] + [95], ref="2.1")
    course(cast, FALLEN)

    text = in_list(officer)
    assert "2 figures changed more than by chance: 1 cause for concern, 1 improvement." in text
    assert text.index("cause for concern Quarter 1, 2026–27: 40% is below") < text.index(
        "improvement Quarter 1"
    )
    assert "EX-001" in text


def test_the_list_is_narrowed_to_a_kind_and_to_ones_portfolio(cast: Cast, officer: StrictClient) -> None:
    course(cast, FALLEN)

    assert "is below the lower limit" in in_list(officer, "?means=concern&whose=mine")
    assert "No real change fits what you chose." in in_list(officer, "?means=improvement")
    Contract.objects.filter(pk=cast.contract.pk).update(lead_officer=cast.contracts_manager)
    assert "is below the lower limit" in in_list(officer)
    assert "is below the lower limit" not in in_list(officer, "?whose=mine")


def taken_away(client: StrictClient, asked: str = "") -> list[dict[str, str]]:
    content = client.get(f"{address('real_changes')}?format=csv{asked}").content
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_real_changes_are_taken_away_as_csv_that_runs_no_formula(cast: Cast, officer: StrictClient) -> None:
    course(cast, FALLEN)
    Organisation.objects.filter(pk=cast.alder.pk).update(name="=1+1 Homecare (test)")

    (line,) = taken_away(officer)
    assert (line["Provider"], line["Contract"]) == ("'=1+1 Homecare (test)", "EX-001")
    assert (line["Newest value"], line["What it means"]) == ("40%", "cause for concern")
    assert taken_away(officer, "&means=improvement") == []


@pytest.mark.parametrize("asked", ["?means=x", "?whose=x", "?page=x"])
def test_a_choice_that_makes_no_sense_shows_everything(cast: Cast, officer: StrictClient, asked: str) -> None:
    course(cast, FALLEN)

    assert "is below the lower limit" in in_list(officer, asked)


def test_new_changes_of_the_hour_stand_in_today_until_they_are_old(
    cast: Cast, browse: Callable[..., StrictClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    course(cast, FALLEN)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    line = "1 figure changed more than by chance 1 cause for concern, 0 improvements"
    assert line not in said(browse(cast.contract_officer).get(address("today")))

    assert (find_new_changes(now=NOW), find_new_changes(now=NOW)) == (1, 1)
    assert line in said(browse(cast.contract_officer).get(address("today")))
    assert line not in said(browse(cast.other_council_officer).get(f"{address('today')}?whose=team"))
    assert "is below the lower limit" in in_list(browse(cast.contract_officer), "?came=lately")
    Contract.objects.filter(pk=cast.contract.pk).update(lead_officer=cast.contracts_manager)
    assert line not in said(browse(cast.contract_officer).get(f"{address('today')}?whose=mine"))

    assert find_new_changes(now=NOW + NEW_FOR) == 0


def test_an_empty_list_says_why(cast: Cast, officer: StrictClient) -> None:
    assert "No figure has enough history yet." in in_list(officer)
    course(cast, CALM)
    assert "Every figure with enough history is within what is usual for it." in in_list(officer)


def test_the_list_asks_no_more_as_the_council_grows(cast: Cast, officer: StrictClient) -> None:
    course(cast, FALLEN)
    few = queries(lambda: in_list(officer))
    for ref in ("1.1", "2.1", "3.1", "5.1"):
        course(cast, FALLEN, ref=ref)

    assert queries(lambda: in_list(officer)) == few <= 20


def test_only_those_who_see_returns_see_charts(
    cast: Cast, browse: Callable[..., StrictClient], page: str
) -> None:
    course(cast, FALLEN)

    for stranger in (cast.placement_staff, cast.provider_staff):
        assert browse(stranger).get(page).status_code == 404
        assert browse(stranger).get(address("real_changes")).status_code == 404
