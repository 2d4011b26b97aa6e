"""A rollback journal that a crash left: carried out where it belongs, refused beside another file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.operations.workspace import Workspace
from evalapp.store.history.left_journal import journal_beside
from evalapp.store.history.verify import verify
from tests.samples import small_panel
from tests.store.history.journal_samples import score

# A process that dies while a change is half written into the file.
_DIE = """
import os, sqlite3, sys
conn = sqlite3.connect(sys.argv[1], isolation_level=None)
conn.execute("PRAGMA cache_size = 1")
conn.execute("BEGIN IMMEDIATE")
conn.execute("UPDATE application SET title = title WHERE 0")
for n in range(200):
    conn.execute("INSERT INTO blob VALUES (?, zeroblob(4000))", (f"{n:064}",))
os._exit(9)
"""


def die_within_a_change(path: Path) -> None:
    subprocess.run([sys.executable, "-c", _DIE, str(path)], check=False)
    assert journal_beside(path).stat().st_size > 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "call.evalpanel"
    with small_panel(path) as panel:
        for value in range(11):
            score(panel, value)
    return path


def state(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}


def test_a_file_cut_off_within_a_change_goes_back_to_its_last_whole_state(path: Path) -> None:
    with Workspace.open(path) as panel:
        before = panel.view.fingerprint()
    die_within_a_change(path)
    with Workspace.open(path) as panel:
        assert (before, True) == (panel.view.fingerprint(), verify(panel.file).is_whole)
    assert not journal_beside(path).exists()


def test_who_only_reads_it_is_told_to_open_it_for_writing_and_never_to_copy_it(path: Path) -> None:
    die_within_a_change(path)
    before = state(path)
    with pytest.raises(KnownError, match="left within a change") as told:
        Workspace.open(path, read_only=True)
    assert "copy it to" not in str(told.value)
    assert before == state(path)


def test_a_back_up_put_beside_the_journal_of_another_state_is_left_as_it_is(path: Path) -> None:
    with Workspace.open(path) as panel:
        backup = panel.file.back_up()
        for value in range(11):
            score(panel, value, "A-2")
    die_within_a_change(path)
    shutil.copyfile(backup, path)
    before = state(path)
    with pytest.raises(UnreadableFile, match="belongs to another state"):
        Workspace.open(path)
    assert before == state(path)

    journal_beside(path).rename(path.with_name("aside"))
    with Workspace.open(path) as panel:
        assert verify(panel.file).is_whole


def test_a_file_that_somebody_moved_while_it_was_open_is_not_called_read_only(path: Path) -> None:
    with Workspace.open(path) as panel:
        path.rename(path.with_name("moved.evalpanel"))
        with pytest.raises(KnownError, match="moved, renamed or replaced"):
            score(panel, 3)
