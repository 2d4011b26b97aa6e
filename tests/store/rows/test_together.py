"""Rows written together are written, and journalled, as if each had its own statement."""

from __future__ import annotations

import json
import sqlite3

import pytest

from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.history.verify import verify
from evalapp.store.rows.together import put_together
from evalapp.store.rows.write import Rows
from tests.samples import SECRETARY

MANY = [{"key": f"k{number:04}", "value": str(number)} for number in range(1_001)]


def _journal(workspace: Workspace, change: int | None) -> list[tuple[str, str | None, str | None]]:
    assert change is not None
    return [
        (key, before, after)
        for _table, key, before, after in journal.rows_of_change(workspace.file.conn, change)
    ]


def test_each_of_many_rows_is_written_and_in_the_journal_in_its_order(workspace: Workspace) -> None:
    with journal.change(workspace.file, SECRETARY, "test", "Test") as opened:
        Rows(workspace.file).put("setting", MANY)
    assert _journal(workspace, opened.closed.change) == [
        (f'["{row["key"]}"]', None, json.dumps(row, separators=(",", ":"))) for row in MANY
    ]
    stored = workspace.file.rows("SELECT key, value FROM setting WHERE key LIKE 'k%' ORDER BY key")
    assert stored == [tuple(row.values()) for row in MANY]
    assert verify(workspace.file).broken_at is None


def test_a_row_said_twice_is_first_made_and_then_changed(workspace: Workspace) -> None:
    with journal.change(workspace.file, SECRETARY, "test", "Test") as opened:
        Rows(workspace.file).put("setting", [{"key": "k", "value": "1"}, {"key": "k", "value": "2"}])
    one, two = '{"key":"k","value":"1"}', '{"key":"k","value":"2"}'
    assert _journal(workspace, opened.closed.change) == [('["k"]', None, one), ('["k"]', one, two)]


@pytest.mark.parametrize("bad", [0, 199, 200, 1_000])
def test_of_rows_of_which_one_is_refused_none_is_written(workspace: Workspace, bad: int) -> None:
    rows: list[dict[str, str | None]] = [dict(row) for row in MANY]
    rows[bad]["value"] = None
    before = workspace.view.fingerprint()
    with (
        pytest.raises(sqlite3.IntegrityError, match="NOT NULL"),
        journal.change(workspace.file, SECRETARY, "test", "Test"),
    ):
        Rows(workspace.file).put("setting", rows)
    assert workspace.view.fingerprint() == before
    assert workspace.file.value("SELECT 1 FROM setting WHERE key LIKE 'k%'") is None


def test_a_table_wider_than_a_statement_is_written_row_by_row() -> None:
    conn = sqlite3.connect(":memory:")
    width = 500
    conn.execute(f"CREATE TABLE wide ({', '.join(f'c{number}' for number in range(width))})")
    rows = [[number] * width for number in range(3)]
    put_together(conn, "INSERT INTO wide", "", width, rows)
    assert [list(row) for row in conn.execute("SELECT * FROM wide")] == rows
    conn.close()
