"""One kill, and what must hold afterwards."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from evalapp.domain.errors import FileInUse
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from evalapp.store.lock_note import read_note
from tools.crash.juror import Failed, typing
from tools.crash.screen import Content, Field, Loss
from tools.one_juror import JUROR, confirm_all, make_pack

APPLICATIONS = 12
MOST_FIELDS = 1
MOST_SECONDS = 1.5  # a value is on the disk within a second of typing; the rest is for a slow disk
_SHORTEST, _LONGEST = 0.2, 6.0  # seconds of typing before a kill


@dataclass(frozen=True, kw_only=True)
class Crash:
    keys: int
    seconds: float  # of typing
    changes: int  # stored
    losses: tuple[Loss, ...]

    @property
    def is_bearable(self) -> bool:
        return len(self.losses) <= MOST_FIELDS and self.most_seconds <= MOST_SECONDS

    @property
    def lost_keys(self) -> int:
        return sum(loss.keys for loss in self.losses)

    @property
    def most_seconds(self) -> float:
        return max((loss.seconds for loss in self.losses), default=0.0)


def crashes(folder: Path, times: int, seed: int, *, longest: float = _LONGEST) -> Iterator[Crash]:
    """Kills on one work file, one after the other. Raises Failed."""
    pack = make_pack(folder / "call.evalpanel", applications=APPLICATIONS)
    assert pack.code is not None
    with open_pack(pack.path, pack.code) as workspace:
        work = workspace.path
        confirm_all(workspace)
    for n in range(times):
        yield crash(work, seed + n, folder / "typed.log", longest=longest)


def crash(work: Path, seed: int, log: Path, *, longest: float = _LONGEST) -> Crash:
    """Type, kill, open, compare. Raises Failed where more than a loss is wrong."""
    before, changes = _contents(work)
    with typing(work, seed, log) as juror:
        begun = time.monotonic()
        _require_in_use(work, juror.process)
        time.sleep(Random(seed).uniform(_SHORTEST, longest))
        killed = juror.kill()
    note = read_note(work)
    if note is None or note.process != juror.process:
        raise Failed("the note of the dead owner is not beside the file")
    after, changes_after = _contents(work)
    if strangers := juror.screen.strangers(before, after):
        raise Failed(f"{strangers} changed although nothing was typed there")
    return Crash(
        keys=juror.screen.keys,
        seconds=killed - begun,
        changes=changes_after - changes,
        losses=tuple(juror.screen.losses(after, killed)),
    )


def _contents(work: Path) -> tuple[dict[Field, Content], int]:
    """What the file holds and its last change; it must open for writing, whoever died with it open, and be whole."""
    with Workspace.open(work) as workspace:
        note = read_note(work)
        if note is None or note.process != os.getpid():
            raise Failed("the note beside the file still names the dead owner")
        proof = prove(workspace)
        if not proof.is_sound:
            raise Failed(f"the file is not whole: {proof}")
        contents: dict[Field, Content] = {}
        for score in workspace.view.scores(juror=JUROR.id):
            contents[score.application, score.criterion, "value"] = score.value
            contents[score.application, score.criterion, "comment"] = score.comment
        for each in workspace.view.assignments():
            for criterion, private in workspace.view.private_notes(each.application).items():
                contents[each.application, criterion, "note"] = private.text
        return contents, workspace.view.last_change()


def _require_in_use(work: Path, process: int) -> None:
    """While the window has the file nobody else gets it, and the note keeps saying who has it."""
    try:
        Workspace.open(work).close()
    except FileInUse:
        note = read_note(work)
        if note is None or note.process != process:
            raise Failed("a second opener took the note of the owner away") from None
    else:
        raise Failed("the file could be opened twice")
