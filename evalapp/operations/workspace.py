"""An open file and the one way to change it: `execute`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from evalapp.domain import permissions
from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.journal import Act, Changes
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Actor, Role, names_of
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.files import Staged
from evalapp.operations.actors import account_beside, actor_of
from evalapp.operations.at_opening import (
    begin_writing,
    evidence_in,
    files_left,
    found_at_opening,
    record_guards,
    traces_left,
)
from evalapp.operations.change import OpenChange, summary_of
from evalapp.operations.desks.handing.away import refuse_away
from evalapp.operations.device import going_on
from evalapp.operations.listening import Listener, Listeners
from evalapp.operations.typing_spells import pieces_of_edit
from evalapp.operations.view import View
from evalapp.store.file import PanelFile
from evalapp.store.history import journal
from evalapp.store.history.acts import keep_act
from evalapp.store.history.as_of import as_of as as_of_file
from evalapp.store.history.damage import blaming_damage
from evalapp.store.history.left_journal import refuse_strange_journal
from evalapp.store.history.undo import Step, nothing_to_undo, require_undoable, taking_back, undo_and_redo
from evalapp.store.history.verdict import Verdict
from evalapp.store.history.winding import take_back
from evalapp.store.tables.declared import require_changeable
from evalapp.words.acts import told


class Command(Protocol):
    """What a person does: a frozen dataclass that knows its permission, its name in the journal and its effect.

    `summary` is the act as data, which every reader gets in their own language, or the words for it. `apply` runs
    inside the change; its result travels back in `Changes.result`. It may raise KnownError: then nothing has happened.
    """

    @property
    def action(self) -> Action: ...

    def summary(self, view: View) -> str | Act: ...

    def apply(self, change: OpenChange) -> object: ...


class Workspace:
    """One open file, in the name of one actor."""

    def __init__(self, file: PanelFile, actor: Actor | None = None) -> None:
        self.file = file
        self.verdict = Verdict(file, evidence_in)
        self.view = View(file)
        self.actor = actor or actor_of(file, self.view)
        self.account = ""  # of the computer, to stand in the history beside a name that it does not spell
        self._is_known_machine = False
        self.files_left = ""  # a sentence on recorded files that a kill kept from getting their names, if any
        self._listeners = Listeners()
        self.last = Changes()  # of what was done last: without a change where it left all as it was
        self._taken_along: set[int | None] = set()  # undos of a piece of the edit undone before
        self._given_up: set[int | None] = set()  # undos of what was no edit after all

    @classmethod
    def open(cls, path: Path, actor: Actor | None = None, *, read_only: bool = False) -> Workspace:
        """Raises UnreadableFile, FileInUse or another KnownError; `read_only` works beside another reader."""
        if not read_only:
            refuse_strange_journal(path)
        file = PanelFile.open(path, read_only=read_only, record_guards=partial(record_guards, actor=actor))
        try:
            with blaming_damage(file):
                if not read_only:
                    begin_writing(file)
                workspace = cls(file, actor)
                if not read_only:
                    workspace.files_left = files_left(file)
                return workspace
        except BaseException:
            file.close()
            raise

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def is_work_file(self) -> bool:
        return self.file.is_work_file

    @property
    def heard(self) -> tuple[str, ...]:
        """What whoever opened it must be told of the file."""
        return tuple(filter(None, (*found_at_opening(self.file), self.files_left)))

    @property
    def traces_left(self) -> str:
        return traces_left(self.file)

    def act_as(self, person_id: str) -> None:
        """Act in the name of a member, told apart from a namesake. Raises KnownError for an unknown id."""
        people = self.view.people()
        person = next((each for each in people if each.id == person_id), None)
        if person is None:
            raise KnownError(
                _("There is nobody with id “{id}” in this panel; known are: {known}.").format(
                    id=shorten(person_id), known=", ".join(sorted(each.id for each in people)) or "–"
                )
            )
        self.actor = Actor(id=person.id, name=names_of(people)[person.id], role=person.role)
        self.account = account_beside(person.name)

    def work_as(self, name: str, role: Role) -> None:
        """Act in a name that the panel need not know, as before it has people."""
        self.actor = Actor(id=PersonId(name), name=PersonName(name), role=role)
        self.account = account_beside(name)

    def listen(self, listener: Listener) -> None:
        """Have `listener` told of every change of this file from now on, whoever makes it, once it is on the disk."""
        self._listeners.add(listener)

    def stop_listening(self, listener: Listener) -> None:
        self._listeners.remove(listener)

    def initiated_by(self, initiator: object) -> AbstractContextManager[None]:
        """Listeners are told that `initiator` began the changes made in this block."""
        return self._listeners.initiated_by(initiator)

    def require(self, action: Action, doing: str = "") -> None:
        """Raise NotAllowed, or KnownError over an altered file, now rather than after what leads up to a command.

        Nothing is recorded in a panel that was altered; in a work file a juror's own words and conflicts are.
        """
        is_beginning = permissions.begins(action) and not self.view.last_change()
        phase = None if is_beginning else self.view.call().phase
        permissions.require(self.actor.role, action, phase, doing)
        if not is_beginning and not self.is_work_file:
            refuse_away(self.view, action)
            self.verdict.require(with_pages=action not in permissions.TYPED)

    def execute(self, command: Command, staged: Sequence[Staged] = ()) -> Changes:
        """Carry out `command` as one entry in the journal. Raises KnownError; the file is then as it was.

        Files that were `staged` for what it records have their names before anybody is told of the change.
        """
        self.require(command.action, getattr(command, "doing", ""))
        self.go_on_here()
        changes = self.carried_out(command)
        if staged:
            from evalapp.operations.placing import settle

            settle(self.file, staged)
        return self.tell(changes)

    def carried_out(self, command: Command) -> Changes:
        """In another thread too, while the window does nothing with the file: nobody hears of it before `tell`."""

        def check(changes: Changes) -> None:
            require_changeable(changes.tables, command.action)

        summary = summary_of(command, self.view)
        act, words = (summary, told(summary)) if isinstance(summary, Act) else (None, summary)
        with journal.change(self.file, self.actor, command.action, words, check=check) as opened:
            change = OpenChange(self.file, view=self.view, at=opened.at, actor=self.actor)
            result = command.apply(change)
            if act is not None or self.account:
                keep_act(self.file, opened.id, act or Act(steps=()), account=self.account)
            opened.unseen = change.unseen
        return replace(opened.closed, result=result)

    def tell(self, changes: Changes) -> Changes:
        self.last = changes
        if changes.change is not None:
            self.view.follow(changes)
            self._listeners.tell(changes)
        return changes

    @property
    def undoable(self) -> str | None:
        step, _redo = undo_and_redo(self.file)
        return step.summary if step else None

    @property
    def why_no_undo(self) -> str:
        """The sentence for who would undo where nothing is `undoable`."""
        return nothing_to_undo(self.file)

    @property
    def redoable(self) -> str | None:
        step = self._redo_step()
        return step.summary if step else None

    def _redo_step(self) -> Step | None:
        _undo, step = undo_and_redo(self.file)
        return None if step and step.change in self._given_up else step

    def undo(self, change: int | None = None) -> Changes:
        """Take back the last change, or the one with that number, as a new change."""
        if change is not None:
            from evalapp.operations.records.story.undoing import refuse_hindered

            summary = require_undoable(self.file, change)
            refuse_hindered(self.view, change)
            return self._replay(taking_back(self.file, change), Step(change=change, summary=summary))
        step, _redo = undo_and_redo(self.file)
        if step is None:
            raise KnownError(self.why_no_undo)
        return self._replay(Action.UNDO, step)

    def undo_edit(self) -> Changes:
        """Take back the last change, and with a piece of a motivation, each by itself, all typed in that spell."""
        last, _redo = undo_and_redo(self.file)
        done = self.undo()
        for piece in pieces_of_edit(self.view, last.change, done.rows or ()) if last else ():
            step, _redo = undo_and_redo(self.file)
            if step is None or step.change != piece:
                break
            done = self._replay(Action.UNDO, step)
            self._taken_along.add(done.change)
        return done

    def give_up(self, edits: Collection[int]) -> None:
        """Take back the newest changes as far as they are these: no undo comes by them, no redo brings them back."""
        while (step := undo_and_redo(self.file)[0]) is not None and step.change in edits:
            self._given_up.add(self._replay(Action.UNDO, step).change)

    def redo_edit(self) -> Changes:
        """Put back what the last `undo_edit` took; of one from before the file was opened, its last piece."""
        _undo, step = undo_and_redo(self.file)
        done = self.redo()
        while step is not None and step.change in self._taken_along:
            _undo, step = undo_and_redo(self.file)
            done = self.redo()
        return done

    def redo(self) -> Changes:
        step = self._redo_step()
        if step is None:
            raise KnownError(_("There is nothing to redo."))
        return self._replay(Action.REDO, step)

    def _replay(self, action: Action, step: Step) -> Changes:
        self.require(action)
        self.go_on_here()
        from evalapp.operations.scheme.fixed import refuse_back_doors

        text = _("Undone: {summary}") if action is Action.UNDO else _("Redone: {summary}")
        summary = text.format(summary=step.summary)
        with journal.change(self.file, self.actor, action, summary, undoes=step.change) as opened:
            take_back(self.file, step.change)
            refuse_back_doors(self.view, View(self.file))
        return self.tell(opened.closed)

    def go_on_here(self) -> None:
        """Before the first change made on this machine: a work file from another one becomes a device of its own."""
        if self.is_work_file and not self._is_known_machine:
            if command := going_on(self.view):
                self.tell(self.carried_out(command))
            self._is_known_machine = True

    def back_up(self) -> Path:
        """Write a copy of the whole file beside it, and return where that lies. Raises KnownError."""
        return self.file.back_up()

    def blaming_damage(self) -> AbstractContextManager[None]:
        """For work with values as they were read: an error over a file that was altered is said to be that file's."""
        return blaming_damage(self.file)

    def close(self) -> None:
        self.verdict.give_up()
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def as_of(workspace: Workspace, change: int) -> Workspace:
    """The same file as it was after `change`, to read only; its fingerprint is that of the past."""
    return Workspace(as_of_file(workspace.file, change), workspace.actor)
