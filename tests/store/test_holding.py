"""A file that is open for writing stays so, whatever else its program does with it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from evalapp.domain.errors import FileInUse, KnownError
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile
from tests.samples import small_panel

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere closing a handle takes no lock along"
)

_OPEN = """
import sys
from pathlib import Path
from evalapp.store.file import PanelFile
try:
    PanelFile.open(Path(sys.argv[1]), read_only=sys.argv[2] == "read").close()
    print("opened")
except Exception as error:
    print(type(error).__name__)
"""


def opened_elsewhere(path: Path, how: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _OPEN, str(path), how],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    return path


@pytest.mark.long
@pytest.mark.parametrize("how", ["write", "read"])
def test_closing_another_handle_on_it_lets_nobody_in(path: Path, how: str) -> None:
    with Workspace.open(path) as panel:
        path.read_bytes()
        assert "FileInUse" == opened_elsewhere(path, how)
        panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    assert "opened" == opened_elsewhere(path, how)


def test_who_glances_at_it_from_the_same_program_takes_no_lock_along(path: Path) -> None:
    with Workspace.open(path):
        for look in (PanelFile.look_into, PanelFile.open):
            with pytest.raises(FileInUse):
                look(path)
        assert "FileInUse" == opened_elsewhere(path, "write")


def test_a_new_file_is_held_too(tmp_path: Path) -> None:
    with small_panel(tmp_path / "new.evalpanel") as panel:
        panel.path.read_bytes()
        assert "FileInUse" == opened_elsewhere(panel.path, "write")


def test_a_reader_keeps_no_writer_out(path: Path) -> None:
    with PanelFile.open(path, read_only=True):
        assert "opened" == opened_elsewhere(path, "write")


def handles_within(folder: Path) -> list[str]:
    """What this program holds open below a folder; other handles come and go with its other work."""
    held = []
    for number in os.listdir("/proc/self/fd"):
        # The handle that lists them is gone when it is looked at.
        with suppress(FileNotFoundError):
            held.append(os.readlink(f"/proc/self/fd/{number}"))
    return [name for name in held if name.startswith(str(folder))]


def test_no_handle_is_left_behind(path: Path) -> None:
    for _times in range(3):
        PanelFile.open(path).close()
        PanelFile.open(path, read_only=True).close()
        PanelFile.look_into(path).close()
        with Workspace.open(path), pytest.raises(FileInUse):
            PanelFile.open(path)
    assert [] == handles_within(path.parent)


def test_a_handle_that_is_left_would_be_seen(path: Path) -> None:
    with PanelFile.open(path):
        assert str(path) in handles_within(path.parent)


def test_a_file_that_could_not_be_made_is_held_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_db: object) -> None:
        raise OSError

    path = tmp_path / "new.evalpanel"
    with monkeypatch.context() as patch:
        patch.setattr("evalapp.store.migrating.bring_up_to_date", full)
        with pytest.raises(OSError):  # noqa: PT011
            PanelFile.create(path)
    assert ([], []) == (handles_within(tmp_path), list(tmp_path.iterdir()))
    PanelFile.create(path).close()


def no_locks(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    import fcntl

    def fail(*_asked: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "fcntl", fail)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOLCK, errno.EOPNOTSUPP])
def test_where_there_are_no_such_locks_it_is_held_without(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    no_locks(monkeypatch, number)
    with PanelFile.open(path):
        assert 1 == len([name for name in handles_within(path.parent) if name == str(path)])


@pytest.mark.parametrize("look", [PanelFile.open, PanelFile.look_into])
def test_where_the_disk_does_not_say_who_has_it_nothing_is_opened_and_that_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[[Path], PanelFile]
) -> None:
    no_locks(monkeypatch, errno.EIO)
    with pytest.raises(KnownError, match=r"The disk of “call\.evalpanel” does not answer properly"):
        look(path)
    assert [] == handles_within(path.parent)
