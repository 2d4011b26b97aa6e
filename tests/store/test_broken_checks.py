"""A row that its table does not take is found in a file that is only read, too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evalapp.cli import main
from evalapp.operations.workspace import Workspace
from evalapp.store.history.verify import integrity_of
from tests.samples import small_panel
from tools.forge.panels import without_guards


def altered(path: Path, *statements: str) -> Path:
    small_panel(path).close()

    def write(conn: sqlite3.Connection) -> None:
        conn.execute("PRAGMA ignore_check_constraints = ON")
        for each in statements:
            conn.execute(each)

    without_guards(path, write)
    return path


SCORE = "INSERT INTO score VALUES ('J1', 'A-1', 'helix', {value}, {why}, '', '2016-01-01T00:00:00.000+00:00')"


@pytest.mark.parametrize(("value", "why"), [("4", "'ja'"), ("NULL", "'ja'"), ("4", "'absent'")])
def test_a_score_that_no_version_writes_is_found(tmp_path: Path, value: str, why: str) -> None:
    """SQLite said `ok` of it, and an export ended in an error of the program."""
    path = altered(tmp_path / "call.evalpanel", SCORE.format(value=value, why=why))
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as conn:
        assert [("ok",)] == conn.execute("PRAGMA integrity_check").fetchall()
    with Workspace.open(path, read_only=True) as panel:
        assert "CHECK constraint failed in score" in integrity_of(panel.file)


def test_a_whole_file_is_ok_and_left_as_it_is(tmp_path: Path) -> None:
    path = altered(tmp_path / "call.evalpanel", SCORE.format(value="4", why="NULL"))
    before = path.read_bytes()
    with Workspace.open(path, read_only=True) as panel:
        assert integrity_of(panel.file) == "ok"
    assert path.read_bytes() == before


def test_a_command_that_only_reads_says_it_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = altered(tmp_path / "call.evalpanel", SCORE.format(value="NULL", why="'ja'"))
    assert main(["export", str(path), str(tmp_path / "out")]) != 0
    assert "should not have happened" not in capsys.readouterr().err
