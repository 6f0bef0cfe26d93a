"""Starting a real installation: organisations, and the people who may sign in, without the demonstration."""

import pytest
from django.core import mail

from plumbline.accounts.models import Membership, User
from plumbline.accounts.permissions import ROLES_OF, Permission, Role
from plumbline.history.models import Event
from plumbline.notices.models import Notice
from plumbline.organisations.models import Organisation
from plumbline.oversight.regular import post_letters
from plumbline.providers.models import Provider
from tests.cast import Cast
from tests.oversight.running import Ended, run


def _add(email: str = "first.officer@barsetshire.example", **changed: str) -> Ended:
    words = {"name": "First officer", "organisation": "barsetshire", "role": "contract-officer", **changed}
    return run(
        "account", "add", email, *(part for name, word in words.items() for part in (f"--{name}", word))
    )


@pytest.fixture
def barsetshire(db: None) -> Organisation:
    assert run("organisation", "add", "barsetshire", "--name", "Barsetshire Council (test)").status == 0
    return Organisation.objects.get()


def test_a_council_and_its_first_officer_are_enough_to_begin(barsetshire: Organisation) -> None:
    ended = _add()
    assert ended.status == 0
    person = User.objects.active().get()
    assert person.council == barsetshire
    assert person.may(Permission.MANAGE_CONTRACTS)
    assert not person.has_usable_password()
    assert {one.kind for one in Event.objects.all()} == {"organisation.founded", "membership.begun"}
    assert {one.system for one in Event.objects.all()} == {"organisation add", "account add"}


def test_the_new_person_is_told_how_to_choose_a_password(barsetshire: Organisation) -> None:
    _add()
    letter = Notice.objects.get()
    assert letter.subject == "Your account for Barsetshire Council (test) in Plumbline"
    assert "/password/" in letter.body
    assert post_letters(now=letter.post_after) == 1
    assert mail.outbox[0].to == ["first.officer@barsetshire.example"]


def test_a_provider_is_put_on_the_register_with_its_code(db: None) -> None:
    run("organisation", "add", "thorne-care", "--name", "Thorne Care (test)", "--kind", "provider")
    assert Provider.objects.get().organisation.code == "thorne-care"
    assert _add(organisation="thorne-care", role="provider-manager").status == 0
    assert User.objects.active().get().may(Permission.AGREE_KPIS)


def test_organisations_are_listed_by_code(cast: Cast) -> None:
    ended = run("organisation", "list")
    assert "exampleshire" in ended.out
    told = run("organisation", "list", "--json").json["organisations"]
    assert {"code": "alder", "kind": "provider", "name": "Alder Homecare (test)"} in told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("exampleshire", "--name", "Another (test)"), "is here already, with the code exampleshire"),
        (
            ("another", "--name", "exampleshire county council (TEST)"),
            "is here already, with the code exampleshire",
        ),
        (("alder-2", "--name", "Alder Homecare (test)", "--kind", "provider"), "with the code alder"),
        (("Not A Code", "--name", "Another (test)"), "cannot be a code"),
        (("another", "--name", " "), "cannot be a code"),
    ],
)
def test_an_organisation_is_not_added_twice_or_without_a_code(
    cast: Cast, words: tuple[str, ...], says: str
) -> None:
    before = Organisation.objects.count()
    ended = run("organisation", "add", *words)
    assert (ended.status, says in ended.err) == (1, True)
    assert run("organisation", "add", *words, "--json").json["problems"]
    assert Organisation.objects.count() == before


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"organisation": "nowhere"}, "No organisation has the code “nowhere”"),
        ({"role": "provider-staff"}, "A council has no provider staff"),
        ({"role": "nhs-partner"}, "A council has no nhs partner"),
        ({"email": "not an address"}, "is not an e-mail address"),
    ],
)
def test_who_does_not_fit_is_refused_and_nothing_is_kept(
    barsetshire: Organisation, changed: dict[str, str], says: str
) -> None:
    ended = _add(**changed)
    assert (ended.status, says in ended.err) == (1, True)
    assert not User.objects.active().exists()
    assert not Notice.objects.exists()


def test_the_same_role_twice_is_refused_and_a_second_role_is_not(barsetshire: Organisation) -> None:
    _add()
    assert "already" in _add("FIRST.officer@barsetshire.example").err
    assert _add(role="auditor").status == 0
    assert User.objects.active().get().memberships.count() == 2


def test_ending_one_role_leaves_the_others(barsetshire: Organisation) -> None:
    _add()
    _add(role="auditor")
    ended = run("account", "end", "first.officer@barsetshire.example", "--role", "auditor")
    assert (ended.status, ended.out.strip()) == (0, "Ended 1 role of first.officer@barsetshire.example.")
    assert [one.role for one in Membership.objects.current()] == [Role.CONTRACT_OFFICER]
    assert User.objects.active().exists()


def test_whoever_has_no_role_left_can_sign_in_no_more_and_can_come_back(barsetshire: Organisation) -> None:
    _add()
    run("account", "end", "first.officer@barsetshire.example")
    assert not User.objects.active().exists()
    assert Membership.objects.get().ended_on is not None
    assert run("account", "end", "first.officer@barsetshire.example").status == 1
    assert _add().status == 0
    assert User.objects.active().get().memberships.count() == 2


@pytest.mark.parametrize(
    "words", [("add", "a@b.example"), ("add",), ("end",), ("add", "a@b.example", "--role", "king"), ()]
)
def test_wrong_usage_ends_with_two(words: tuple[str, ...]) -> None:
    assert run("account", *words).status == 2


def test_each_role_belongs_to_one_kind_of_organisation() -> None:
    assert set(ROLES_OF) == set(Organisation.Kind.values)
    assert sorted(role for roles in ROLES_OF.values() for role in roles) == sorted(Role)
