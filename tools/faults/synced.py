"""A file that another program moves, replaces or writes over while it is open, as those do that sync folders."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.operations.scores import SetComment
from evalapp.operations.workspace import Workspace
from tools.faults.looking import Lost, first_look
from tools.forge.stage import Stage

_JUROR = PersonId("J-01")


def _write(work: Workspace, text: str) -> int | None:
    """The change, or None where it was refused in a sentence. Raises Lost where it was neither."""
    try:
        score = work.view.scores(juror=_JUROR)[0]
        done = work.execute(
            SetComment(juror=_JUROR, application=score.application, criterion=score.criterion, comment=text)
        )
    except KnownError:
        return None
    except Exception as error:
        raise Lost(f"no sentence: {type(error).__name__}: {error}") from None
    return done.change


def _move_away(file: Path, _older: Path) -> Path:
    return file.rename(file.with_name("moved.evalwork"))


def _move_folder(file: Path, _older: Path) -> Path:
    return file.parent.rename(file.parent.with_name("elsewhere")) / file.name


def _replace(file: Path, older: Path) -> Path:
    kept = file.with_name("kept.evalwork")
    os.link(file, kept)
    os.replace(shutil.copy(older, file.with_name("incoming.evalwork")), file)
    return kept


def _write_over(file: Path, older: Path) -> Path:
    """The same file on the disk, with the content of an older copy: as `cp` does."""
    shutil.copyfile(older, file)
    return file


def _remove(file: Path, _older: Path) -> Path:
    kept = file.with_name("kept.evalwork")
    os.link(file, kept)
    file.unlink()
    return kept


def _cut(file: Path, _older: Path) -> Path:
    os.truncate(file, file.stat().st_size // 2)
    return file


Fault = Callable[[Path, Path], Path]
"""The file and an older copy of it → where what was stored before is now."""

FAULTS: dict[str, Fault] = {
    "moved away": _move_away,
    "its folder moved": _move_folder,
    "replaced by an older copy": _replace,
    "removed": _remove,
    "written over by an older copy": _write_over,
    "cut off halfway": _cut,
}
# What was in the file itself another program destroyed: nothing that we hold brings it back.
_DESTROYED = ("written over by an older copy", "cut off halfway")


def attempt(stage: Stage, folder: Path, name: str) -> bool:
    """Whether the change after the fault was refused. Raises Lost."""
    folder = folder / "own"
    folder.mkdir(parents=True)
    file = stage.copy(stage.work(_JUROR), folder)
    older = Path(shutil.copy(file, folder.parent / "older.evalwork"))
    with Workspace.open(file) as work:
        told = _write(work, "Voor.") or 0
        kept = FAULTS[name](file, older)
        after = _write(work, "Na.")
        again = _write(work, "Nogmaals.")
    stored = again or after or told
    if name in _DESTROYED:
        if after is not None or again is not None:
            raise Lost("it was written into what another program left")
        if name != "cut off halfway":
            first_look(file, 0)
        return True
    first_look(kept, stored)
    if file.exists():
        first_look(file, 0)
    return after is None
