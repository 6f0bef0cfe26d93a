"""The policy: complete, printed, and obeyed."""

from pathlib import Path

from plumbline.accounts.models import User
from plumbline.accounts.permissions import GRANTS, Permission, Role, roles_with
from plumbline.accounts.policy_page import page
from tests.cast import Cast

ROOT = Path(__file__).parents[2]


def test_every_role_is_in_the_table_and_every_permission_is_granted_to_somebody() -> None:
    assert set(GRANTS) == set(Role)
    assert all(roles_with(permission) for permission in Permission)


def test_the_printed_policy_is_the_one_in_force() -> None:
    assert (ROOT / "docs" / "policy.md").read_text(encoding="utf-8") == page()


def test_those_who_read_only_change_nothing() -> None:
    changing = {Permission.REVIEW_RETURNS, Permission.MANAGE_CONTRACTS, Permission.MANAGE_FRAMEWORKS}
    for role in (Role.AUDITOR, Role.SENIOR_MANAGER, Role.COMMISSIONER, Role.FINANCE_PARTNER):
        assert not changing & GRANTS[role]


def test_no_council_role_fills_in_returns_and_no_provider_role_sees_the_desk() -> None:
    for role in Role:
        sides = {Permission.SEE_DESK, Permission.SEE_PORTAL} & GRANTS[role]
        assert len(sides) < 2


def test_an_ended_membership_gives_nothing(cast: Cast) -> None:
    officer = cast.contract_officer
    assert officer.may(Permission.REVIEW_RETURNS)
    officer.memberships.update(ended_on="2026-07-01")
    again = User.objects.get(pk=officer.pk)
    assert not again.may(Permission.REVIEW_RETURNS)
    assert again.reach_with(None).councils == frozenset()


def test_a_permission_reaches_only_the_organisations_where_it_is_held(cast: Cast) -> None:
    both = cast.auditor
    both.memberships.create(organisation=cast.otherton, role=Role.CONTRACT_OFFICER, since_on="2026-01-01")
    both = User.objects.get(pk=both.pk)
    assert both.reach_with(Permission.SEE_RETURNS).councils == {cast.exampleshire.pk, cast.otherton.pk}
    assert both.reach_with(Permission.REVIEW_RETURNS).councils == {cast.otherton.pk}


def test_people_who_can_are_found_for_letters(cast: Cast) -> None:
    found = set(User.objects.who_can(Permission.FILL_RETURNS, cast.alder.pk))
    assert found == {cast.provider_staff, cast.provider_manager}
