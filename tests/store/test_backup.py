"""Back-ups: whole, looked through, and for nobody but their owner."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store import backup
from evalapp.store.backup import backups_of
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "a [1] call.evalpanel") as panel:
        yield panel


@pytest.fixture
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def in_the_folder(panel: Workspace) -> list[str]:
    return sorted(path.name for path in backup.folder_of(panel.path).iterdir())


@pytest.mark.usefixtures("_open_umask")
def test_only_its_owner_can_read_it_whatever_the_umask(panel: Workspace) -> None:
    made = panel.file.back_up()
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (made, made.parent)]
    assert [0o600, 0o700] == modes


def test_it_holds_what_the_file_held(panel: Workspace) -> None:
    panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    made = panel.file.back_up()
    with Workspace.open(made, read_only=True) as copy:
        assert panel.view.fingerprint() == copy.view.fingerprint()
        assert panel.view.scores() == copy.view.scores()


def test_half_of_one_never_bears_its_name(panel: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(part: Path) -> None:
        assert part.suffix == ".part"
        raise KeyboardInterrupt

    monkeypatch.setattr(backup, "sync", killed)
    with pytest.raises(KeyboardInterrupt):
        panel.file.back_up()
    assert [] == in_the_folder(panel)


def test_what_a_kill_left_goes_with_the_next_one(panel: Workspace) -> None:
    made = panel.file.back_up()
    stranger = made.parent / ".another call 2027-01-01 10.00.00.evalpanel.0a1b2c.part"
    for left in (stranger, made.parent / f".{made.name}.0a1b2c.part"):
        left.write_bytes(b"half")
    again = panel.file.back_up()
    assert sorted([stranger.name, made.name, again.name]) == in_the_folder(panel)
    assert (made, again) == backups_of(panel.path)


def test_a_copy_that_did_not_come_out_whole_is_none(
    panel: Workspace,
) -> None:
    class Torn:
        """The connection, on a disk that loses all of a copy but its beginning."""

        def __init__(self, conn: sqlite3.Connection) -> None:
            self._conn = conn

        def execute(self, sql: str, parameters: tuple[str, ...] = ()) -> sqlite3.Cursor:
            done = self._conn.execute(sql, parameters)
            if parameters:
                copy = Path(parameters[0])
                whole = copy.read_bytes()
                copy.write_bytes(whole[: len(whole) // 2].ljust(len(whole), b"\x00"))
            return done

    with pytest.raises(KnownError, match="did not come out whole"):
        backup.back_up(Torn(panel.file.conn), panel.path)
    assert [] == in_the_folder(panel)
