"""A back-up put back: what came along of the file that stood there, and what is said of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.desks.handing import Handover
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.operations.desks.handing.away import away_words
from evalapp.operations.desks.keeping.carried import PutBack, Told, carried_over, told_by
from evalapp.operations.desks.keeping.keys import identities_of
from evalapp.operations.desks.keeping.turned_back import NOTHING_BACK, TurnedBack, left_words, undone_words
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import folder_of
from evalapp.store.history.verify import verify
from evalapp.words.desks.keys import lacking_words
from evalapp.words.formats import short_fingerprint


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """The last change of the file as it is now, and where the one before it is kept; None where there was none.

    `at` and `fingerprint` are of the last change of the back-up; what the file told of itself came along as one change
    more, where it told anything. `away` is the hand-over by which it may only be read. `is_unknown`: what stood there
    could not be read. `lacks_keys`: whether that had a key of the panel which this has not. `turned`: what it had done
    and this does not know.
    """

    at: int
    change: int
    fingerprint: str
    kept: Path | None
    away: Handover | None = None
    is_unknown: bool = False
    lacks_keys: bool = False
    turned: TurnedBack = NOTHING_BACK

    @property
    def carried(self) -> bool:
        return self.change > self.at


def told_in(present: Workspace, backup: View) -> Told | None:
    """What the file tells of itself that a back-up takes the place of; of the work of a juror nothing, nor of a wreck.

    A key is taken from a file that is whole alone: who altered it could have put in one of their own. That it was
    handed over, and who has copies, is taken from any, since it gives nobody a right.
    """
    if present.is_work_file:
        return None
    told, ours = told_by(present.view), identities_of(backup)
    is_longer = len(told.keys) > len(ours) or any(each.dropped_at for each in told.keys)
    if is_longer and not verify(present.file).is_whole:
        return told.without_keys()
    return told


def carry(part: Path, told: Told | None) -> Restored:
    """Have the back-up, which is `part` and bears no name yet, tell of itself what the file told that goes."""
    with Workspace.open(part, read_only=True) as backup:
        carried = carried_over(backup.view, told) if told is not None else None
        if carried is None or carried.is_empty:
            return _restored(backup, backup.view.last_change(), told)
        last = backup.view.last_change()
    try:
        with Workspace.open(part) as workspace:
            workspace.execute(PutBack(carried=carried))
            return _restored(workspace, last, told)
    finally:
        shutil.rmtree(
            folder_of(part), ignore_errors=True
        )  # of a format of before a copy is made when it is opened


def _restored(workspace: Workspace, at: int, told: Told | None) -> Restored:
    view = workspace.view
    lacks = told is not None and bool({*told.recipients} - {each.recipient for each in identities_of(view)})
    return Restored(
        at=at,
        change=view.last_change(),
        fingerprint=view.change(at).hash,
        kept=None,
        away=None if workspace.is_work_file else view.away,
        lacks_keys=lacks,
    )


def done_words(name: str, done: Restored, kept: str) -> tuple[str, ...]:
    """What was done, each in a sentence; the file that stood there is called `kept`."""
    said = [
        _("{file} is now as it was after change {change} (fingerprint {fingerprint}).").format(
            file=name, change=done.at, fingerprint=short_fingerprint(done.fingerprint)
        ),
        *left_words(done.turned),
    ]
    if done.carried:
        text = _(
            "What happened to the file since stays told: hand-overs, copies and keys came along as change {change}."
        )
        said.append(text.format(change=done.change))
    if done.kept is not None:
        said.append(_("What stood there before is kept as {file}.").format(file=kept))
    return tuple(said)


def warning_words(done: Restored) -> tuple[str, ...]:
    """What whoever goes on in it must know."""
    said = list(undone_words(done.turned))
    if done.away is not None:
        said.append(away_words(done.away))
    if done.is_unknown and done.kept is not None:
        text = _(
            "“{file}” cannot be read whole: whether it was handed over, who holds copies and which key it had is not "
            "known here. Ask who last worked in it."
        )
        said.append(text.format(file=shorten(done.kept.name)))
    if done.lacks_keys:
        said.append(lacking_words())
    return tuple(said)
