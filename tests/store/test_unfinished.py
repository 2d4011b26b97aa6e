"""A work file that a crash left empty is made again; one with content never is."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.store.file import PanelFile
from evalapp.store.schema import PANEL_FILE
from evalapp.store.unfinished import is_unfinished
from tests.samples import small_panel


@pytest.mark.parametrize("size", [0, 1, 4_096, 5_000_000])
def test_a_file_of_zeros_is_unfinished(size: int, tmp_path: Path) -> None:
    path = tmp_path / "an.evalwork"
    path.write_bytes(bytes(size))
    assert is_unfinished(path)


def test_a_file_with_one_byte_that_is_none_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "an.evalwork"
    path.write_bytes(bytes(9_000) + b"\x01")
    with pytest.raises(UnreadableFile):
        is_unfinished(path)


def test_tables_without_a_row_are_unfinished_and_a_panel_is_not_for_a_pack(tmp_path: Path) -> None:
    work, panel = tmp_path / "an.evalwork", tmp_path / "call.evalpanel"
    PanelFile.create(work, is_work_file=True).close()
    PanelFile.create(panel).close()
    assert (True, False) == (is_unfinished(work), is_unfinished(panel))


def test_a_pack_opened_again_makes_the_work_file_that_a_crash_left_blank(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]
    with open_pack(pack.path, pack.code) as work:
        path, numbers = work.path, work.view.numbers()
    kept = Path(shutil.copy(path, tmp_path / "kept"))
    path.write_bytes(bytes(path.stat().st_size))
    with open_pack(pack.path, pack.code) as work:
        assert numbers == work.view.numbers()
    shutil.copy(kept, path)
    assert not is_unfinished(path)


@pytest.mark.parametrize("left", ["blank", "tables", "a database without any"])
def test_a_new_call_takes_the_place_of_one_that_was_not_finished_being_made(
    tmp_path: Path, left: str
) -> None:
    """The name was taken for ever by a file that did not open."""
    path = tmp_path / "call.evalpanel"
    if left == "tables":
        PanelFile.create(path).close()
    elif left == "blank":
        path.write_bytes(bytes(4_096))
    else:
        with closing(sqlite3.connect(path)) as conn:
            conn.execute("PRAGMA user_version = 1")
    with small_panel(path) as panel:
        assert panel.view.numbers()


@pytest.mark.parametrize("content", [b"my notes", b"SQLite format 3\0 and more"])
def test_nothing_else_gives_its_place(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "call.evalpanel"
    path.write_bytes(content)
    with pytest.raises(KnownError, match="already exists"):
        small_panel(path)
    assert path.read_bytes() == content


@pytest.mark.long
def test_a_panel_of_which_the_journal_was_taken_out_keeps_its_place(tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    with closing(sqlite3.connect(path)) as conn:
        for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            conn.execute(f'DROP TRIGGER "{name}"')
        conn.execute("DELETE FROM change_row")
        conn.execute("DELETE FROM change")
        conn.commit()
    with pytest.raises(KnownError, match="already exists"):
        small_panel(path)


def test_an_unfinished_panel_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA application_id = {PANEL_FILE}")
    with pytest.raises(UnreadableFile, match="not finished being made"):
        PanelFile.open(path)


def test_a_disk_that_also_refuses_to_take_it_away_hides_no_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that was pulled out: what was said was that a file could not be removed, as a fault of the program."""

    def fail(*_args: object, **_kept: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    def fail_to_write(*_args: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    monkeypatch.setattr("evalapp.store.migrating.bring_up_to_date", fail_to_write)
    monkeypatch.setattr(Path, "unlink", fail)
    with pytest.raises(KnownError, match=r"call\.evalpanel"):
        PanelFile.create(tmp_path / "call.evalpanel")
