"""How what a person typed stands to the file: one state, which row, strip, window title and hand-in all read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from evalapp.domain.texts import _


class Kept(IntEnum):
    """The greater one is said where several are together."""

    SAVED = 0
    SAVING = 1  # typed, and on its way
    REFUSED = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Saving:
    """`at`: when it was saved, as a clock says it, "" where nothing was; `why`: the sentence that refused it.

    `draft` names what a form holds that only its button records: the file has all else, and the device keeps that.
    """

    kept: Kept = Kept.SAVED
    at: str = ""
    why: str = ""
    draft: str = ""

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
        if self.is_saved and self.draft:
            return _("Not recorded yet: {draft} (kept on this device)").format(draft=self.draft)
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
    name = next(iter(names), "")
    return Saving(draft=name) if name else SAVED


def worst_of(found: Iterable[Saving]) -> Saving:
    """The first of those that are worst off."""
    return max(found, key=lambda each: (each.kept, bool(each.draft)), default=SAVED)


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
            now = replace(SAVED, at=self._at, draft=now.draft)
        if now != self.now:
            self.now = now
            self.changed.emit(now)
        return now

    def wrote(self, at: str) -> None:
        """The file was written, at this time of a clock."""
        self._at = at
        self.look()
