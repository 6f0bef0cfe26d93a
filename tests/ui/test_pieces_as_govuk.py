"""The tags for pieces of a page against GOV.UK Frontend's own examples."""

from django import forms
from django.core.paginator import Paginator
from django.test import RequestFactory

from tests.ui.anatomy import anatomy, drawn, theirs


class Passport(forms.Form):
    issued = forms.CharField()
    postcode = forms.CharField()


def failed(**errors: str) -> Passport:
    form = Passport({"issued": "x", "postcode": "x"})
    for name, message in errors.items():
        form.add_error(None if name == "whole" else name, message)
    return form


def test_an_error_summary_links_each_problem_to_its_field() -> None:
    form = failed(
        issued="The date your passport was issued must be in the past",
        postcode="Enter a postcode, like AA1 1AA",
    )

    html = drawn("{% error_summary form %}", form=form)

    assert anatomy(html) == anatomy(theirs("error-summary/default"))
    assert 'href="#id_issued"' in html


def test_a_problem_of_the_whole_form_stands_without_a_link() -> None:
    form = failed(postcode="Agree to the terms of service to log in", whole="Invalid username or password")

    parts = anatomy(drawn("{% error_summary form %}", form=form))

    expected = anatomy(theirs("error-summary/mixed with and without links"))
    assert sorted(map(str, parts)) == sorted(map(str, expected))


def test_no_problem_makes_no_summary() -> None:
    assert drawn("{% error_summary form %}", form=Passport()).strip() == ""


def test_pages_are_numbered_as_govuk_numbers_them() -> None:
    page = Paginator(range(30), 10).get_page(2)
    request = RequestFactory().get("/returns/", {"officer": "me", "page": "2"})

    html = drawn("{% pagination page 'returns' %}", page=page, request=request)
    ours, caption = html.split("</nav>")

    assert anatomy(ours + "</nav>") == anatomy(theirs("pagination/default"))
    assert ours.count("officer=me") == 5
    assert "11 to 20 of 30 returns" in caption


def test_one_page_needs_no_numbers() -> None:
    page = Paginator(range(3), 10).get_page(1)

    html = drawn("{% pagination page %}", page=page, request=RequestFactory().get("/"))

    assert "<nav" not in html
    assert "1 to 3 of 3" in html


def test_breadcrumbs_are_pairs_of_address_and_name() -> None:
    html = drawn(
        '{% breadcrumbs "/" "Home" "/section" "Section" "/section/sub" "Sub-section" "/x" "Sub Sub-section" %}'
    )

    assert anatomy(html) == anatomy(theirs("breadcrumbs/default"))


def test_a_notification_is_a_region_with_a_name() -> None:
    words = (
        '<p class="govuk-notification-banner__heading">This publication was withdrawn on 7 March 2014.</p>'
    )

    html = drawn("{% notification 'Important' %}" + words + "{% endnotification %}")

    assert anatomy(html) == anatomy(theirs("notification-banner/default"))


def test_the_navigation_marks_the_page_one_is_under() -> None:
    links = "".join(f'{{% nav_link "/{n}/" "Navigation item {n}" %}}' for n in (1, 2, 3, 4))
    request = RequestFactory().get("/2/deeper/")

    html = drawn("{% service_navigation %}" + links + "{% endservice_navigation %}", request=request)

    ours = [part for part in anatomy(html) if part[1] != "div"]
    assert ours == [
        part
        for part in anatomy(theirs("service-navigation/with navigation with an active item"))
        if part[1] != "div"
    ]


def test_the_navigation_says_where_one_is() -> None:
    request = RequestFactory().get("/today/")

    html = drawn(
        '{% nav_link "/today/" "Today" count=4 %}{% nav_link "/market/" "Market" %}', request=request
    )

    assert html.count("aria-current") == 1
    assert 'href="/today/" aria-current="page"' in html
    assert ">4</span>" in html
