"""A window that was killed is known of at the next start, one that ended or still runs is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ui.mistakes.left_behind import Running, left_behind

_SETTING_OUT = """
import faulthandler, os, signal, sys
from pathlib import Path
from ui.mistakes.left_behind import Running
running = Running(Path(sys.argv[1]))
running.note(Path(sys.argv[2]), "ranking")
"""
_ENDS = {
    "killed": "os.kill(os.getpid(), signal.SIGKILL)",
    "a fault": "faulthandler._sigsegv()",
    "in its time": "running.end()",
}


def _run(folder: Path, how: str) -> None:
    subprocess.run(
        [sys.executable, "-c", _SETTING_OUT + _ENDS[how], str(folder), str(folder / "call.evalpanel")],
        check=False,
        capture_output=True,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", ["killed", "a fault"])
def test_what_was_open_is_known_afterwards_and_once(tmp_path: Path, how: str) -> None:
    _run(tmp_path, how)
    found = left_behind(tmp_path)
    assert found is not None
    assert (found.file, found.page) == (tmp_path / "call.evalpanel", "ranking")
    assert ("Segmentation fault" in found.trace) == (how == "a fault")
    assert left_behind(tmp_path) is None
    assert [each.name for each in tmp_path.iterdir()] == []


def test_of_an_end_in_its_time_nothing_is_left(tmp_path: Path) -> None:
    _run(tmp_path, "in its time")
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    running = Running(tmp_path)
    running.note(tmp_path / "call.evalpanel", "meeting")
    assert left_behind(tmp_path) is None
    running.end()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "note", [b"", b"{", b"[]", b'{"file": 3}', b"\xff\xfe", b"[" * 100_000, b"x" * 9_000_000]
)
def test_an_odd_note_is_passed_over(tmp_path: Path, note: bytes) -> None:
    (tmp_path / "999999.json").write_bytes(note)
    assert left_behind(tmp_path) is None
    assert left_behind(tmp_path / "nowhere") is None


def test_a_folder_that_cannot_be_made_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    running = Running(tmp_path / "file" / "running")
    running.note(tmp_path, "ranking")
    running.end()
