"""Undo and a look at the past find the rows of a change by where they begin: the journal has no index on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.operations.panel.jury import DeclareConflict, WithdrawConflict
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace, as_of
from evalapp.store.history import journal
from evalapp.store.history.journal import images
from evalapp.store.history.winding import wind_back
from tests.samples import small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        for value in (3, 4, 5):
            workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=value))
        yield workspace


def searches_whole_journal(conn: sqlite3.Connection, said: list[str]) -> list[str]:
    """Which of the statements look at every row of `change_row`."""
    conn.set_trace_callback(None)
    return [
        sql
        for sql in dict.fromkeys(said)
        if sql.startswith(("SELECT", "DELETE", "UPDATE", "INSERT"))
        and any(step[3] == "SCAN change_row" for step in conn.execute(f"EXPLAIN QUERY PLAN {sql}"))
    ]


def test_a_search_of_the_whole_journal_would_be_found(workspace: Workspace) -> None:
    sql = "SELECT key FROM change_row WHERE change_id = 3"
    assert [sql] == searches_whole_journal(workspace.file.conn, [sql])


def test_undo_looks_at_no_other_rows_than_those_of_its_change(workspace: Workspace) -> None:
    said: list[str] = []
    workspace.file.conn.set_trace_callback(said.append)
    workspace.undo(workspace.view.last_change())
    assert any("change_row" in sql for sql in said)
    assert [] == searches_whole_journal(workspace.file.conn, said)


def test_the_past_is_found_without_searching_the_whole_journal(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    connect = sqlite3.connect

    def connect_and_listen(*args: str, **options: None) -> sqlite3.Connection:
        conn = connect(*args, **options)  # type: ignore[call-overload]
        conn.set_trace_callback(said.append)
        return conn  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", connect_and_listen)
    with as_of(workspace, workspace.view.last_change() - 2) as past:
        assert any("change_row" in sql for sql in said)
        assert [] == searches_whole_journal(past.file.conn, said)


def test_the_past_is_what_was_there_then(workspace: Workspace) -> None:
    seen = {}
    declared = DeclareConflict(juror="J2", application="A-1", kind=ConflictKind.OTHER)
    for command in (
        SetScore(juror="J2", application="A-1", criterion="helix", value=4),
        declared,
        WithdrawConflict(juror="J2", application="A-1"),
    ):
        seen[workspace.view.last_change()] = images(workspace.file), workspace.view.fingerprint()
        workspace.execute(command)
    for change, then in seen.items():
        with as_of(workspace, change) as past:
            assert then == (images(past.file), past.view.fingerprint())


def test_rows_that_were_changed_since_are_not_wound_back(workspace: Workspace) -> None:
    first = workspace.view.last_change() - 1
    from evalapp.domain.errors import KnownError

    opened = journal.change(workspace.file, workspace.actor, "undo", "Undone")
    with pytest.raises(KnownError, match="has been changed again"), opened:
        wind_back(workspace.file, first, first)
