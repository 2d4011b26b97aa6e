"""The plan of the house, held against the code: no circles, no overfull folder, tests where the code is."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.test_repository import ROOT, tracked

MOST_FILES = 20
# Rooms of tests that tell of no one folder of the code.
OF_NO_FOLDER = {"data", "delivery", "resources", "scenarios"}


def python_files(*folders: str) -> list[Path]:
    return [
        path
        for path in tracked()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders and path.name != "__init__.py"
    ]


def modules() -> dict[str, Path]:
    """Dotted name → file, of everything that is delivered."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in python_files("main.py", "evalapp", "ui")
    }


def imports_of(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """Also what is imported inside a function; not what is there for the type checker alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                if (found := name if name in known else node.module) in known:
                    yield found


def circle_in(arrows: dict[str, set[str]]) -> list[str]:
    """One circle, its first module again at the end; empty where there is none."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_a_circle_would_be_found(tmp_path: Path) -> None:
    first, second = tmp_path / "first.py", tmp_path / "second.py"
    first.write_text("import second\n")
    second.write_text("def later() -> None:\n    from first import anything\n")
    known = {"first": first, "second": second}

    arrows = {name: set(imports_of(path, known)) for name, path in known.items()}

    assert set(circle_in(arrows)) == {"first", "second"}


@pytest.mark.long
def test_no_modules_import_each_other_in_a_circle() -> None:
    known = modules()
    assert circle_in({name: set(imports_of(path, known)) for name, path in known.items()}) == []


def test_no_folder_holds_too_many_files() -> None:
    files = Counter(path.parent for path in python_files("evalapp", "ui", "tests", "tools"))
    assert {str(folder.relative_to(ROOT)): n for folder, n in files.items() if n > MOST_FILES} == {}


def test_tests_lie_where_the_code_lies() -> None:
    rooms = {folder for path in modules().values() for folder in path.relative_to(ROOT).parents}
    folders = {path.parent.relative_to(ROOT / "tests") for path in python_files("tests")} - {Path()}
    told = {folder for folder in folders if folder.parts[0] not in OF_NO_FOLDER}
    assert {str(folder) for folder in told if not {folder, "evalapp" / folder} & rooms} == set()


def test_every_room_is_described() -> None:
    """By its name in code: `drawing`, `widgets/pdf`; `evalapp/` and `ui/` are headings."""
    told = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent.relative_to(ROOT) for path in modules().values()} - {Path()}
    ways = {room: (f"`{room.name}`", f"/{room.name}`", f"`{room.name}/`") for room in rooms}
    assert {str(room) for room in rooms if not any(way in told for way in ways[room])} == set()
