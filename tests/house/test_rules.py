"""A rule that cannot fail guards nothing: each is broken here on purpose, and kept once."""

import ast

import pytest

from tests.house import rules
from tests.house.source import Rule

BROKEN: list[tuple[Rule, str]] = [
    (rules.finds_rows_itself, "found = Return.objects.filter(pk=pk)"),
    (rules.finds_rows_itself, "found = get_object_or_404(Return, pk=pk)"),
    (rules.acts_anonymously, "def accept(kpi_return, by):\n    move(kpi_return, ACCEPTED, by=by)"),
    (rules.locks_rows, "Return.objects.select_for_update()"),
    (rules.overrides_save, "class Return:\n    def save(self): ..."),
    (rules.reads_the_clock, "late = timezone.localdate() > due"),
    (rules.reads_the_clock, "class Visit:\n    at = DateTimeField(default=timezone.now)"),
    (rules.says_nothing, "def process_return(kpi_return): ..."),
    (rules.is_a_long_view, "@requires(SEE)\ndef return_list(request):\n" + "    step()\n" * 13),
    (rules.acts_called, "from plumbline.returns import actions\nactions.accept(it)"),
    (rules.acts_called, "from plumbline.returns.actions import accept\naccept(it)"),
    (rules.acts_called, "from plumbline.returns.actions import reviewing as acts\nacts.accept(it)"),
]
KEPT: list[tuple[Rule, str]] = [
    (rules.finds_rows_itself, "found = get_object_or_404(Return.objects.visible_to(user).open(), pk=pk)"),
    (rules.acts_anonymously, "def accept(kpi_return, *, by):\n    move(kpi_return, ACCEPTED, by=by)"),
    (rules.locks_rows, "Return.objects.filter(status=believed).update(status=to)"),
    (rules.overrides_save, "class Return:\n    def saved(self): ..."),
    (rules.acts_anonymously, "def content_of(document):\n    return vault().read(document.sha256)"),
    (rules.reads_the_clock, "late = today > due"),
    (rules.reads_the_clock, "today = timezone.localdate(now)"),
    (rules.says_nothing, "def accept(kpi_return): ..."),
    (
        rules.is_a_long_view,
        '@public\ndef return_list(request):\n    """Every return."""\n' + "    step()\n" * 12,
    ),
    (rules.acts_called, "from plumbline.returns import queries\nqueries.waiting(it)"),
]


@pytest.mark.parametrize(("rule", "source"), BROKEN)
def test_a_rule_sees_what_breaks_it(rule: Rule, source: str) -> None:
    assert list(rule(ast.parse(source)))


@pytest.mark.parametrize(("rule", "source"), KEPT)
def test_a_rule_leaves_good_code_alone(rule: Rule, source: str) -> None:
    assert not list(rule(ast.parse(source)))


def test_the_three_ways_to_call_an_act_are_one_act() -> None:
    called = {
        says for rule, source in BROKEN if rule is rules.acts_called for _, says in rule(ast.parse(source))
    }

    assert called == {"returns.accept"}
