"""Locks keep out only those who ask for them: what another program writes into the open file is found all the same."""

from __future__ import annotations

import mmap
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel

PLACE = {"juror": "J1", "application": "A-1", "criterion": "helix"}


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.SCORING) as workspace:
        workspace.actor = SECRETARY
        workspace.execute(SetScore(**PLACE, value=4))
        workspace.execute(SetComment(**PLACE, comment="Sound plan"))
        workspace.verdict.require()
        yield workspace


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workspace]:
    """Of a juror."""
    with small_panel(tmp_path / "sent.evalpanel") as sent:
        pack = next(each for each in hand_out(sent, tmp_path / "packs").packs if each.juror == "J1")
    with open_pack(pack.path, pack.code) as opened:
        yield opened


def patch(path: Path, before: bytes, after: bytes) -> None:
    """Each byte where it lies, as a hex editor does it, past every lock."""
    whole = path.read_bytes()
    with path.open("r+b") as file:
        at = whole.index(before, whole.index(b"CREATE TABLE"))
        while at >= 0:
            file.seek(at)
            file.write(after)
            at = whole.find(before, at + 1)


def test_nothing_is_recorded_over_what_another_program_wrote(panel: Workspace) -> None:
    patch(panel.path, b"Sound plan", b"Weak  plan")
    with pytest.raises(KnownError, match="altered outside Evalapp"):
        panel.execute(SetScore(**PLACE, value=5))
    assert not prove(panel).is_sound


def test_the_proof_is_of_the_disk_and_not_of_what_was_read_before(panel: Workspace) -> None:
    assert prove(panel).is_sound
    patch(panel.path, b"Sound plan", b"Weak  plan")
    assert not prove(panel).is_sound


@pytest.mark.skipif(sys.platform == "win32", reason="Python is not told when a file was changed")
def test_who_sets_back_the_time_of_the_file_is_found_too(panel: Workspace) -> None:
    before = panel.path.stat()
    patch(panel.path, b"Sound plan", b"Weak  plan")
    os.utime(panel.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    now = panel.path.stat()
    assert (before.st_size, before.st_mtime_ns) == (now.st_size, now.st_mtime_ns)
    with pytest.raises(KnownError, match="altered outside Evalapp"):
        panel.execute(SetScore(**PLACE, value=5))


def test_what_was_put_back_again_is_whole(panel: Workspace) -> None:
    patch(panel.path, b"Sound plan", b"Weak  plan")
    with pytest.raises(KnownError):
        panel.verdict.require()
    patch(panel.path, b"Weak  plan", b"Sound plan")
    panel.execute(SetScore(**PLACE, value=5))
    assert prove(panel).is_sound


def test_what_we_write_ourselves_is_not_verified_again(
    panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_args: object) -> None:
        raise AssertionError("verified again")

    monkeypatch.setattr("evalapp.store.history.verdict.verify", never)
    for value in (3, 2, 1):
        panel.execute(SetScore(**PLACE, value=value))
    panel.undo()


def test_a_change_of_ours_does_not_cover_that_of_another_program(panel: Workspace) -> None:
    patch(panel.path, b"Sound plan", b"Weak  plan")
    with panel.file.on_disk.written():
        panel.path.touch()
    assert panel.file.on_disk.is_touched


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced")
def test_a_file_put_in_its_place_is_found_and_stops_what_is_recorded(panel: Workspace) -> None:
    other = Path(shutil.copy(panel.path, panel.path.with_name("other.evalpanel")))
    other.replace(panel.path)
    (said,) = (each.text for each in prove(panel).findings)
    assert said.startswith(
        "another file was put in its place since it was opened, as a program does that keeps folders"
    )
    with pytest.raises(KnownError, match="another file was put in its place"):
        panel.execute(SetScore(**PLACE, value=5))


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be mapped")
def test_what_was_written_by_way_of_the_memory_is_verified_and_stops_the_rest(panel: Workspace) -> None:
    assert prove(panel).is_sound
    panel.view.score_history("J1", "A-1", "helix")
    with panel.path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        at = memory.rfind(b"Sound plan")
        memory[at : at + 10] = b"Sound plan"
        panel.file.on_disk.note()
        memory[at : at + 10] = b"Weak  plan"
        panel.file.on_disk.note()  # as if the times had stayed
        assert not prove(panel).is_sound
        with pytest.raises(KnownError, match="altered outside Evalapp"):
            panel.execute(SetScore(**PLACE, value=5))


def refuses(workspace: Workspace, older: Path) -> None:
    workspace.execute(SetScore(**PLACE, value=6))
    shutil.copyfile(older, workspace.path)
    for _turn in range(2):
        with pytest.raises(KnownError, match="written over by another program"):
            workspace.execute(SetScore(**PLACE, value=8))
    assert workspace.path.read_bytes() == older.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file is not written over there")
def test_an_older_copy_written_over_a_panel_takes_no_change(panel: Workspace, tmp_path: Path) -> None:
    """It is whole by itself: the next change went on from a state that nobody there had seen."""
    refuses(panel, Path(shutil.copy(panel.path, tmp_path / "older")))


@pytest.mark.skipif(sys.platform == "win32", reason="an open file is not written over there")
def test_an_older_copy_written_over_the_work_of_a_juror_takes_no_change(
    work: Workspace, tmp_path: Path
) -> None:
    """What SQLite had read before was mixed with what lay there now."""
    refuses(work, Path(shutil.copy(work.path, tmp_path / "older")))


@pytest.mark.skipif(sys.platform == "win32", reason="an open file is not cut off there")
def test_what_is_cut_off_takes_no_change(work: Workspace) -> None:
    half = work.path.stat().st_size // 2
    os.truncate(work.path, half)
    with pytest.raises(KnownError):
        work.execute(SetScore(**PLACE, value=8))
    assert work.path.stat().st_size == half


@pytest.mark.skipif(sys.platform == "win32", reason="the times of an open file are its own there")
def test_a_file_of_which_only_the_time_changed_is_gone_on_with(panel: Workspace) -> None:
    os.utime(panel.path, (0, 0))
    panel.execute(SetScore(**PLACE, value=6))
    assert prove(panel).is_sound
