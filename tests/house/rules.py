"""What the house refuses in a module, each rule a function from a syntax tree to the lines that break it.

`test_rules.py` breaks every one of them on purpose; the other files of this folder sweep the source with them.
"""

import ast
from collections.abc import Iterator

Breach = tuple[int, str]

CLOCKS = {
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
    "date.today",
    "datetime.now",
    "datetime.today",
}
CHANGES = {"create", "bulk_create", "get_or_create", "update_or_create", "save", "delete", "move", "record"}
EMPTY_NAMES = ("get_", "do_", "handle_", "process_")


def finds_rows_itself(module: ast.Module) -> Iterator[Breach]:
    """A page starts from the rows its reader may see: `X.objects.visible_to(user)`, never another question."""
    for node in ast.walk(module):
        if (
            isinstance(node, ast.Attribute)
            and _is_objects(node.value)
            and node.attr not in {"visible_to", "none"}
        ):
            yield node.lineno, f"asks .objects.{node.attr}: start from .objects.visible_to(user)"
        if isinstance(node, ast.Call) and dotted(node.func).endswith("_or_404") and _is_model(node.args[:1]):
            yield node.lineno, "finds any row: start from .objects.visible_to(user)"


def acts_anonymously(module: ast.Module) -> Iterator[Breach]:
    """Whoever changes something is named: a keyword-only `by`."""
    for function in _public_functions(module):
        if _changes_something(function) and "by" not in {
            argument.arg for argument in function.args.kwonlyargs
        }:
            yield function.lineno, f"{function.name} needs a keyword-only `by`"


def locks_rows(module: ast.Module) -> Iterator[Breach]:
    """Two people pressing the same button are told apart by a conditional update, alike on both databases."""
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr == "select_for_update":
            yield node.lineno, "locks rows: update conditionally"


def overrides_save(module: ast.Module) -> Iterator[Breach]:
    """What a change does is said by an act, not hidden in save()."""
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef) and inner.name in {"save", "delete"}:
                    yield inner.lineno, f"{node.name}.{inner.name} is overridden: write an act"


def reads_the_clock(module: ast.Module) -> Iterator[Breach]:
    """Only doors, commands and jobs know what time it is; everything else is told."""
    converted = {id(node.func) for node in ast.walk(module) if isinstance(node, ast.Call) and _converts(node)}
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and _last_two(node) in CLOCKS and id(node) not in converted:
            yield node.lineno, f"reads the clock with {dotted(node)}: take `now` or `today` as an argument"


def says_nothing(module: ast.Module) -> Iterator[Breach]:
    """`get_`, `do_`, `handle_` and `process_` fit every function, so they say nothing of this one."""
    for function in _public_functions(module):
        if function.name.startswith(EMPTY_NAMES):
            yield function.lineno, f"{function.name} says nothing: name what it is or does"


def is_a_long_view(module: ast.Module, most: int = 12) -> Iterator[Breach]:
    """Find, form, act, redirect: more lines than that is a rule in the wrong place."""
    for function in _public_functions(module):
        if function.decorator_list and [argument.arg for argument in function.args.args[:1]] == ["request"]:
            body = [node for node in function.body if not _is_docstring(node)]
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            if lines > most:
                yield function.lineno, f"{function.name} has {lines} lines; a view has at most {most}"


def acts_called(module: ast.Module) -> Iterator[Breach]:
    """Every act of a room that a module calls, as room.act. Not a breach in itself: see test_doors."""
    names = _imported(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            first, _, rest = dotted(node.func).partition(".")
            full = ".".join(part for part in (names.get(first, first), rest) if part).split(".")
            if full[0] == "plumbline" and "actions" in full[:-1]:
                yield node.lineno, f"{full[1]}.{full[-1]}"


def dotted(node: ast.AST) -> str:
    """`a.b.c` as it is written; empty for anything that is not a name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def _last_two(node: ast.AST) -> str:
    return ".".join(dotted(node).split(".")[-2:])


def _converts(call: ast.Call) -> bool:
    """`timezone.localdate(now)` tells no new time: it puts a known one into words."""
    return bool(call.args) and _last_two(call.func) in {"timezone.localdate", "timezone.localtime"}


def _changes_something(function: ast.FunctionDef) -> bool:
    called = {
        dotted(node.func).rpartition(".")[2] for node in ast.walk(function) if isinstance(node, ast.Call)
    }
    return bool(called & CHANGES)


def _is_objects(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}


def _is_model(first: list[ast.expr]) -> bool:
    return bool(first) and isinstance(first[0], ast.Name) and first[0].id[:1].isupper()


def _public_functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _imported(module: ast.Module) -> dict[str, str]:
    names: dict[str, str] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.asname: alias.name for alias in node.names if alias.asname}
    return names
