"""The frame of every page, and the pages for when something is refused."""

import html5lib
import pytest
from django import forms
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from tests.ui.anatomy import drawn


class Name(forms.Form):
    name = forms.CharField(label="Name")


def framed(source: str, **context: object) -> str:
    return drawn(source, request=RequestFactory().get("/"), **context)


@pytest.mark.parametrize("code", [400, 403, 404, 409, 413, 500])
def test_a_refusal_is_a_whole_page_that_needs_nothing(code: int) -> None:
    html = get_template(f"ui/{code}.html").render({})

    html5lib.HTMLParser(strict=True).parse(html)
    assert html.count("<h1") == 1
    assert 'lang="en-GB"' in html


@pytest.mark.parametrize("code", [400, 403, 409, 413])
def test_a_refusal_says_its_reason_when_there_is_one(code: int) -> None:
    says = "The return was accepted at 10:42."

    assert says in render_to_string(f"ui/{code}.html", {"says": says})


def test_the_title_begins_with_the_error_when_the_form_has_one() -> None:
    page = '{% extends "ui/page.html" %}{% block title %}Sign in{% endblock %}'

    assert "<title>Error: Sign in – Plumbline</title>" in get_page(page, form=Name({}))
    assert "<title>Sign in – Plumbline</title>" in get_page(page, form=Name())
    assert "<title>Sign in – Plumbline</title>" in get_page(page)


def get_page(source: str, **context: object) -> str:
    from django.template import Context, Template

    return Template(source).render(Context(context))


def test_the_first_link_skips_to_the_content() -> None:
    html = render_to_string("ui/page.html", {})

    assert html.index('href="#main-content"') < html.index("<header")
    assert '<main class="govuk-main-wrapper app-main" id="main-content">' in html


def test_the_demonstration_says_that_it_is_one() -> None:
    assert "are invented" in render_to_string("ui/page.html", {"demonstration": True})
    assert "are invented" not in render_to_string("ui/page.html", {"demonstration": False})


def test_rows_of_a_summary_escape_what_they_show() -> None:
    html = drawn('{% summary_row "Name" name "/change" %}', name="<b>Alder</b>")

    assert "&lt;b&gt;Alder" in html
    assert '>Change<span class="govuk-visually-hidden"> name</span></a>' in html


def test_a_row_of_a_summary_may_hold_markup_of_the_page() -> None:
    html = drawn(
        '{% summary "CQC" %}{% rating_tag "good" %} since {{ since }}{% endsummary %}', since="<May>"
    )

    assert 'class="app-rating app-rating--green"' in html
    assert "since &lt;May&gt;" in html


def test_sorting_turns_round_and_keeps_the_filters() -> None:
    request = RequestFactory().get("/", {"sort": "name", "officer": "me", "page": "3"})

    html = drawn('{% sort_header "name" "Provider" %}{% sort_header "due" "Due" %}', request=request)

    assert 'aria-sort="ascending"' in html
    assert 'href="?sort=-name&amp;officer=me"' in html
    assert 'aria-sort="none"' in html
    assert 'href="?sort=due&amp;officer=me"' in html


def test_a_list_is_taken_away_with_its_filters() -> None:
    request = RequestFactory().get("/", {"officer": "me", "page": "3"})

    assert 'href="?officer=me&amp;format=csv"' in drawn("{% csv_link %}", request=request)
    assert 'href="/all.csv"' in drawn('{% csv_link "/all.csv" %}', request=request)


def test_filters_work_without_a_script_and_can_be_cleared() -> None:
    class Filters(forms.Form):
        officer = forms.ChoiceField(choices=[("", "Everyone"), ("me", "Mine")], required=False)

    request = RequestFactory().get("/portfolio/", {"officer": "me", "sort": "name"})

    html = drawn('{% filters form found="38 providers" %}', form=Filters(request.GET), request=request)

    assert 'method="get" action="/portfolio/"' in html
    assert '<button class="govuk-button' in html
    assert '<a class="govuk-link" href="/portfolio/">Clear all</a>' in html
    assert '<input type="hidden" name="sort" value="name">' in html
    assert '<option value="me" selected>' in html


def test_a_task_names_its_hint_and_status_for_those_who_listen() -> None:
    html = drawn('{% task "Staffing" "/staffing" "not-started" hint="6 questions" %}')

    assert 'aria-describedby="task-staffing-hint task-staffing-status"' in html
    assert "Not started" in html


def test_progress_is_said_in_words() -> None:
    html = drawn('{% progress 4200 23095 "Reading the ratings" %}{% progress 0 0 "Waiting" %}')

    assert "Reading the ratings: 4,200 of 23,095 (18%)" in html
    assert "Waiting: 0 of 0 (0%)" in html


def test_an_empty_place_says_what_would_be_there() -> None:
    html = drawn('{% empty_state "No return is due yet." "/calendar" "See the calendar" %}')

    assert "No return is due yet." in html
    assert '<a class="govuk-link" href="/calendar">See the calendar</a>' in html
