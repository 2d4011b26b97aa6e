"""The note beside an open file: never written through a link, never obeyed, counting only where locks may not hold."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from evalapp.domain.errors import FileInUse
from evalapp.operations.workspace import Workspace
from evalapp.store import lock_note, shares
from evalapp.store.file import PanelFile
from evalapp.store.lock_note import path_of_note, read_note, write_note
from evalapp.store.shares import _kind_of
from tests.samples import small_panel

_ELSEWHERE = {"user": "mia", "machine": "pc-12", "since": "2015-12-18T13:05:00+00:00", "process": 7}


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    return path


def note(panel: Path, **told: object) -> None:
    path_of_note(panel).write_text(json.dumps(_ELSEWHERE | told), encoding="utf-8")


def test_a_link_in_its_place_is_replaced_and_what_it_leads_to_is_left(panel: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    path_of_note(panel).symlink_to(precious)
    with Workspace.open(panel):
        assert not path_of_note(panel).is_symlink()
        assert read_note(panel) is not None
    assert ("precious", False) == (precious.read_text(), path_of_note(panel).exists())


@pytest.mark.skipif(os.name != "posix", reason="pipes with a name are there on POSIX systems only")
def test_a_pipe_in_its_place_keeps_nobody_waiting(panel: Path) -> None:
    os.mkfifo(path_of_note(panel))
    assert read_note(panel) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"[", b"[]", b"null", b'{"user": 1}', b"\xff", b"[" * 4_000, b'{"a": "' + b"x" * 10_000 + b'"}'],
)
def test_a_note_that_is_none_says_nothing(panel: Path, content: bytes) -> None:
    path_of_note(panel).write_bytes(content)
    assert read_note(panel) is None


def test_what_it_says_is_not_obeyed(panel: Path) -> None:
    note(panel, user="mia\x1b[2J\u202e\nroot")
    found = read_note(panel)
    assert found is not None
    assert "mia\\x1b[2J\\u202e root" == found.user


def test_who_is_refused_leaves_the_note_of_who_has_it(panel: Path) -> None:
    with Workspace.open(panel):
        for _times in range(2):
            with pytest.raises(FileInUse, match=lock_note.user_name()):
                PanelFile.open(panel)
        assert path_of_note(panel).exists()


def test_on_a_share_the_note_of_another_machine_counts(panel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_note, "is_on_share", lambda _path: True)
    note(panel)
    before = panel.read_bytes()
    with pytest.raises(FileInUse, match=r"on a share and is open at mia on pc-12 .*remove “\.~lock"):
        Workspace.open(panel)
    assert (before, True) == (panel.read_bytes(), path_of_note(panel).exists())
    path_of_note(panel).unlink()
    Workspace.open(panel).close()


def test_on_a_share_ones_own_note_of_before_a_crash_does_not(
    panel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_note, "is_on_share", lambda _path: True)
    write_note(panel)
    Workspace.open(panel).close()


def test_on_a_disk_of_this_machine_no_note_counts(panel: Path) -> None:
    note(panel)
    Workspace.open(panel).close()


_TABLE = """\
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:45 / /mnt/jury rw - cifs //server/jury rw,nobrl
31 30 0:46 / /mnt/jury/old\\040calls rw - nfs4 server:/old rw
32 22 0:47 / /mnt/jurycopy rw - xfs /dev/sdb1 rw
not a line of it
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/mia/call.evalpanel", "ext4"),
        ("/mnt/jury/call.evalpanel", "cifs"),
        ("/mnt/jury/old calls/call.evalpanel", "nfs4"),
        ("/mnt/jurycopy/call.evalpanel", "xfs"),
    ],
)
def test_the_kind_of_file_system_is_that_of_the_nearest_mount(place: str, kind: str) -> None:
    assert kind == _kind_of(Path(place), _TABLE)


def test_where_the_system_does_not_tell_nothing_is_a_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares, "_TABLE", tmp_path / "none")
    assert not shares.is_on_share(tmp_path)
