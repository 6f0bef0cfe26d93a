"""Signing in as everybody does who is not of the demonstration: with an address and a password."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest

from plumbline.accounts.models import Membership, User
from plumbline.accounts.permissions import Role
from plumbline.notices.models import Notice
from plumbline.organisations.models import Organisation
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
ADDRESS, PASSWORD, NEW = "quality.lead@fenmarch.example", "seven tall herons", "nine quiet otters"


@pytest.fixture
def visitor(visit: Visit) -> Visitor:
    """Somebody with an account and a password comes to the door."""
    user = User(email=ADDRESS, name="Quality lead, Fenmarch Council")
    user.set_password(PASSWORD)
    user.save()
    council = Organisation.objects.get(code="fenmarch")
    Membership.objects.create(
        user=user, organisation=council, role=Role.CONTRACTS_MANAGER, since_on=date(2026, 4, 1)
    )
    visitor = visit()
    visitor.opens("/sign-in/")
    return visitor


def when_they_give(visitor: Visitor, password: str) -> None:
    visitor.fills(login=ADDRESS, password=password)
    visitor.presses("Sign in")


def test_a_wrong_password_is_refused_and_the_right_one_lets_in(visitor: Visitor) -> None:
    when_they_give(visitor, "seven tall storks")
    visitor.sees("The e-mail address and password do not match an account. Check both.")
    visitor.pictures("sign-in")

    when_they_give(visitor, PASSWORD)
    visitor.is_at("/desk/")
    visitor.presses("Sign out")
    visitor.opens("/desk/portfolio/")
    visitor.sees("Sign in")
    when_they_give(visitor, PASSWORD)
    visitor.is_at("/desk/portfolio/")


def test_a_forgotten_password_is_renewed_by_the_letters_link_which_works_once(visitor: Visitor) -> None:
    visitor.follows("I have forgotten my password")
    visitor.fills(email=ADDRESS)
    visitor.presses("Send the link")
    link = re.search(r"\S+://\S+", Notice.objects.get(kind="password").body)
    assert link is not None

    visitor.opens(urlsplit(link.group()).path)
    visitor.fills(password1="short", password2="short")
    visitor.presses("Use this password")
    visitor.sees("at least 12 characters")
    visitor.fills(password1=NEW, password2=NEW)
    visitor.presses("Use this password")

    visitor.opens("/sign-in/")
    when_they_give(visitor, NEW)
    visitor.is_at("/desk/")

    visitor.opens(urlsplit(link.group()).path)
    visitor.sees("This link was used before or is too old")
