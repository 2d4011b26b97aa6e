"""Every way into a module can be read in the source: whoever packs the program must not miss one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import click
import pytest

from evalapp.cli import COMMANDS
from tests.delivery.checkout import ROOT, program_files

BY_STRING = {
    "__import__",
    "import_module",
    "spec_from_file_location",
    "run_module",
    "run_path",
    "exec",
    "eval",
    "entry_points",
    "iter_modules",
    "walk_packages",
    "resolve_name",
}


def doors(source: str) -> Iterator[str]:
    """Each place where a module, or something in one, is reached by its name in a string."""
    tree = ast.parse(source)
    imported = {
        (alias.asname or alias.name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name.rpartition(".")[2] for alias in node.names]
        elif isinstance(node, ast.Name):
            names = [node.id]
        elif isinstance(node, ast.Attribute):
            # Qt's own `exec` of a window is no door.
            names = [node.attr] if node.attr not in ("exec", "eval") else []
        else:
            names = []
        yield from (
            f"line {node.lineno}: {name}" for name in names if name in BY_STRING or name == "__file__"
        )
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "sys.modules":
            yield f"line {node.lineno}: sys.modules"
        if isinstance(node, ast.Call) and _reaches_into(node, imported):
            yield f"line {node.lineno}: {ast.unparse(node)}"


def _reaches_into(call: ast.Call, imported: set[str]) -> bool:
    """`getattr(module, name)`, `vars(module)`, or `files("package")` with the package named in a string."""
    match call:
        case ast.Call(func=ast.Name(id="getattr" | "vars"), args=[ast.Name(id=first), *_rest]):
            return first in imported
        case ast.Call(func=ast.Name(id="files") | ast.Attribute(attr="files"), args=[ast.Constant()]):
            return True
    return False


@pytest.mark.parametrize(
    "source",
    [
        "import importlib\nimportlib.import_module('evalapp.' + name)",
        "from importlib import import_module as load",
        "__import__('evalapp')",
        "from evalapp.cli import panel\ngetattr(panel, f'{name}_command')",
        "import ui.app as window\nvars(window)['run']",
        "import sys\nsys.modules['evalapp']",
        "import sys\nsys.modules['numpy'] = None",
        "from importlib.resources import files\nfiles('resources')",
        "from importlib import metadata\nmetadata.entry_points(group='evalapp')",
        "eval('evalapp.run')",
        "Path(__file__).parent / 'resources'",
    ],
)
def test_a_door_that_nobody_sees_is_found(source: str) -> None:
    assert [] != list(doors(source))


@pytest.mark.parametrize(
    "source",
    [
        "def later():\n    from evalapp.cli import panel\n    return panel.assign_command",
        "getattr(application, name)",
        "from importlib.resources import files\nfiles(__name__)",
    ],
)
def test_an_import_that_anybody_sees_is_none(source: str) -> None:
    assert [] == list(doors(source))


@pytest.mark.long
def test_the_program_imports_nothing_by_a_string_and_looks_for_no_file_beside_itself() -> None:
    found = {
        str(path.relative_to(ROOT)): list(doors(path.read_text(encoding="utf-8"))) for path in program_files()
    }
    assert (True, {}) == (len(found) > 300, {name: places for name, places in found.items() if places})


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_of_the_help_page_is_there(name: str) -> None:
    room, _text = COMMANDS[name]
    assert 1 == sum(isinstance(command, click.Command) and command.name == name for command in room())


def test_the_help_page_names_each_command() -> None:
    rooms = {room for room, _text in COMMANDS.values()}
    assert set(COMMANDS) == {command.name for room in rooms for command in room()}
    written = {
        f"{path.stem}.{node.name}"
        for path in (ROOT / "evalapp" / "cli").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.endswith("_command")
    }
    assert len(COMMANDS) == len(written), written
