"""Handing in: what is missing, what goes along, the code as a signature, and the receipt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from evalapp.domain.errors import BadValue, KnownError, WrongCode, WrongOwnPart
from evalapp.domain.file_kinds import PDF, pattern
from evalapp.domain.texts import N_, _
from evalapp.operations.juror.handing_in import (
    differences,
    given_before,
    is_return_waiting,
    last_receipt,
    returns_made,
    save_receipt,
)
from evalapp.operations.juror.kept_aside import kept_aside
from evalapp.operations.juror.submission import submit
from evalapp.operations.progress.work import TASK_TABLES, Task, tasks_of, to_do_words
from evalapp.words.formats import moment
from evalapp.words.work import scored_of
from ui.access.announcing import announce
from ui.access.tab_order import put_in_tab_order
from ui.actions import JUROR, action
from ui.look import theme
from ui.page import Part, TitledPage
from ui.pages.hand_in.choice import BACK, SOME, PartChoice
from ui.pages.hand_in.kept_aside import KeptAsideCard
from ui.pages.hand_in.missing import MissingCard
from ui.pages.hand_in.receipt import SIDE_WIDTH, ReceiptView
from ui.pages.hand_in.removal import RemovalView
from ui.pages.hand_in.sign import SignCard
from ui.pages.hand_in.since import SinceCard
from ui.pages.scoring.conflict import CONFLICT
from ui.session import Session
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.folding.columns import FoldingColumns
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Label


class HandInPage(TitledPage):
    """Three faces: getting ready to sign, the receipt of the last return, removing what lies on this computer."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Hand in"))
        self._tasks: list[Task] = []
        self._written: Path | None = None  # the last return, where this sitting knows the place
        self.choice = PartChoice()
        self.missing, self.since, self.aside = MissingCard(), SinceCard(), KeptAsideCard()
        self.sign = SignCard(session, self.choice)
        self.code, self.button = self.sign.code, self.sign.button
        self.earlier = self._earlier_card()
        self.receipt = ReceiptView(self.show_signing, self.ask_receipt_path, self.show_removal)
        self.removal = RemovalView(session, self.show_signing)
        self.faces = QStackedWidget()
        self.signing = self._signing_face()
        self._removing = scrolling(self.removal)
        self._faces = (
            (self.signing, self.code, _("Hand in")),
            (self.receipt, self.receipt.save_button, _("Receipt")),
            (self._removing, self.removal.back_button, _("Remove my local data")),
        )
        for face, _front, _title in self._faces:
            self.faces.addWidget(face)
        self.body.addWidget(self.faces, 1)
        self.sign.asked.connect(self.submit)
        self.sign.left.connect(self._go_to_unsaved)
        session.drafts.changed.connect(self._show_begun)
        self.removal.confirmed.connect(self.leave_requested)
        for card in (self.missing, self.since):
            card.asked.connect(self._go_to)

    def _earlier_card(self) -> Card:
        card = Card(_("Handed in before"))
        self._last = Label(type="table", wrap=True)
        self.show_link = LinkButton(_("Show the last receipt"), self.show_receipt)
        self.remove_link = LinkButton(_("Remove my local data…"), self.show_removal)
        card.body.addWidget(self._last)
        for link in (self.show_link, self.remove_link):
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _signing_face(self) -> QWidget:
        left, side = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.choice.list, self.missing, self.since, self.aside)),
            (side, (self.sign, self.earlier)),
        ):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.L)
            for card in cards:
                column.addWidget(card)
        holders = []
        for column in (left, side):
            holder = QWidget()
            holder.setLayout(column)
            holders.append(holder)
        face = FoldingColumns(*holders, width=theme.pixels(SIDE_WIDTH))
        face.folded.connect(self._order_tabs)
        return face

    # the page protocol

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(reload=self._reload_work, tables=TASK_TABLES),
            Part(reload=self._reload_aside, tables=("kept_aside",)),
        )

    def _reload_aside(self) -> None:
        self.aside.show_kept(kept_aside(self.session.workspace))

    def _reload_work(self) -> None:
        workspace = self.session.workspace
        self._tasks = tasks_of(self.session.view, self.session.call)
        to_do = [task for task in self._tasks if task.is_to_do]
        whole = sum(not task.has_conflict for task in self._tasks)
        returns, receipt = returns_made(workspace), last_receipt(workspace)
        words = scored_of(whole - len(to_do), whole)
        self.missing.bar.set_progress(whole - len(to_do), whole, words)
        if receipt is not None:
            words += " · " + _("last handed in on {moment}").format(moment=moment(receipt.at))
            self._last.setText(
                _("Return {number}, signed on {moment}.").format(
                    number=receipt.number, moment=moment(receipt.at)
                )
            )
        elif is_return_waiting(workspace):
            self._last.setText(
                _("Return {number} is recorded, but is not under its name yet.").format(number=returns)
            )
        elif returns:
            self._last.setText(_("Return {number}, for an earlier pack.").format(number=returns))
        self.set_state(words)
        self.earlier.setVisible(returns > 0)
        self.show_link.setVisible(receipt is not None)
        self._show_begun()
        titles = {task.number: task.application.title for task in self._tasks}
        changed = differences(workspace)
        self.since.show_differences(self.session.call.scheme, changed, titles, returns)
        if receipt is not None:
            self.receipt.outdated.show_differences(receipt, changed)
        self.choice.set_tasks(self._tasks, given_before(workspace))
        self.sign.propose_path()
        self.sign.show_standing(is_incomplete=bool(to_do))
        self._order_tabs()
        if self.faces.currentWidget() is self._removing:
            self.removal.refresh()

    def _show_begun(self) -> None:
        """What is left to do, with each conflict of interest that was typed and is not declared."""
        known = {task.number for task in self._tasks if not task.has_conflict}
        begun = [each for each in self.session.drafts.about(CONFLICT) if each in known]
        self.missing.show_tasks([task for task in self._tasks if task.is_to_do], begun)
        self.sign.wait_for(begun)

    def _order_tabs(self) -> None:
        put_in_tab_order(self.faces, self.signing)

    def open_at(self, target: object) -> None:
        """ "receipt" or "removal"."""
        if target == "receipt":
            self.show_receipt()
        elif target == "removal":
            self.show_removal()

    def at(self) -> object:
        face = self.faces.currentWidget()
        return "receipt" if face is self.receipt else "removal" if face is self._removing else None

    def take_focus(self) -> None:
        for face, front, _title in self._faces:
            if face is self.faces.currentWidget():
                is_outdated = front is self.receipt.save_button and self.receipt.outdated.isVisibleTo(self)
                (self.receipt.outdated.button if is_outdated else front).setFocus()

    def status(self) -> str:
        return to_do_words(self._tasks, self.session.call.deadline)

    # faces

    @action(
        "hand-in", N_("Sign and hand in…"), keys="Ctrl+I", roles=JUROR,
        also=N_("send return submit give in"),
    )  # fmt: skip
    def show_signing(self) -> None:
        self._show(self.signing)

    @action("show-receipt", N_("Show the last receipt"), roles=JUROR)
    def show_receipt(self) -> None:
        receipt = last_receipt(self.session.workspace)
        if receipt is not None:
            words = self.receipt.show_receipt(receipt, self._written)
            if self.receipt.outdated.isVisibleTo(self.receipt):
                words = f"{self.receipt.outdated.words.text()} {words}"
            self._show(self.receipt)
            announce(self, words)

    @action("remove-local-data", N_("Remove my local data…"), roles=JUROR, also=N_("erase delete wipe"))
    def show_removal(self) -> None:
        self.removal.start()
        self._show(self._removing)
        announce(self, f"{self.title_label.text()}. {self.removal.warning()}")

    def _show(self, face: QWidget) -> None:
        self.faces.setCurrentWidget(face)
        self.title_label.setText(next(title for each, _front, title in self._faces if each is face))
        self.take_focus()

    @action("hand-in-part", N_("Choose what to hand in…"), keys="Ctrl+Shift+I", roles=JUROR, given=(SOME,))
    @action("take-back", N_("Take back what I handed in…"), roles=JUROR, given=(BACK,))
    def _choose(self, mode: str) -> None:
        self._show(self.signing)
        self.choice.choose(mode)

    def _go_to(self, target: object) -> None:
        self.go_requested.emit("dossiers", target)

    def _go_to_unsaved(self) -> None:
        self.go_requested.emit("dossiers", None)

    # handing in

    def submit(self) -> None:
        """Sign and write the return; a wrong code is said beside the field, a full disk beside the button."""
        if not self.button.isEnabled():
            return
        self.sign.show_error("")
        try:
            with self.session.initiated_by(self):
                submission = submit(
                    self.session.workspace,
                    self.code.code(),
                    self.sign.path,
                    applications=self.choice.applications,
                    taken_back=self.choice.taken_back,
                    own_part=self.sign.own_part.given(),
                )
        except WrongOwnPart as error:
            self.sign.own_part.show_error(str(error))
            return
        except (BadValue, WrongCode) as error:
            self.code.show_error(str(error))
            announce(self, str(error))
            return
        except KnownError as error:
            self.sign.show_error(str(error))
            announce(self, str(error))
            return
        self._written = submission.path
        self.code.clear()
        self.sign.own_part.clear()
        self.choice.choose_all()
        self.refresh(None)
        self.show_receipt()

    @action("save-receipt", N_("Save the receipt…"), keys="Ctrl+S", roles=JUROR)
    def ask_receipt_path(self) -> None:
        receipt = last_receipt(self.session.workspace)
        if receipt is None:
            self.show_signing()
            return
        if self.faces.currentWidget() is not self.receipt:
            self.show_receipt()
        folder = (self._written or self.session.path).parent
        what = _("receipt")
        proposed = folder / f"{Path(receipt.file).stem}-{what}{PDF.suffix}"
        name, _chosen = QFileDialog.getSaveFileName(
            self, _("Save the receipt"), str(proposed), f"PDF ({pattern([PDF])})"
        )
        if name:
            self.save_receipt_at(Path(name))

    def save_receipt_at(self, path: Path) -> None:
        path = path if path.suffix else path.with_suffix(PDF.suffix)
        try:
            save_receipt(self.session.workspace, path)
        except KnownError as error:
            words, tone = str(error), "bad"
        else:
            words, tone = _("The receipt “{file}” is saved.").format(file=path.name), "good"
        self.receipt.show_saved(words, tone=tone)
        announce(self, words)
