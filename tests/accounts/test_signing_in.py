"""Signing in and out: one page, one limit, no way out to another site, and nothing told about who has an account."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.core.cache import cache
from django.test import override_settings

from plumbline.accounts.models import Membership, User
from plumbline.config import settings as production
from tests.cast import NOW, Cast
from tests.strict_client import StrictClient

PASSWORD = "correct horse battery staple"
SIGN_IN = "/sign-in/"


@pytest.fixture(autouse=True)
def nobody_has_tried_yet(db: None) -> None:
    cache.clear()


@pytest.fixture
def officer(cast: Cast) -> User:
    cast.contract_officer.set_password(PASSWORD)
    cast.contract_officer.save()
    return cast.contract_officer


def test_the_page_asks_for_address_and_password(client: StrictClient) -> None:
    page = client.get(SIGN_IN).content.decode()
    assert re.search(
        r'<input[^>]*type="email"[^>]*name="login"|<input[^>]*name="login"[^>]*type="email"', page
    )
    assert 'autocomplete="current-password"' in page
    assert "forgotten my password" in page


def test_the_right_password_leads_to_ones_work(client: StrictClient, officer: User) -> None:
    response = client.post(SIGN_IN, {"login": officer.email, "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/")["Location"] == "/desk/"


def test_an_address_is_known_however_it_is_written(client: StrictClient, officer: User) -> None:
    assert client.post(SIGN_IN, {"login": officer.email.upper(), "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("email", ["contract.officer@exampleshire.example", "nobody@exampleshire.example"])
def test_a_wrong_password_and_an_unknown_address_look_the_same(
    client: StrictClient, officer: User, email: str
) -> None:
    page = client.post(SIGN_IN, {"login": email, "password": "wrong"})
    assert page.status_code == 200
    assert "do not match an account" in page.content.decode()
    assert "<title>Error: " in " ".join(page.content.decode().split())


def test_after_five_wrong_passwords_the_right_one_has_to_wait(client: StrictClient, officer: User) -> None:
    for _ in range(5):
        page = client.post(SIGN_IN, {"login": officer.email, "password": "wrong"}).content.decode()
        assert "do not match an account" in page
    response = client.post(SIGN_IN, {"login": officer.email, "password": PASSWORD})
    assert response.status_code == 200
    assert "too many attempts" in response.content.decode()


def test_one_persons_failures_do_not_shut_a_colleague_out(
    client: StrictClient, officer: User, cast: Cast
) -> None:
    cast.auditor.set_password(PASSWORD)
    cast.auditor.save()
    for _ in range(5):
        client.post(SIGN_IN, {"login": officer.email, "password": "wrong"})
    response = client.post(SIGN_IN, {"login": cast.auditor.email, "password": PASSWORD})
    assert response.status_code == 302


@pytest.mark.parametrize(
    ("onward", "leads_to"),
    [
        ("/desk/returns/", "/desk/returns/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("\\\\elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("http:///elsewhere.example", "/"),
    ],
)
def test_signing_in_leads_nowhere_else(
    client: StrictClient, officer: User, onward: str, leads_to: str
) -> None:
    response = client.post(SIGN_IN, {"login": officer.email, "password": PASSWORD, "next": onward})
    assert response["Location"] == leads_to


def test_whoever_is_not_signed_in_is_led_to_the_page_and_back(client: StrictClient, officer: User) -> None:
    assert client.get("/desk/returns/")["Location"] == "/sign-in/?next=/desk/returns/"


@pytest.mark.parametrize("gone", ["account closed", "left"])
def test_whoever_left_gets_in_no_more(client: StrictClient, officer: User, gone: str) -> None:
    client.post(SIGN_IN, {"login": officer.email, "password": PASSWORD})
    if gone == "left":
        Membership.objects.filter(user=officer).update(ended_on=NOW.date())
        assert client.get("/desk/").status_code == 404
    else:
        User.objects.get_queryset().filter(pk=officer.pk).update(is_active=False)
        assert client.get("/desk/").status_code == 302


def test_signing_out_ends_the_session(client: StrictClient, officer: User) -> None:
    client.post(SIGN_IN, {"login": officer.email, "password": PASSWORD})
    client.post("/sign-out/")
    assert client.get("/desk/").status_code == 302


def test_a_session_is_a_new_one_after_signing_in(client: StrictClient, officer: User) -> None:
    """A cookie that somebody planted beforehand is worth nothing."""
    client.get(SIGN_IN)
    client.session["planted"] = True
    planted = client.session.session_key
    client.post(SIGN_IN, {"login": officer.email, "password": PASSWORD})
    assert client.session.session_key != planted


def test_a_session_ends_with_the_browser_and_no_script_can_read_it(
    client: StrictClient, officer: User
) -> None:
    cookie = client.post(SIGN_IN, {"login": officer.email, "password": PASSWORD}).cookies["sessionid"]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["max-age"], cookie["expires"]) == ("Lax", "", "")


@override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True)
def test_over_tls_the_cookie_goes_over_tls_alone(client: StrictClient, officer: User) -> None:
    response = client.post(SIGN_IN, {"login": officer.email, "password": PASSWORD}, secure=True)
    assert response.cookies["sessionid"]["secure"]


def test_nobody_makes_an_account_by_themselves(client: StrictClient) -> None:
    assert {client.get(path).status_code for path in ("/signup/", "/accounts/signup/", "/sign-up/")} <= {
        302,
        404,
    }
    assert client.post("/sign-up/", {"email": "a@b.example"}).status_code in {302, 404}
    assert not User.objects.active().exists()


def test_in_production_passwords_are_hashed_with_argon2() -> None:
    with override_settings(PASSWORD_HASHERS=production.PASSWORD_HASHERS):
        assert identify_hasher(make_password(PASSWORD)).algorithm == "argon2"
    assert production.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_a_form_from_another_site_is_refused(officer: User) -> None:
    stranger = StrictClient(enforce_csrf_checks=True)
    page = stranger.post(SIGN_IN, {"login": officer.email, "password": PASSWORD})
    assert page.status_code == 403
    assert "open too long" in page.content.decode()


def test_pages_may_run_only_our_own_scripts(client: StrictClient) -> None:
    policy = client.get(SIGN_IN)["Content-Security-Policy"]
    for part in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"):
        assert part in policy
    assert "unsafe" not in policy


def test_each_person_arrives_where_they_work(cast: Cast, browse: Callable[[User], StrictClient]) -> None:
    for person, door in (
        (cast.contract_officer, "/desk/"),
        (cast.provider_staff, "/portal/returns/"),
        (cast.placement_staff, "/desk/placement/"),
    ):
        assert browse(person).get("/")["Location"] == door, person
