"""Who holds a copy: what somebody noted, what the journal tells, and what lies beside the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from evalapp.domain.desks.keeping import Copy, CopyKind
from evalapp.domain.texts import _
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backups_of

_HEAD = 12  # hexadecimal digits


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer:
    """Under whose name the file was written, and so was in hand; from change `first` to `last`."""

    name: str
    account: str
    first: int
    last: int
    at: str


def copies_of(workspace: Workspace) -> tuple[Copy, ...]:
    """This file first, then what is open, then what was struck off."""
    path = workspace.path
    live = [_this(path, workspace.view), *_beside(path)]
    known = recorded_copies(workspace.view)
    return (*live, *(each for each in known if each.is_open), *(each for each in known if not each.is_open))


def recorded_copies(view: View) -> tuple[Copy, ...]:
    """What the file itself says, wherever it lies: noted by hand, or told by what was done."""
    noted = {each.id: each for each in view.noted_copies()}
    told = {each.id: each for each in _told(view)}
    merged = [_struck(each, noted[each.id]) if each.id in noted else each for each in told.values()]
    return (*merged, *(each for each in noted.values() if each.id not in told))


def _struck(told: Copy, noted: Copy) -> Copy:
    return replace(
        told,
        gone_on=noted.gone_on,
        gone_by=noted.gone_by,
        gone_reason=noted.gone_reason,
        struck_by=noted.struck_by,
        struck_at=noted.struck_at,
    )


def _told(view: View) -> Iterator[Copy]:
    for each in view.handovers():
        state = _("as it was after change {n}").format(n=each.change)
        if each.is_given:
            kind, holder, place = CopyKind.HANDED_OVER, each.person, each.file
        else:
            kind, holder, place = CopyKind.TAKEN_FROM, _("whoever handed it over"), each.file
        yield Copy(
            id=f"{kind}-{each.nth}",
            kind=kind,
            holder=holder,
            place=place,
            note=state,
            since=each.at,
            by=each.by,
        )
    for head, number, file, by, at in view.reconciled_copies():
        yield Copy(
            id=f"{CopyKind.RECONCILED}-{head[:_HEAD]}",
            kind=CopyKind.RECONCILED,
            holder=_("whoever brought it along"),
            place=file,
            note=_("as it was after change {n}").format(n=number),
            since=at,
            by=by,
        )


def _this(path: Path, view: View) -> Copy:
    return Copy(
        id=str(CopyKind.THIS),
        kind=CopyKind.THIS,
        holder=_("whoever can read this folder"),
        place=str(path.absolute()),
        note=_("as it was after change {n}").format(n=view.last_change()),
        since=view.time_of_last(),
        by="",
        away_to=view.away.person if view.away is not None else "",
    )


def _beside(path: Path) -> Iterator[Copy]:
    """Whole copies with the key: made before a merge, an import and the like, or set aside when one was put back."""
    for each in backups_of(path):
        try:
            made = datetime.fromtimestamp(each.stat().st_mtime, UTC)
        except OSError:
            continue
        yield Copy(
            id=f"{CopyKind.BESIDE}:{each.name}",
            kind=CopyKind.BESIDE,
            holder=_("whoever can read this folder"),
            place=str(each.absolute()),
            note="",
            since=made.isoformat(timespec="milliseconds"),
            by="",
        )


def writers_of(view: View) -> tuple[Writer, ...]:
    """Of all changes, by name and account; nobody notes who only opened the file or copied it."""
    return tuple(
        Writer(name=name, account=account, first=first, last=last, at=at)
        for name, account, first, last, at in view.writers()
    )


def unknown_words() -> str:
    """What no program can tell, in one sentence."""
    return _(
        "A file copied outside Evalapp, by a person, a mail or the back-up of a computer, leaves no trace here: note "
        "it by hand. Who only opened or copied a file is not known either."
    )
