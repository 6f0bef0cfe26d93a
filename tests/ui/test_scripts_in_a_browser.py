"""What pages do beyond plain forms and links, in a real browser under the strict policy."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from playwright.sync_api import expect

from plumbline.ui.charts.bars import Bar, Part
from plumbline.ui.marks import RATINGS
from tests.ui.site import Site, opened
from tests.ui.test_charts import series
from tests.ui.test_forms import Decision
from tests.ui.test_heat_map import MAP
from tests.ui.test_judgements import KEPT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Request

pytestmark = pytest.mark.browser


class Officers(forms.Form):
    officer = forms.ChoiceField(choices=[("", "Everyone"), ("me", "Mine")], required=False)


@pytest.fixture
def site() -> Site:
    return Site()


EVERYTHING = """
<form method="post" novalidate>{{ form }}<button class="govuk-button" type="submit">Save</button></form>
{% because judgement "4.1 Reviews" is_open=True %}{% rating_tag "green" %}{% status_tag "late" %}
{% filters officers %}{% heat_map heat %}{% trend_chart series table="open" %}
{% comparison_chart "share" "Good or outstanding" bars %}{% rating_stack "mk" "Here" parts %}
{% progress 3 10 "Reading" %}{% empty_state "Nothing yet." "/x" "See the calendar" %}{% due on %}
<ul class="govuk-task-list">{% task "Staffing" "/staffing" "not-started" hint="6 questions" %}</ul>
"""


def everything() -> dict[str, object]:
    return {
        "form": Decision({}),
        "officers": Officers(),
        "judgement": KEPT,
        "heat": MAP,
        "series": series(90, None, 71.4, target=80, target_display="80%"),
        "bars": [Bar("Here", 88, "88%", is_subject=True), Bar("England", 84, "84%")],
        "parts": [Part(RATINGS["good"], 90), Part(RATINGS["inadequate"], 2)],
        "on": date(2026, 7, 15),
        "today": date(2026, 7, 18),
    }


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_every_component_is_accessible_and_fits_the_screen(browser: Browser, site: Site, width: int) -> None:
    site.add("/", EVERYTHING, **everything())

    page = opened(browser, site, "/", width=width)

    assert [
        (found["id"], found["nodes"][0]["html"]) for found in Axe().run(page).response["violations"]
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert site.complaints == []


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(browser: Browser, site: Site) -> None:
    site.add("/", "<form novalidate>{{ form }}</form>", form=Decision({}))

    page = opened(browser, site, "/")

    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="Enter your name").click()
    expect(page.get_by_label("Your name")).to_be_focused()


def test_a_choice_reveals_its_field_and_hides_it_again(browser: Browser, site: Site) -> None:
    site.add("/", "<form novalidate>{{ form }}</form>", form=Decision())

    page = opened(browser, site, "/")
    reason = page.get_by_label("What must change?")

    expect(reason).to_be_hidden()
    page.get_by_label("Send back").check()
    expect(reason).to_be_visible()
    page.get_by_label("Accept").check()
    expect(reason).to_be_hidden()


def test_choosing_a_filter_shows_the_result_at_once(browser: Browser, site: Site) -> None:
    site.add("/list/", "{% filters form %}", form=Officers())

    page = opened(browser, site, "/list/")
    expect(page.get_by_role("button", name="Show")).to_be_visible()
    page.get_by_label("Officer").select_option("me")

    page.wait_for_url("**/list/?officer=me")


def test_a_link_to_something_folded_unfolds_it(browser: Browser, site: Site) -> None:
    site.add("/", '<div id="figure-4.1">{% because j %}</div><a href="#figure-4.1">Go there</a>', j=KEPT)

    page = opened(browser, site, "/")
    expect(page.get_by_text("What would change it")).to_be_hidden()
    page.get_by_role("link", name="Go there").click()

    expect(page.get_by_text("What would change it")).to_be_visible()


SAVED = """<form method="post" data-save="/save" data-unsaved novalidate>
<input type="hidden" name="version" value="6">
<label for="a">Hours</label><input id="a" name="hours" value="10"><p data-problem-for="hours"></p>
<label for="b">Visits</label><input id="b" name="visits" value="20">
<p role="status" data-save-status></p></form>"""


def parts_of(sent: str) -> dict[str, str]:
    """The names and values of a form as a browser sends it."""
    pieces = sent.split('name="')[1:]
    return {piece.split('"')[0]: piece.split("\r\n\r\n")[1].split("\r\n")[0] for piece in pieces}


def test_only_what_changed_is_saved_as_one_types(browser: Browser, site: Site) -> None:
    answer = {
        "message": "Saved at 10:42",
        "fields": {"version": "7"},
        "problems": {"hours": "That is fewer."},
    }
    site.answer = lambda _request: (200, json.dumps(answer))
    site.add("/", SAVED)

    page = opened(browser, site, "/")
    page.get_by_label("Hours").fill("9")

    expect(page.get_by_role("status")).to_have_text("Saved at 10:42")
    expect(page.locator("[data-problem-for=hours]")).to_have_text("That is fewer.")
    assert parts_of(site.sent[0]) == {"version": "6", "hours": "9"}
    expect(page.locator("[name=version]")).to_have_value("7")


def test_a_refused_change_is_said_and_sent_again_with_the_next(browser: Browser, site: Site) -> None:
    def answer(_request: Request) -> tuple[int, str]:
        refused = (409, json.dumps({"message": "Someone else has just changed hours."}))
        return refused if len(site.sent) == 1 else (200, json.dumps({"message": "Saved"}))

    site.answer = answer
    site.add("/", SAVED)

    page = opened(browser, site, "/")
    page.get_by_label("Hours").fill("9")
    expect(page.get_by_role("status")).to_have_text("Someone else has just changed hours.")
    page.get_by_label("Visits").fill("21")
    expect(page.get_by_role("status")).to_have_text("Saved")

    assert parts_of(site.sent[1]) == {"version": "6", "hours": "9", "visits": "21"}
    assert page.get_by_label("Hours").input_value() == "9"


def test_a_lost_connection_is_said_and_nothing_typed_is_lost(browser: Browser, site: Site) -> None:
    site.add("/", SAVED)
    site.answer = lambda _request: (200, json.dumps({"message": "Saved"}))

    page = opened(browser, site, "/")
    page.context.set_offline(True)
    page.route("**/save", lambda route: route.abort())
    page.get_by_label("Hours").fill("9")
    expect(page.get_by_role("status")).to_contain_text("Not saved yet: there is no connection.")
    page.unroute("**/save")
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")

    expect(page.get_by_role("status")).to_have_text("Saved")
    assert parts_of(site.sent[-1])["hours"] == "9"
