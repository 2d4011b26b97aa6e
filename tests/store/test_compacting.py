"""What was removed is gone from the file, also where a kill came between its compacting and its cutting."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evalapp.operations.records.restoring import restore
from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import back_up, backups_of
from evalapp.store.compacting import note_removal
from tests.forging import score_forged
from tests.samples import small_panel
from tests.store.history.removal_samples import DECLARED, work_file

_TRACE = b"What the dossier said. "
_NOTED = "INSERT INTO uncompacted VALUES (1), (3), (99), (-5)"


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """With three back-ups."""
    path = tmp_path / "call.evalpanel"
    with small_panel(path) as workspace:
        for _n in range(3):
            workspace.back_up()
    return path


def _run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        for each in statements:
            conn.execute(each)


def test_nothing_noted_in_a_panel_removes_its_back_ups(panel: Path) -> None:
    before = backups_of(panel)
    _run(panel, _NOTED)
    Workspace.open(panel).close()
    assert before == backups_of(panel)


def test_bytes_behind_the_end_of_a_panel_leave_its_back_ups_alone(panel: Path) -> None:
    before, whole = backups_of(panel), panel.read_bytes()
    with panel.open("ab") as file:
        file.write(b"\n")
    Workspace.open(panel).close()
    assert (before, whole) == (backups_of(panel), panel.read_bytes())


def test_the_back_up_that_was_chosen_is_there_after_it_was_put_back(panel: Path) -> None:
    chosen = backups_of(panel)[0]
    _run(panel, _NOTED)
    restore(panel, chosen)
    assert chosen.exists()


def test_verify_finds_what_is_noted_and_was_never_removed(panel: Path) -> None:
    _run(panel, _NOTED)
    assert "uncompacted 99 is no change that removed content" in [
        each.text for each in prove_file(panel).findings
    ]


def test_the_back_ups_of_a_work_file_stay_where_no_content_was_removed(tmp_path: Path) -> None:
    with work_file(tmp_path) as work:
        backup = back_up(work.file.conn, work.path)
        path = work.path
    _run(path, _NOTED)
    Workspace.open(path).close()
    assert (backup,) == backups_of(path)


def test_the_back_ups_of_an_altered_work_file_stay(tmp_path: Path) -> None:
    """Whoever altered it could note a removal to have us delete what shows it."""
    with work_file(tmp_path) as work:
        work.execute(DECLARED)
        path = work.path
        note_removal(work.file)
        back_up(work.file.conn, path)
    kept = backups_of(path)
    score_forged(path)
    with Workspace.open(path) as work:
        assert kept == backups_of(path)
        assert "altered outside Evalapp, so its back-ups were kept" in work.traces_left


def test_pages_that_a_kill_left_behind_the_end_go_at_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write((_TRACE * 200)[:4096] * 11)
    assert not prove_file(path).is_sound
    Workspace.open(path).close()
    assert _TRACE not in path.read_bytes()
    assert path.stat().st_size <= size
    assert prove_file(path).is_sound
