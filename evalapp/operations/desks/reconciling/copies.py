"""Two copies of a panel side by side: where they went apart, and how each row stood on each side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evalapp.domain.desks.together import Key, Row, RowPlace
from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Actor
from evalapp.domain.texts import _
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile
from evalapp.store.history.tail import Folded, Place, Tail, fork_of, hashes, tail_of
from evalapp.store.rows.copies.known import KnownCopy, known_copies
from evalapp.store.tables.declared import OF_THE_COPY

_OWN = frozenset(table.name for table in OF_THE_COPY)
_LAST = 1 << 62


class Side:
    """One of the two: all that it did since the fork."""

    def __init__(self, file: PanelFile, chain: list[str], fork: int) -> None:
        self.chain = chain
        self.tail: Tail = tail_of(file, fork)
        self.folded = Folded(self.tail)
        self.copies = known_copies(file)

    def known_of(self, other: list[str]) -> KnownCopy | None:
        """The latest moment of the other one that was brought together with this."""
        known = [
            each for each in self.copies if 0 < each.number < len(other) and other[each.number] == each.head
        ]
        return max(known, key=lambda each: each.number, default=None)


class Copies:
    """`fork` is the last change that both have; 0 where they have none in common."""

    def __init__(self, ours: PanelFile, theirs: PanelFile) -> None:
        chains = hashes(ours), hashes(theirs)
        self.fork = fork_of(*chains)
        self.ours, self.theirs = Side(ours, chains[0], self.fork), Side(theirs, chains[1], self.fork)
        self.known = self.ours.known_of(self.theirs.chain)
        self._known_there = self.theirs.known_of(self.ours.chain)

    @property
    def fresh_after(self) -> int:
        """The change of theirs up to which all was brought together with ours."""
        return self.known.number if self.known else self.fork

    @property
    def is_all_known_there(self) -> bool:
        """Whether the other one has taken in all that stands here, and left nothing of it open."""
        there = self._known_there
        return there is not None and there.head == self.ours.tail.head and not there.waiting

    @cached_property
    def places(self) -> dict[RowPlace, Place]:
        """Every row that one of them touched since the fork, with its name in the journal."""
        touched = dict.fromkeys((*self.ours.folded.steps, *self.theirs.folded.steps))
        return {(place[0], _key_of(place[1])): place for place in touched if place[0] not in _OWN}

    def at_fork(self, place: Place) -> Row:
        side = self.ours if place in self.ours.folded.steps else self.theirs
        return side.folded.before(place)

    def now(self, place: Place) -> tuple[Row, Row]:
        """Ours and theirs."""
        base = self.at_fork(place)
        return self.ours.folded.after(place, _LAST, base), self.theirs.folded.after(place, _LAST, base)

    def bases(self, place: Place) -> tuple[Row, ...]:
        """How the row stood when the two were last one: at the fork, or where one was brought together with the other;
        of a row that was not decided then, before that.

        Two where each was brought together with an earlier moment of the other.
        """
        base = self.at_fork(place)
        named = (place[0], _key_of(place[1]))
        here, there = self.known, self._known_there
        found: list[Row] = []
        # The moment that is in the other one already says nothing more.
        if here is not None and (there is None or there.number < here.since):
            then = self.theirs.folded.after(place, here.number, base)
            found.append(here.waiting.get(named, then))
        if there is not None and (here is None or here.number < there.since):
            then = self.ours.folded.after(place, there.number, base)
            found.append(there.waiting.get(named, then))
        return tuple(found) or (base,)

    def last_touched(self, place: Place) -> int:
        """The last change of theirs that wrote the row; 0 for none."""
        steps = self.theirs.folded.steps.get(place)
        return steps[-1].change if steps else 0

    def last_touched_here(self, place: Place) -> int:
        steps = self.ours.folded.steps.get(place)
        return steps[-1].change if steps else 0


def _key_of(text: str) -> Key:
    return tuple(kept_json(text))


@dataclass(frozen=True, kw_only=True, slots=True)
class Here:
    """What must be known of this file to open another copy of it, in another thread too."""

    path: Path
    panel: str
    is_work_file: bool
    actor: Actor


def here_of(workspace: Workspace) -> Here:
    return Here(
        path=workspace.path,
        panel=workspace.view.call().panel,
        is_work_file=workspace.is_work_file,
        actor=workspace.actor,
    )


def open_copy(here: Here, path: Path, *, is_proved: bool = False) -> Workspace:
    """The other one, only read, and found whole, unless its head says that it `is_proved`.

    Raises KnownError, with the reason, for what is no copy of this.
    """
    name = shorten(path.name)
    if path.exists() and path.samefile(here.path):
        raise KnownError(_("“{file}” is this file itself; choose another copy of it.").format(file=name))
    if here.is_work_file:
        text = _(
            "Only panel files are brought together; what a juror did comes into the panel with the return."
        )
        raise KnownError(text)
    other = Workspace.open(path, here.actor, read_only=True)
    try:
        with other.blaming_damage():
            _require_copy(here, other, name)
            if not is_proved:
                _require_whole(other, name)
    except BaseException:
        other.close()
        raise
    return other


def _require_copy(here: Here, other: Workspace, name: str) -> None:
    if other.is_work_file:
        text = _("“{file}” is the work of a juror and no panel; merge the return that the juror hands in.")
        raise KnownError(text.format(file=name))
    if other.view.call().panel != here.panel:
        text = _(
            "“{file}” is of another call (“{title}”); only copies of one panel file are brought together."
        )
        raise KnownError(text.format(file=name, title=shorten(other.view.call().title)))


def _require_whole(other: Workspace, name: str) -> None:
    other.verdict.reach()
    found = other.verdict.found
    if other.verdict.refusal or found is None:
        fault = (found.faults or (found.integrity,))[0] if found is not None else "–"
        text = _(
            "“{file}” was altered outside Evalapp ({fault}), so nothing of it is taken; use a back-up of it."
        )
        raise UnreadableFile(text.format(file=name, fault=fault))


def refuse_strangers(copies: Copies, path: Path) -> None:
    """Raises KnownError where not even the first change is the same."""
    if not copies.fork:
        text = _(
            "“{file}” says that it is of this call, and has not one change in common with this file: it is no copy of "
            "it. Nothing was changed."
        )
        raise KnownError(text.format(file=shorten(path.name)))
