"""Opening a pack: the access code, checked as it is typed; then the opening itself, which can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from shiboken6 import isValid

from evalapp.domain.errors import KnownError, WrongCode, WrongOwnPart
from evalapp.domain.outgoing.undertaking import Read
from evalapp.domain.people import Role
from evalapp.domain.texts import _, ngettext
from evalapp.operations.juror.agreeing import NotAgreed
from evalapp.operations.juror.opening import OpenedPack, open_or_renew, work_path_for
from evalapp.operations.juror.renewal import Renewal
from ui.access.announcing import announce
from ui.pages.opening.attempts import Attempts
from ui.pages.opening.entrance import EntrancePage
from ui.pages.opening.own_part_field import OwnPartField
from ui.pages.opening.undertaking import WIDTH, UndertakingCard
from ui.tasks import Cancelled, Tasks
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.code_field import CodeField
from ui.widgets.stoppable import StoppableProgress
from ui.widgets.text import ElidedLabel, Label

_MEGABYTE = 10**6


class AccessCodePage(EntrancePage):
    """Emits `opened(Workspace)` for the juror's work file; `renewal` then says what a newer pack changed in it."""

    guided = (Role.JUROR, "pack")

    def __init__(self, pack: Path, tasks: Tasks, attempts: Attempts) -> None:
        super().__init__(
            _("Open your pack"),
            _("The pack is sealed with the access code that the secretary gave you separately."),
        )
        self.renewal: Renewal | None = None
        self._pack, self._tasks, self._attempts = pack, tasks, attempts
        self._opening: _Opening | None = None
        self._waiting = QTimer(self)
        self._waiting.setInterval(1000)
        self._waiting.timeout.connect(self._show_wait)
        body = self.card.body
        body.addWidget(ElidedLabel(pack.name, type="strong"))
        self.code = CodeField()
        self.code.changed.connect(self._follow)
        self.code.entered.connect(self.open)
        body.addWidget(self.code)
        self._add_own_part(work_path_for(pack))
        self._resume = LinkButton(_("Go on without the code"), self.resume)
        self._resume.hide()
        self._say_where(work_path_for(pack))
        body.addWidget(self._resume)
        self._without = Label(
            _(
                "Without the code you go on from the pack that you opened before; what this one changes, such as the "
                "deadline, is not taken in."
            ),
            type="caption",
            tone="dim",
            wrap=True,
        )
        self._without.setVisible(self._resume.isVisibleTo(self.card))
        body.addWidget(self._without)
        self.progress = StoppableProgress(self.stop)
        self.progress.hide()
        body.addWidget(self.progress)
        self.button = PrimaryButton(_("Open"), self.open)
        self.add_buttons(self.button)
        self.undertaking = UndertakingCard()
        self.undertaking.agreed.connect(self._open_agreed)
        self.undertaking.left.connect(self._leave_undertaking)
        self.undertaking.hide()
        self.add_card(self.undertaking, WIDTH)
        self.begins_at = self.code
        self._show_wait()

    def _add_own_part(self, work: Path) -> None:
        """Chosen when the work begins; later it is asked at handing in alone."""
        self.own_part = OwnPartField(
            _(
                "At least 8 characters, which the secretariat never gets to know: then nobody who only knows your code "
                "can sign for you. You type it again whenever you hand in, so write it down. If it is lost, tell the "
                "secretary."
            )
        )
        self.own_part.entered.connect(self.open)
        self.own_part.hide()
        self._offer = LinkButton(_("Add a part of your own to the code…"), self._show_own_part)
        self._offer.setVisible(not work.exists())
        self._without_own = LinkButton(_("Leave my own part out"), self._leave_own_part)
        self._without_own.hide()
        for widget in (self._offer, self.own_part, self._without_own):
            self.card.body.addWidget(widget)

    def _show_own_part(self) -> None:
        self._offer.hide()
        self.own_part.show()
        self._without_own.show()
        self.own_part.setFocus()

    def _leave_own_part(self) -> None:
        self.own_part.clear()
        self.own_part.hide()
        self._without_own.hide()
        self._offer.show()
        self._offer.setFocus()

    def _say_where(self, work: Path) -> None:
        if work.exists():
            said = _(
                "You began before; your scores are in “{file}” and stay. If this pack is a newer one, it is merged "
                "into them."
            )
            self.card.body.addWidget(
                Label(said.format(file=work.name), type="caption", tone="dim", wrap=True)
            )
            self._resume.show()
        else:
            said = _("Your scores will be kept in “{file}”, beside the pack. You need no network.")
            self.card.body.addWidget(
                Label(said.format(file=work.name), type="caption", tone="dim", wrap=True)
            )

    def open(self) -> None:
        if not self.button.isEnabled():
            return
        if fault := self.own_part.fault:
            self.own_part.show_error(fault)
            self.own_part.setFocus()
            return
        self._begin(None)

    def _begin(self, agreed: Read | None) -> None:
        self.show_error("")
        self._opening = _Opening(self._pack, self.code.code(), self.own_part.given(), agreed)
        self._set_busy(True)
        self._tasks.run(self._opening.run, partial(_deliver, self, self._opening), progress=self.show_bytes)

    def _open_agreed(self, read: Read) -> None:
        """What was read and agreed to; the pack is unsealed again, since nothing of it was kept meanwhile."""
        self._show_undertaking(is_shown=False)
        self._begin(read)

    def _leave_undertaking(self) -> None:
        self._show_undertaking(is_shown=False)
        self.code.edit.setFocus()

    def _show_undertaking(self, *, is_shown: bool) -> None:
        self.card.setVisible(not is_shown)
        self.undertaking.setVisible(is_shown)
        self.verticalScrollBar().setValue(0)

    def show_bytes(self, done: int, whole: int) -> None:
        words = _("{done} of {all} MB").format(done=done // _MEGABYTE, all=max(whole // _MEGABYTE, 1))
        self.progress.show_progress(done, whole, words)

    def stop(self) -> None:
        """Nothing is left behind of an opening that was stopped."""
        if self._opening is not None:
            self._opening.is_stopped = True

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # left for another page, not just minimised
            self.stop()
        super().hideEvent(event)

    def resume(self) -> None:
        from evalapp.operations.workspace import Workspace

        try:
            workspace = Workspace.open(work_path_for(self._pack))
        except KnownError as error:
            self.error.set_tone("bad")
            self.show_error(str(error))
            return
        self.opened.emit(workspace)

    def finish(self, opened: OpenedPack | None, error: Exception | None) -> None:
        """The opening ended: with a work file, with a refusal, or, with neither, because it was stopped."""
        self._opening = None
        self._set_busy(False)
        if opened is not None:
            self._attempts.forget(self._pack)
            self.renewal = opened.renewal
            self.opened.emit(opened.workspace)
        elif isinstance(error, NotAgreed):
            self._attempts.forget(self._pack)  # the code was right
            self._show_undertaking(is_shown=True)
            self.undertaking.ask(error)
            return
        elif isinstance(error, WrongOwnPart):
            self._attempts.forget(self._pack)  # the code was right
            self.own_part.show_error(str(error))
            self.own_part.setFocus()
            return
        elif isinstance(error, WrongCode):
            self._attempts.count_wrong(self._pack)
            self.code.show_error("" if self._attempts.are_many(self._pack) else str(error))
            self._show_wait()
        elif isinstance(error, KnownError):
            self.code.show_error(str(error))
        elif error is not None:
            raise error
        if opened is None:
            self.code.edit.setFocus()

    def _set_busy(self, is_busy: bool) -> None:
        for field in (self.code, self.own_part, self._offer, self._without_own):
            field.setEnabled(not is_busy)
        self._resume.setEnabled(not is_busy)
        self.progress.setVisible(is_busy)
        self._follow(not is_busy and self.code.is_whole)
        if is_busy:
            self.progress.stop.setFocus()
            announce(self, _("The pack is being opened…"))

    def _follow(self, is_whole: bool) -> None:
        self.button.setEnabled(is_whole and not self._attempts.seconds_left(self._pack))

    def _show_wait(self) -> None:
        """After many wrong codes: what else can be done, and when the next try may come."""
        left = self._attempts.seconds_left(self._pack)
        if left:
            self._waiting.start()
        else:
            self._waiting.stop()
        if self._attempts.are_many(self._pack):
            said = _(
                "This pack does not open with the codes that were tried. The secretary can hand out a new pack with a "
                "new code; what you scored stays and moves over to it."
            )
            if left:
                wait = ngettext("You can try again in {n} second.", "You can try again in {n} seconds.", left)
                said = f"{said} {wait.format(n=left)}"
            self.error.set_tone("attention")
            self.show_error(said)
        self._follow(self.code.is_whole)


class _Opening:
    """One try to open a pack, in a worker thread. Whoever stops it sets `is_stopped`."""

    def __init__(
        self, pack: Path, code: str, own_part: str | None = None, agreed: Read | None = None
    ) -> None:
        self._pack, self._code, self._own_part, self._agreed = pack, code, own_part, agreed
        self.is_stopped = False

    def run(self, report: Callable[..., None]) -> OpenedPack:
        def tell(done: int, whole: int) -> None:
            if self.is_stopped:
                raise Cancelled
            report(done, whole)

        return open_or_renew(
            self._pack, self._code, agreed=self._agreed, own_part=self._own_part, progress=tell
        )


def _deliver(
    page: AccessCodePage, opening: _Opening, opened: OpenedPack | None, error: Exception | None
) -> None:
    """Back in the window's thread. A page that was left meanwhile must not leave the work file open and locked."""
    if opened is not None and (opening.is_stopped or not isValid(page)):
        opened.workspace.close()
        opened = None
    if isValid(page):
        page.finish(opened, error)
