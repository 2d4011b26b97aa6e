"""The open file, and the one way through which pages change it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.jury.likeness import is_same_person_name
from evalapp.domain.people import OFFICE, Actor, Person, Role
from evalapp.domain.permissions import Action, may, require
from evalapp.domain.times import BRUSSELS
from evalapp.operations.desks.handing.away import away_said
from ui.access.tracing import trace
from ui.drafts.keeping import KeptDrafts
from ui.drafts.records import Owner
from ui.only_read import only_read
from ui.saving import Savings

if TYPE_CHECKING:
    from evalapp.domain.call import Call
    from evalapp.domain.journal import Change, Changes
    from evalapp.operations.view import View
    from evalapp.operations.workspace import Command, Workspace
    from ui.projector.clock import MeetingClock
    from ui.settings import Settings
    from ui.tasks import Tasks


class Session(QObject):
    """One open file, and how the person at work likes the window (`settings`).

    `changed(Changes, initiator)` tells every page of each change of the file, whoever made it; the initiator need not
    reload itself.

    A known error goes to `on_error` of the caller, who shows it beside its cause, and otherwise out through
    `failed(sentence)`, for the frame's message bar. `verified`: the verdict on the file is there. `left`: the file is
    asked nothing more, and closes. `savings`: whether what is typed on its pages is in the file. `drafts`: what is
    typed in their forms and recorded by nobody yet.
    """

    changed = Signal(object, object)
    failed = Signal(str)
    verified = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace, tasks: Tasks, settings: Settings) -> None:
        super().__init__()
        self.workspace = workspace
        self.tasks = tasks
        self.settings = settings
        self.is_unknown = False  # whether nobody said on this machine who works in this panel
        self._call: Call | None = None
        self._opening: list[Change] | None = None
        self.savings = Savings(self)
        self.drafts = KeptDrafts(settings, self)
        self._forget_removed()
        workspace.listen(self._hear)

    @property
    def view(self) -> View:
        return self.workspace.view

    @property
    def call(self) -> Call:
        """The call as it is now; read anew after each change."""
        if self._call is None:
            self._call = self.workspace.view.call()
        return self._call

    @cached_property
    def clock(self) -> MeetingClock:
        """Of the meeting; whoever asks first has it made."""
        from ui.projector.clock import MeetingClock

        return MeetingClock(self)

    @property
    def opening(self) -> Change | None:
        """The change by which the last pack came into a work file; a newer one begins a session of its own."""
        if self._opening is None:
            self._opening = self.view.history(limit=1, action="open-pack")
        return self._opening[0] if self._opening else None

    @property
    def actor(self) -> Actor:
        return self.workspace.actor

    @property
    def path(self) -> Path:
        return Path(self.workspace.path)

    @property
    def why_read_only(self) -> str:
        """This computer may not write to the file, or somebody else has the right to; empty where it may be written."""
        if self.workspace.file.is_read_only:
            return only_read(self.path.name)
        return away_said(self.view)

    def may(self, action: Action) -> bool:
        is_away = self.view.away is not None and action is not Action.TAKE_BACK
        return not (self.workspace.file.is_read_only or is_away) and may(
            self.actor.role, action, self.call.phase
        )

    def why_not(self, action: Action) -> str:
        """Why this cannot be done in the role and phase of the moment, with the way out; empty where it can."""
        is_back = action is Action.TAKE_BACK and not self.workspace.file.is_read_only
        if (why := self.why_read_only) and not is_back:
            return why
        try:
            require(self.actor.role, action, self.call.phase)
        except NotAllowed as error:
            return str(error)
        return ""

    def run(
        self, command: Command, initiator: object = None, *, on_error: Callable[[str], None] | None = None
    ) -> Changes | None:
        """Execute `command` at once; None where it was refused, and then nothing has changed."""
        return self._attempt(partial(self.workspace.execute, command), initiator, on_error)

    def undo(self, initiator: object = None) -> Changes | None:
        return self._attempt(self.workspace.undo_edit, initiator, None)

    def redo(self, initiator: object = None) -> Changes | None:
        return self._attempt(self.workspace.redo_edit, initiator, None)

    def give_up(self, edits: Collection[int], initiator: object = None) -> None:
        """Take back what was no edit after all; where that is refused it stays, and the caller sees it there."""

        def act() -> Changes:
            self.workspace.give_up(edits)
            return self.workspace.last

        self._attempt(act, initiator, lambda _why: None)

    def verify(self) -> None:
        """Find out in the pool whether the file is what its journal says; what needs to know waits for it."""
        self.tasks.run(self._reach_verdict, self._take_verdict)

    def _reach_verdict(self, _report: object) -> None:
        self.workspace.verdict.reach()

    def _take_verdict(self, _nothing: None, error: Exception | None) -> None:
        if isinstance(error, KnownError):
            self.failed.emit(str(error))
        elif error is not None:
            raise error
        else:
            self.verified.emit()

    def initiated_by(self, page: object) -> AbstractContextManager[None]:
        """In this block `page` is the initiator of what an operation changes outside `run`."""
        return self.workspace.initiated_by(page)

    def people_to_act_as(self) -> list[Person]:
        """The office of a panel; nobody in the work file of a juror."""
        if self.workspace.is_work_file:
            return []
        return [person for person in self.view.people() if person.role is not Role.JUROR]

    def go_on_as_before(self) -> None:
        """In the name in which this panel was last worked in here, so that nothing is journalled as somebody else."""
        if self.workspace.is_work_file:
            return
        people = self.people_to_act_as()
        person, worker = self.settings.person_in(self.call.panel), self.settings.worker_in(self.call.panel)
        name, role = worker or self.settings.worker or ("", "")
        spelt = [each.id for each in people if each.role == role and is_same_person_name(each.name, name)]
        if person in {each.id for each in people}:
            self.workspace.act_as(person)
        elif len(spelt) == 1:
            self.workspace.act_as(spelt[0])
        elif worker is not None and role in OFFICE:
            self.workspace.work_as(name, Role(role))
        else:
            self.is_unknown = True

    def act_as(self, person_id: str) -> None:
        """Go on in the name of a member of the panel, also next time. Raises KnownError for an unknown id."""
        self.workspace.act_as(person_id)
        self.is_unknown = False
        self.settings.remember_person(self.call.panel, person_id)

    def work_as(self, name: str, role: Role) -> None:
        """The same in a name that the register of the panel lacks."""
        self.workspace.work_as(name, role)
        self.is_unknown = False
        self.settings.remember_worker(self.call.panel, name, role.value)

    def begin_drafts(self) -> None:
        """Of who is at work now."""
        owner = Owner(panel=self.call.panel, person=self.actor.id, file=str(self.path.absolute()))
        self.drafts.begin(owner)

    def _forget_removed(self) -> None:
        """What a work file loses of a dossier at a conflict of interest, this machine must not keep either."""
        if self.workspace.is_work_file:
            for each in self.view.conflicts():
                self.settings.forget_drafts(self.call.panel, each.application)

    def let_go(self) -> Workspace:
        """Hear nothing of the file any more; it stays open."""
        self.workspace.stop_listening(self._hear)
        self.left.emit()
        return self.workspace

    def _attempt(
        self, act: Callable[[], Changes], initiator: object, on_error: Callable[[str], None] | None
    ) -> Changes | None:
        try:
            with self.initiated_by(initiator):
                return act()
        except KnownError as error:
            (on_error or self.failed.emit)(str(error))
            return None

    def _hear(self, changes: Changes, initiator: object) -> None:
        self._call = None
        if changes.touches("conflict"):
            self._forget_removed()
        self.savings.wrote(datetime.now(BRUSSELS).strftime("%H:%M:%S"))
        self.changed.emit(changes, initiator)
        trace("stored", str(changes.change))
