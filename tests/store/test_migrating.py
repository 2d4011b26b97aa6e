"""sqlite-utils makes the tables; what they must be is known without it."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from evalapp.store import migrating
from evalapp.store.file import PanelFile
from evalapp.store.schema import FORMAT, lay_tables

Schema = list[tuple[str, str, str]]


def schema_of(conn: sqlite3.Connection) -> Schema:
    sql = (
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'trigger' ORDER BY 1, 2"
    )
    return conn.execute(sql).fetchall()


def test_the_tables_are_laid_as_sqlite_utils_makes_them(tmp_path: Path) -> None:
    laid = sqlite3.connect(":memory:", isolation_level=None)
    lay_tables(laid, FORMAT)
    with PanelFile.create(tmp_path / "new.evalpanel") as made:
        assert schema_of(made.conn) == schema_of(laid)
    laid.close()


@pytest.fixture
def importing(monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Import a module that nobody imported yet, and say how that went."""
    name = "colorsys"

    def tried() -> str:
        monkeypatch.delitem(sys.modules, name, raising=False)
        try:
            import colorsys
        except ModuleNotFoundError as error:
            return f"no {error.name}"
        return colorsys.__name__

    return tried


def test_a_name_is_hidden_from_the_thread_that_hides_it_alone(importing: Callable[[], str]) -> None:
    with migrating._unavailable("colorsys"), ThreadPoolExecutor(1) as another:
        within = importing(), another.submit(importing).result()
    assert (("no colorsys", "colorsys"), "colorsys") == (within, importing())


def test_what_a_replacement_takes_away_is_journalled(tmp_path: Path) -> None:
    with PanelFile.create(tmp_path / "new.evalpanel") as file:
        assert 1 == file.pragma("recursive_triggers")
    with PanelFile.open(tmp_path / "new.evalpanel", read_only=True) as file:
        assert 1 == file.pragma("recursive_triggers")
