"""Rules of the window's code that no type checker holds."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "ui"


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(UI.rglob("*.py")):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def names_self(node: ast.AST) -> bool:
    return any(isinstance(each, ast.Name) and each.id == "self" for each in ast.walk(node))


def holding_slots(tree: ast.Module) -> Iterator[ast.AST]:
    """Lambdas that name self, and partial methods of self connected to a signal: both keep a widget alive.

    PySide holds a method of a widget weakly, and what is connected besides until the sender goes. A partial of a
    signal's own `emit` holds nothing of the widget.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Lambda) and names_self(node.body):
            yield node
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "connect"
        ):
            yield from (each for each in node.args if _is_partial_method(each))


def _is_partial_method(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "partial"):
        return False
    first, *rest = node.args
    is_emit = isinstance(first, ast.Attribute) and first.attr == "emit"
    return (names_self(first) and not is_emit) or any(names_self(each) for each in rest)


def test_a_slot_that_holds_its_widget_is_found() -> None:
    found = holding_slots(
        ast.parse(
            "a.connect(lambda: self.go())\nb(act=lambda n: self.go(n))\nc.connect(partial(self.go, 1))\n"
            "d.connect(self.go)\ne.connect(partial(self.gone.emit, 1))\nf(partial(self.go, 1))\nkey=lambda n: n.id"
        )
    )
    assert {ast.unparse(each) for each in found} == {
        "lambda: self.go()",
        "lambda n: self.go(n)",
        "partial(self.go, 1)",
    }


@pytest.mark.long
def test_no_slot_holds_its_widget() -> None:
    found = [f"{name}:{each.lineno}" for name, tree in modules() for each in holding_slots(tree)]
    assert found == []


def defined_names(tree: ast.Module) -> Iterator[str]:
    """Functions, classes and constants; Qt calls what overrides its own, the table of actions what it declares."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            if not re.match("[a-z]+[A-Z]", node.name) and not is_action(node):
                yield node.name
        elif isinstance(node, ast.Assign):
            yield from (each.id for each in node.targets if isinstance(each, ast.Name))


def is_action(node: ast.ClassDef | ast.FunctionDef) -> bool:
    return any(re.match(r"(action|does|does_each)\(", ast.unparse(each)) for each in node.decorator_list)


@pytest.mark.long
def test_every_name_is_used_by_the_program() -> None:
    sources = [*UI.rglob("*.py"), *(ROOT / "evalapp").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]
    words = Counter(
        word
        for path in (*sources, ROOT / "main.py")
        for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
    )
    unused = {
        f"{name}: {each}" for name, tree in modules() for each in defined_names(tree) if words[each] == 1
    }
    assert unused == set()


@pytest.mark.long
def test_no_notice_of_a_change_is_forged() -> None:
    """The workspace alone tells what a change touched."""
    found = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Changes"
    ]
    assert found == []


@pytest.mark.long
def test_every_list_to_choose_from_leaves_the_wheel_to_the_page() -> None:
    """A plain one changes what is chosen when somebody scrolls past it."""
    made = {
        (path, node.func.id)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id
        in {"QComboBox", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QDateTimeEdit", "QSlider", "QDial"}
    }
    assert set() == made
