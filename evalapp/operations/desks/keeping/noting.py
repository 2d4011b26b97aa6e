"""Copies noted by hand, and copies struck off."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from evalapp.domain.desks.keeping import BY_HAND, LIVE, MOST_HOLDER, MOST_PLACE, MOST_REASON, Copy, CopyKind
from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.journal import Act, Changes, act, state
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.times import read_time
from evalapp.domain.writing.typed import typed_line, typed_name
from evalapp.operations.admissibility.days import today
from evalapp.operations.change import OpenChange
from evalapp.operations.desks.keeping.held import copies_of, recorded_copies
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.words import formats

_ID_BYTES = 6
_LEAST_OF_ID = 4  # characters, of which two copies seldom share as many


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteCopy:
    """`since` is the day on which it left, in ISO 8601."""

    id: str
    kind: CopyKind
    holder: str
    place: str
    since: str
    note: str
    action: ClassVar[Action] = Action.NOTE_COPY

    def summary(self, view: View) -> Act:
        return act("copy-noted", person=self.holder, kind=state("copy-kind", self.kind))

    def apply(self, change: OpenChange) -> None:
        change.put("copy", [_row(change, self.id, self.kind, self.holder, self.place, self.since, self.note)])


@dataclass(frozen=True, kw_only=True, slots=True)
class StrikeCopy:
    """It is gone: destroyed, given back, or never there. `copy` is how it stands in the list."""

    copy: Copy
    gone_on: str
    gone_by: str
    how: str
    action: ClassVar[Action] = Action.NOTE_COPY

    def summary(self, view: View) -> Act:
        each = self.copy
        return act("copy-struck", person=each.holder, kind=state("copy-kind", each.kind), reason=self.how)

    def apply(self, change: OpenChange) -> None:
        each = self.copy
        gone = {
            "gone_on": self.gone_on,
            "gone_by": self.gone_by,
            "gone_reason": " ".join(self.how.split()),
            "struck_by": change.actor.name,
            "struck_at": change.at,
        }
        if any(one.id == each.id for one in change.view.noted_copies()):
            change.update("copy", gone, id=each.id)
        else:
            row = _row(change, each.id, each.kind, each.holder, each.place, each.since, each.note)
            change.put("copy", [row | gone])


def note_copy(
    workspace: Workspace,
    *,
    holder: str,
    kind: str = CopyKind.OTHER,
    place: str = "",
    since: str | None = None,
    note: str = "",
) -> Changes:
    """Raises BadValue for what cannot be kept. `since` is a day as it is typed; None: today."""
    require_panel(workspace)
    command = NoteCopy(
        id=secrets.token_hex(_ID_BYTES),
        kind=_kind(kind),
        holder=checked_holder(holder),
        place=typed_line(place, MOST_PLACE),
        since=_since(workspace.view, since),
        note=typed_line(note, MOST_REASON),
    )
    return workspace.execute(command)


def checked_holder(text: str) -> str:
    """Who holds a copy, on one line. Raises BadValue for nobody, and for what cannot be kept."""
    name = typed_name(text, MOST_HOLDER)
    if not name:
        raise BadValue(_("Say who holds the copy."))
    return name


def strike_copy(
    workspace: Workspace, id: str, *, reason: str, on: str | None = None, by: str = ""
) -> Changes:
    """Record that a copy is gone: `on` which day, `by` whom (whoever strikes it off), and how.

    The day is as it is typed; None: today.
    """
    require_panel(workspace)
    each = copy_to_strike(workspace, id)
    how = typed_line(reason, MOST_REASON)
    if not how:
        raise BadValue(_("Say how the copy came to its end: a copy is struck off with a reason."))
    gone_on = _day(on)
    if gone_on < each.since[:10]:
        text = _("{day} lies before the day on which this copy came about; check it.")
        raise BadValue(text.format(day=shorten(on or formats.day(gone_on))))
    who = typed_name(by, MOST_HOLDER) or str(workspace.actor.name)
    return workspace.execute(StrikeCopy(copy=each, gone_on=gone_on, gone_by=who, how=how))


def copy_to_strike(workspace: Workspace, id: str) -> Copy:
    """By its id, or the beginning of it that no other has; a few characters could be a slip of the hand.

    Raises KnownError for none, for one on this computer, and for one that was struck off before.
    """
    require_panel(workspace)
    wanted = id.strip()
    listed = {each.id: each for each in copies_of(workspace)}
    found = (
        [listed[wanted]]
        if wanted in listed
        else [each for each in listed.values() if each.id.startswith(wanted)]
    )
    if found and 0 < len(wanted) < _LEAST_OF_ID and wanted not in listed:
        text = _(
            "“{id}” is too short to tell which copy is meant; give its id, or at least {n} characters of the beginning."
        )
        raise BadValue(text.format(id=shorten(id), n=_LEAST_OF_ID))
    if not wanted or len(found) != 1:
        text = _("There is no copy “{id}”; the list of copies gives each its id.")
        raise BadValue(text.format(id=shorten(id)))
    if found[0].kind in LIVE:
        text = _("“{file}” lies on this computer: delete it there, and it leaves the list by itself.")
        raise KnownError(text.format(file=shorten(found[0].place.replace("\\", "/").rpartition("/")[2])))
    if not found[0].is_open:
        raise KnownError(_("This copy was struck off before; that stays as it is."))
    return next(each for each in recorded_copies(workspace.view) if each.id == found[0].id)


def _kind(text: str) -> CopyKind:
    typed = text.strip().casefold()
    found = next((each for each in BY_HAND if typed in (each, each.label.casefold())), None)
    if found is None:
        known = ", ".join(BY_HAND)
        raise BadValue(
            _("“{value}” is no kind of copy; choose one of: {kinds}.").format(
                value=shorten(text), kinds=known
            )
        )
    return found


def _since(view: View, text: str | None) -> str:
    """Raises BadValue for a day on which there was nothing yet to copy."""
    day, made = _day(text), today(view.created_at())
    if text is not None and day < made.isoformat():
        said = _("{day} lies before {made}, the day on which this panel was made; check it.")
        raise BadValue(said.format(day=shorten(text), made=formats.day(made.isoformat())))
    return day


def _day(text: str | None) -> str:
    """In ISO 8601; None is today. Raises BadValue for what is no day, or has not come yet."""
    now = today(journal.now())
    if text is None:
        return now.isoformat()
    day, clock = read_time(text)
    if clock is not None:
        raise BadValue(
            _("“{value}”: this is a day without an hour; leave the hour out.").format(value=shorten(text))
        )
    if day > now:
        raise BadValue(_("{day} has not come yet; check it.").format(day=shorten(text)))
    return date.isoformat(day)


def require_noting(workspace: Workspace) -> None:
    """That a copy can be noted, before it is made. Raises KnownError as `note_copy` does."""
    require_panel(workspace)
    workspace.require(NoteCopy.action)


def require_panel(workspace: Workspace) -> None:
    """Raises KnownError for the work of a juror."""
    if workspace.is_work_file:
        raise KnownError(_("Copies are listed of a panel file; this is the work of a juror."))


def _row(
    change: OpenChange, id: str, kind: CopyKind, holder: str, place: str, since: str, note: str
) -> dict[str, str]:
    return {
        "id": id,
        "kind": str(kind),
        "person": holder,
        "place": place,
        "since": since,
        "note": note,
        "gone_on": "",
        "gone_by": "",
        "gone_reason": "",
        "struck_by": "",
        "struck_at": "",
        "by_whom": change.actor.name,
        "at": change.at,
    }
