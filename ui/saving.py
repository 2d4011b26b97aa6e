"""How what a person typed stands to the file: one state, which row, strip, window title and hand-in all read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from evalapp.domain.texts import _, ngettext

MOST_NAMED = 2  # drafts in the line at the foot of the window


class Kept(IntEnum):
    """The greater one is said where several are together."""

    SAVED = 0
    SAVING = 1  # typed, and on its way
    REFUSED = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Saving:
    """`at`: when it was saved, as a clock says it, "" where nothing was; `why`: the sentence that refused it.

    `drafts` name what forms hold that only their buttons record: the file has all else, and the device keeps that.
    """

    kept: Kept = Kept.SAVED
    at: str = ""
    why: str = ""
    drafts: tuple[str, ...] = ()

    @property
    def is_saved(self) -> bool:
        return self.kept is Kept.SAVED

    @property
    def is_refused(self) -> bool:
        return self.kept is Kept.REFUSED

    @property
    def tone(self) -> str:
        return "bad" if self.is_refused else "dim"

    @property
    def words(self) -> str:
        """Beside one field, where the reason has a line of its own; empty where there is nothing to save."""
        if self.is_refused:
            return _("not saved")
        if self.is_saved:
            return _("saved {time}").format(time=self.at) if self.at else ""
        return _("saving…")

    @property
    def words_of_all(self) -> str:
        """Of everything that is open."""
        if self.is_refused:
            return _("Not saved: {why}").format(why=self.why) if self.why else _("Not saved")
        if self.is_saved and self.drafts:
            return _("Not recorded yet: {draft} (kept on this device)").format(draft=_in_short(self.drafts))
        if self.is_saved:
            words = _("All saved")
            return f"{words} · {self.at}" if self.at else words
        return _("Saving…")


SAVED = Saving()
SAVING = Saving(kept=Kept.SAVING)


def refused(why: str) -> Saving:
    return Saving(kept=Kept.REFUSED, why=why)


def as_drafts(names: Iterable[str]) -> Saving:
    """Of forms with something typed in them that only their buttons record."""
    return Saving(drafts=tuple(names))


def worst_of(found: Iterable[Saving]) -> Saving:
    """The first of those that are worst off, with the drafts of all."""
    every = list(found)
    drafts = tuple(dict.fromkeys(draft for each in every for draft in each.drafts))
    return replace(max(every, key=lambda each: each.kept, default=SAVED), drafts=drafts)


def _in_short(drafts: tuple[str, ...]) -> str:
    """The first of them, and how many more there are: it stands in one line."""
    more = len(drafts) - MOST_NAMED
    named = "; ".join(drafts[:MOST_NAMED])
    return f"{named}; {ngettext('and {n} more', 'and {n} more', more).format(n=more)}" if more > 0 else named


class Savings(QObject):
    """What the open pages hold together; `changed(Saving)` as soon as a sign must say something else.

    A page that has fields is watched; whoever knows that something is different asks for another `look`.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources: list[Callable[[], Saving]] = []
        self._at = ""
        self.now = SAVED

    def watch(self, source: Callable[[], Saving]) -> None:
        self._sources.append(source)

    def forget(self) -> None:
        """The pages go."""
        self._sources = []
        self.look()

    def look(self) -> Saving:
        now = worst_of(source() for source in self._sources)
        if now.is_saved:
            now = replace(SAVED, at=self._at, drafts=now.drafts)
        if now != self.now:
            self.now = now
            self.changed.emit(now)
        return now

    def wrote(self, at: str) -> None:
        """The file was written, at this time of a clock."""
        self._at = at
        self.look()
