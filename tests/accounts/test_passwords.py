"""Choosing a new password: by a letter from the outbox, with a link that works once."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache

from plumbline.accounts.models import User
from plumbline.history.models import Event
from plumbline.notices.models import Notice
from tests.cast import Cast
from tests.strict_client import StrictClient

NEW = "a brand new long password"
ASK = "/password/"


@pytest.fixture(autouse=True)
def nobody_has_asked_yet(db: None) -> None:
    cache.clear()


@pytest.fixture
def officer(cast: Cast) -> User:
    """Has a password, which nobody knows any more."""
    cast.contract_officer.set_password("forgotten long ago, alas")
    cast.contract_officer.save()
    return cast.contract_officer


def _link(client: StrictClient, person: User) -> str:
    """The address in the letter that asking brings."""
    assert client.post(ASK, {"email": person.email})["Location"] == "/password/asked/"
    found = re.search(r"https?://[^/]+(/password/\S+)", person.notices.get().body)
    assert found
    return found[1]


def _opened(client: StrictClient, link: str) -> str:
    """The page behind the link: its secret moves into the session, out of the address."""
    response = client.get(link)
    return response["Location"] if response.status_code == 302 else link


def _choose(client: StrictClient, link: str, first: str = NEW, second: str = NEW) -> Any:
    return client.post(_opened(client, link), {"password1": first, "password2": second})


def test_the_letter_waits_in_the_outbox_and_goes_to_the_person_alone(
    client: StrictClient, officer: User
) -> None:
    _link(client, officer)
    letter = Notice.objects.get()
    assert (letter.to, letter.kind, letter.status) == (officer, "password", Notice.Status.QUEUED)
    assert "works once" in letter.body


def test_a_new_password_is_chosen_and_opens_the_door(client: StrictClient, officer: User) -> None:
    response = _choose(client, _link(client, officer))
    assert response.status_code == 302
    assert Event.objects.filter(kind="password.chosen", by=officer).exists()
    assert client.get("/desk/").status_code == 302, "choosing a password is not signing in"
    signed_in = client.post("/sign-in/", {"login": officer.email, "password": NEW})
    assert signed_in.status_code == 302


def test_the_link_works_once(client: StrictClient, officer: User) -> None:
    link = _link(client, officer)
    _choose(client, link)
    page = StrictClient().get(link)
    assert "used before or is too old" in page.content.decode()


def test_a_link_that_was_made_up_leads_nowhere(client: StrictClient, officer: User) -> None:
    page = client.get(f"/password/{officer.pk}-abc123-0123456789abcdef/")
    assert "used before or is too old" in page.content.decode()


def test_a_link_grows_old(client: StrictClient, officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    link = _link(client, officer)
    now = default_token_generator._now()
    later = now + timedelta(days=8)
    monkeypatch.setattr("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda self: later)
    assert "used before or is too old" in client.get(link).content.decode()


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("short", "short", "12"),
        ("password1234", "password1234", "common"),
        (NEW, "another new password", "same password"),
        ("contract.officer@exampleshire.example", "contract.officer@exampleshire.example", "similar"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(
    client: StrictClient, officer: User, first: str, second: str, says: str
) -> None:
    page = _choose(client, _link(client, officer), first, second)
    assert page.status_code == 200
    assert says in page.content.decode()
    officer.refresh_from_db()
    assert not officer.check_password(first)


def test_asking_for_an_unknown_address_says_the_same_and_writes_to_nobody(
    client: StrictClient, db: None
) -> None:
    assert client.post(ASK, {"email": "nobody@exampleshire.example"})["Location"] == "/password/asked/"
    assert not Notice.objects.exists()


def test_a_new_account_without_a_password_gets_its_first_one_this_way(
    client: StrictClient, cast: Cast
) -> None:
    cast.auditor.set_unusable_password()
    cast.auditor.save()
    _choose(client, _link(client, cast.auditor))
    cast.auditor.refresh_from_db()
    assert cast.auditor.check_password(NEW)


def test_somebody_who_left_gets_no_link(client: StrictClient, officer: User) -> None:
    User.objects.get_queryset().filter(pk=officer.pk).update(is_active=False)
    client.post(ASK, {"email": officer.email})
    assert not Notice.objects.exists()


def test_asking_again_and_again_is_limited(client: StrictClient, officer: User) -> None:
    for _ in range(5):
        client.post(ASK, {"email": officer.email})
    response = client.post(ASK, {"email": officer.email})
    assert response.status_code == 429
    assert "Wait a few minutes" in response.content.decode()
    assert Notice.objects.count() == 5


def test_other_sessions_end_when_the_password_changes(client: StrictClient, officer: User) -> None:
    elsewhere = StrictClient()
    elsewhere.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert elsewhere.get("/about/").status_code == 200
    _choose(client, _link(client, officer))
    assert elsewhere.get("/desk/").status_code == 302
