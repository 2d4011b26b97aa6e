"""SQL is spoken in the store, and to the warehouse in publish; elsewhere rows have names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STORE = ROOT / "evalapp" / "store"
AT_HOME = {STORE, ROOT / "evalapp" / "publish"}
SQL = re.compile(
    r"\bSELECT\b.+\bFROM\b|\bSELECT 1\b|\bINSERT\b.+\bINTO\b|\bUPDATE\b.+\bSET\b|\bDELETE FROM\b|\bPRAGMA \w",
    re.DOTALL,
)
DOORS = {"conn", "db"}


def spoken(source: str) -> list[str]:
    """What a module says in SQL, and where it reaches for the connection."""
    tree = ast.parse(source)
    return [*_statements(tree), *_reaches(tree)]


def _statements(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if SQL.search(text):
            yield text


def _reaches(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in DOORS:
            yield f".{node.attr}"


@pytest.mark.long
def test_no_module_outside_them_speaks_sql() -> None:
    modules = [ROOT / "main.py", *(ROOT / "evalapp").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    found = {
        path.relative_to(ROOT).as_posix(): spoken(path.read_text(encoding="utf-8"))
        for path in modules
        if not AT_HOME & set(path.parents)
    }
    assert len(found) > 300
    assert {} == {path: said for path, said in found.items() if said}


@pytest.mark.parametrize(
    "source",
    [
        'file.rows("SELECT juror FROM score")',
        "file.value('SELECT 1 FROM conflict WHERE juror = ?', pair)",
        'file.rows(f"SELECT {names} FROM {table}")',
        'run("INSERT OR REPLACE INTO score VALUES (?)")',
        'run("UPDATE score SET value = 3")',
        'run("""\n  DELETE FROM score\n""")',
        'run("PRAGMA user_version = 7")',
        "workspace.file.conn.execute(sql)",
        'workspace.file.db.table("call").update(1, {})',
        "conn = self.conn",
    ],
)
def test_sql_is_found_in_whatever_way_it_is_spoken(source: str) -> None:
    assert 1 == len(spoken(source))


@pytest.mark.parametrize("source", ['"""Select one of the applications from the list."""', "connect(path)"])
def test_plain_words_are_no_sql(source: str) -> None:
    assert [] == spoken(source)


@pytest.mark.parametrize("module", ["store/rows/read.py", "publish/filling.py"])
def test_those_at_home_would_be_found(module: str) -> None:
    assert spoken((ROOT / "evalapp" / module).read_text(encoding="utf-8"))
