"""Handing out: a sealed pack or a spreadsheet form for each juror, and the access codes, shown once."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import CODES
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.desks.keeping.keys import earlier_codes_said, identities_of
from evalapp.operations.exchange.carrying import Writing
from evalapp.operations.exchange.forms import HandedForms, plan_forms
from evalapp.operations.exchange.handout import HandedOut, plan_packs
from evalapp.operations.exchange.preview import Outgoing, exposed_words, outgoing
from evalapp.operations.progress.before_sending import before_handing_out, before_writing
from ui.dialogs.files import FilesAsked
from ui.look import theme
from ui.pages.exchange.handing_bar import HandingBar
from ui.pages.exchange.handout_buttons import HandoutButtons, due
from ui.pages.exchange.handout_codes import CodesCard, MoreLinks, still_there
from ui.pages.exchange.handout_forms import FormsCard, KindChoice
from ui.pages.exchange.handout_preview import PreviewCard
from ui.pages.exchange.handout_rows import handed_words, pack_columns, pack_rows
from ui.pages.exchange.post.post_panel import PostPanel
from ui.session import Session
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.card import EmptyState
from ui.widgets.text import Label


class HandoutPanel(QWidget):
    """`handed(HandedOut or HandedForms)` after packs or forms were written, or some of them until it was stopped."""

    handed = Signal(object)
    go_requested = Signal(str, object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__()
        self.session = session
        self.result: HandedOut | None = None  # as long as its codes are shown
        self._codes_file: Path | None = (
            None  # of the last hand-out, where letters and drafts find what goes along
        )
        self._packs: Path | None = None
        self._asked: tuple[str, ...] | None = None
        self._has_codes = False
        self._ticked_for = 0  # which key was renewed when new codes were chosen for it
        self.kind = KindChoice()
        self.buttons = HandoutButtons(self._ask)
        self.progress = HandingBar(session, page)
        self.progress.ended.connect(self._finish)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.short = Label(type="table", tone="attention", wrap=True)
        self.table = RowTable(
            RowsModel(pack_columns(), key=lambda row: row.juror), _("Jurors and their packs")
        )
        self.table.chosen.connect(self._show_buttons)
        self.codes_card = CodesCard(self.offer_letters, self.offer_mails, self._forget)
        self.codes = self.codes_card.table
        self.forms_card = FormsCard(self._forget)
        self.preview = PreviewCard(self._ask_folder, self._leave_preview)
        self.post = PostPanel(session, page)
        self.post.closed.connect(self._leave_post)
        self.kind.changed.connect(self._show_buttons)
        self.empty = EmptyState(
            _("Packs go out once applications are assigned"),
            _("Each juror gets a sealed pack with only the applications to assess, and a code that opens it."),
            icon="key",
            act_label=_("Go to the jury"),
            act=partial(self.go_requested.emit, "jury", None),
        )  # fmt: skip
        self._lay_out()
        self.progress.hold(self.buttons, self.kind, self.preview, self.more)

    def _lay_out(self) -> None:
        self.closed = Label(type="table", tone="dim", wrap=True)
        self.more = MoreLinks(self.offer_letters, self.offer_mails)
        self._jurors = QWidget()
        column = QVBoxLayout(self._jurors)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.table, 1)
        column.addWidget(self.closed)
        column.addWidget(self.short)
        column.addWidget(self.buttons)
        column.addWidget(self.more)
        column.addStretch()
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.kind)
        column.addWidget(self.progress)
        column.addWidget(self.error)
        column.addWidget(self.codes_card, 1)
        column.addWidget(self.forms_card, 1)
        column.addWidget(self.preview, 1)
        column.addWidget(self.post, 1)
        column.addWidget(self._jurors, 1)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole, 1)
        layout.addWidget(self.empty, 1)
        self.error.hide()

    def refresh(self) -> None:
        rows = pack_rows(self.session.view)
        is_assigned = any(row.applications for row in rows)
        self.table.set_rows(rows)
        self._whole.setVisible(is_assigned)
        self.empty.setVisible(not is_assigned)
        may = self.session.may(Action.HAND_OUT)
        self.closed.setText("" if may else self._why_closed())
        self.closed.setVisible(not may)
        self.more.setVisible(may and any(row.number for row in rows))
        self._has_codes = bool(self.session.view.juror_keys())
        said = (before_handing_out(self.session.view) if may else "", earlier_codes_said(self.session.view))
        words = " ".join(filter(None, said))
        self.short.setText(words)
        self.short.setVisible(bool(words))
        self._show_buttons()
        if not self.preview.isHidden() and not self.progress.is_busy:
            self._look_ahead()

    def _why_closed(self) -> str:
        """The phase is no reason where nothing at all can be written."""
        return self.session.why_read_only or _(
            "Packs and forms are handed out in the phases “Draft” and “Scoring”; move the call back to hand out again."
        )

    def _show_buttons(self) -> None:
        self.buttons.show_for(
            self.table.rows_model.rows,
            self.table.chosen_row,
            may=self.session.may(Action.HAND_OUT),
            is_forms=self.kind.is_forms,
        )
        self.more.show_for(has_codes=self._has_codes, is_forms=self.kind.is_forms)

    def take_focus(self) -> None:
        """To the jurors, or to what was made for them and stands in their place."""
        places = (self.codes, self.forms_card.table, self.preview.go, self.post.begins_at, self.table)
        next((each for each in places if each.isVisible()), self).setFocus()

    def state(self) -> str:
        return handed_words(self.session.view, self.table.rows_model.rows)

    def ask_folder(self) -> None:
        """To those who have nothing yet; to all where everybody has."""
        self._ask(due(self.table.rows_model.rows) or None)

    def _ask(self, jurors: tuple[str, ...] | None) -> None:
        """Show first what would go out; nothing is written yet."""
        if self.progress.is_busy:
            return
        self._show_error("")
        self._asked = jurors
        self._make_new_codes_once()
        self._show_face(self.preview)
        if self._look_ahead():
            self.preview.go.setFocus()

    def _make_new_codes_once(self) -> None:
        """After each renewal of the key, where nobody chose yet: with earlier codes a lost copy keeps its use."""
        if self.kind.is_forms or (newest := identities_of(self.session.view)[-1].nth) == self._ticked_for:
            return
        with suppress(KnownError):  # what it would refuse is said by the preview
            if exposed_words(outgoing(self.session.view, self._asked)):
                self._ticked_for = newest
                self.buttons.new_codes.setChecked(True)

    def _look_ahead(self) -> bool:
        """Again after a change; back to the jurors where it cannot be any more."""
        view, new_codes = self.session.view, self.buttons.new_codes.isChecked()
        try:
            self.session.workspace.require(Action.HAND_OUT)
            rows = outgoing(view, self._asked, is_forms=self.kind.is_forms, new_codes=new_codes)
        except KnownError as error:
            self._show_face(self._jurors)
            self._show_error(str(error))
            return False
        said = (before_writing(view), exposed_words(rows), self._new_codes_words(rows))
        self.preview.show_rows(rows, is_forms=self.kind.is_forms, note=" ".join(filter(None, said)))
        return True

    def _new_codes_words(self, rows: Sequence[Outgoing]) -> str:
        if self._ticked_for and any(each.has_new_code and each.number > 1 for each in rows):
            return _("New codes are made because the key of the panel was renewed; the codes go out anew.")
        return ""

    def _leave_preview(self) -> None:
        self._show_face(self._jurors)
        self.take_focus()

    def _ask_folder(self, jurors: tuple[str, ...]) -> None:
        if self.progress.is_busy:
            return
        title = _("Folder for the forms") if self.kind.is_forms else _("Folder for the packs")
        folder = FilesAsked(session=self.session, kind="handout").whole(self, title)
        if folder is not None:
            self.hand_out_to(folder, jurors)

    def hand_out_to(self, folder: Path, jurors: tuple[str, ...] | None = None) -> None:
        """Write packs or forms beside the window."""
        if self.progress.is_busy:
            return
        self._show_error("")
        try:
            writing = self._plan(folder, jurors)
        except KnownError as error:
            self._show_error(str(error))
            return
        self.progress.begin(writing)

    def _plan(self, folder: Path, jurors: tuple[str, ...] | None) -> Writing[HandedOut | HandedForms]:
        workspace = self.session.workspace
        if self.kind.is_forms:
            return plan_forms(workspace, folder, jurors=jurors)
        return plan_packs(workspace, folder, jurors=jurors, new_codes=self.buttons.new_codes.isChecked())

    def let_go(self) -> None:
        """The panel is closed: what is written by now is recorded first."""
        self.post.let_go()
        self.progress.let_go()

    def under_way(self) -> str:
        if not self.progress.is_busy:
            return self.post.under_way()
        if self.kind.is_forms:
            return _("Forms are still being written. Whoever goes on stops it after the form at hand.")
        return _(
            "Packs are still being written. Whoever goes on stops it after the pack at hand; the codes of those that "
            "are written stand in {file}, beside them."
        ).format(file=CODES)

    def _finish(self, handed: HandedOut | HandedForms | None, error: Exception | None) -> None:
        """What was written is shown, with its codes, whatever became of the rest."""
        self.buttons.new_codes.setChecked(False)
        if isinstance(handed, HandedForms) and handed.forms:
            self.forms_card.show_forms(handed)
            self._show_face(self.forms_card)
        elif isinstance(handed, HandedOut) and handed.packs:
            self.result = handed
            self._packs = handed.folder
            if any(pack.code for pack in handed.packs):  # else the codes stay where they were
                self._codes_file = handed.codes_file
            self.codes_card.show_codes(handed, earlier_codes_said(self.session.view))
            self._show_face(self.codes_card)
        elif not self.preview.isHidden():
            self._show_face(self._jurors)
        said = [str(error)] if isinstance(error, KnownError) else []
        self._show_error(" ".join([*said, handed.waiting if handed else ""]).strip())
        self.take_focus()
        if handed is not None:
            self.handed.emit(handed)
        if error is not None and not isinstance(error, KnownError):
            raise error

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def offer_letters(self) -> None:
        self._show_face(self.post)
        self.post.offer_letters(still_there(self._codes_file))

    def offer_mails(self) -> None:
        self._show_face(self.post)
        self.post.offer_mails(still_there(self._packs))

    def _leave_post(self) -> None:
        """Back to the codes, which nobody hid yet."""
        self._show_face(self.codes_card if self.result is not None else self._jurors)
        self.take_focus()

    def _forget(self) -> None:
        self.result = None
        self.codes_card.show_codes(None)
        self._show_face(self._jurors)
        self.table.setFocus()

    def _show_face(self, face: QWidget) -> None:
        """What was made alone, so that nothing distracts from noting the codes, or the jurors."""
        for each in (self.codes_card, self.forms_card, self.preview, self.post, self._jurors):
            each.setVisible(each is face)
        self.kind.setVisible(face is self._jurors)
