"""The client that reads every page of the tests refuses what it should, on three pages made for it."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from tests.strict_client import StrictClient

GOOD = "<!doctype html><html lang='en'><head><title>Good</title></head><body><p>Good</p></body></html>"


@login_not_required
def good(request: HttpRequest) -> HttpResponse:
    return HttpResponse(GOOD)


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(GOOD.replace("</p>", "</main>"))


@login_not_required
def silent(request: HttpRequest) -> HttpResponse:
    return redirect("/good/")


urlpatterns = [path("good/", good), path("broken/", broken), path("silent/", silent)]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def test_a_good_page_is_read_without_a_word(client: StrictClient) -> None:
    assert client.get("/good/").status_code == 200


@pytest.mark.once
def test_a_page_that_a_browser_would_have_to_mend_is_refused(client: StrictClient) -> None:
    with pytest.raises(AssertionError, match="GET /broken/ is not HTML"):
        client.get("/broken/")


def test_a_change_that_left_no_history_is_refused(client: StrictClient) -> None:
    with pytest.raises(AssertionError, match="POST /silent/ recorded no history"):
        client.post("/silent/")
