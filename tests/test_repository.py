"""Rules of the repository itself: sizes, paths of a machine, what is packaged."""

from __future__ import annotations

import ast
import fnmatch
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.delivery.checkout import ROOT, tracked

MOST_LONG = 5
PACKAGES = ("evalapp", "ui", "resources")
# In pieces, so that this file does not name what it looks for.
FORBIDDEN = ("/" + "tmp/", "/" + "work/", "pypi.org/" + "simple", "files." + "pythonhosted")


def text_of(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None


def lengths() -> dict[str, int]:
    return {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in tracked()
        if path.suffix == ".py"
    }


def test_no_python_file_is_longer_than_500_lines() -> None:
    assert {} == {name: n for name, n in lengths().items() if n > 500}


def test_few_python_files_are_longer_than_300_lines() -> None:
    long = {name: n for name, n in lengths().items() if n > 300}
    assert len(long) <= MOST_LONG, long


def test_an_ignored_type_names_its_reason() -> None:
    bare = re.compile(r"#\s*type:\s*ignore(?!\[)")
    found = [
        path.name
        for path in tracked()
        if path.suffix == ".py" and bare.search(path.read_text(encoding="utf-8"))
    ]
    assert found == [], found


@pytest.mark.long
def test_no_page_looks_round_the_types_of_the_core() -> None:
    """With Any or getattr a page could take hold of what the import contracts keep from it."""
    names = {"Any", "getattr"}
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "ui" / "pages").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Name) and node.id in names)
        or (isinstance(node, ast.Attribute) and node.attr in names)
        or (isinstance(node, ast.ImportFrom) and names & {each.name for each in node.names})
    ]
    assert [] == found


def test_no_file_names_a_path_of_a_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in tracked()
        if (text := text_of(path)) is not None
        for word in FORBIDDEN
        if word in text
    ]
    assert [] == found


@cache
def patterns() -> tuple[str, ...]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return tuple(project["tool"]["setuptools"]["package-data"]["*"])


def test_every_resource_is_packaged() -> None:
    inside = [
        path for path in tracked() if path.relative_to(ROOT).parts[0] in PACKAGES and path.suffix != ".py"
    ]
    missing = [
        path.name for path in inside if not any(fnmatch.fnmatch(path.name, each) for each in patterns())
    ]
    assert (True, []) == (len(inside) > 40, missing)


@pytest.mark.parametrize("folder", ["templates", "icons", "locale/nl/LC_MESSAGES", "demo"])
def test_no_resource_is_left_out_of_the_repository(folder: str) -> None:
    there = {path for path in (ROOT / "resources" / folder).iterdir() if path.is_file()}
    assert set() == there - set(tracked())


def test_no_two_files_of_tests_have_one_name() -> None:
    """pytest imports each by its name alone: of two that are the same it collects one."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [] == [name for name, n in names.items() if n > 1]
