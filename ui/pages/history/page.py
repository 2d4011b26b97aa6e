"""The history: every change of the file, who made it, taking one back, and the proof that nothing was tampered with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PDF, WORKBOOK, FileKind, pattern
from evalapp.domain.journal import Change
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.files import safe_stem
from evalapp.operations.records.noted import check_noted, digits_of
from evalapp.operations.records.papers import read_paper
from evalapp.operations.records.story.asked_for import AskedFor
from evalapp.operations.records.story.sheet import KINDS
from evalapp.operations.records.story.undoing import why_never
from evalapp.operations.records.verification import Proof
from evalapp.words import formats
from ui.access.announcing import announce
from ui.dialogs.files import FilesAsked
from ui.look import theme
from ui.page import Part, TitledPage
from ui.pages.history.cards import ChangeCard, ProofCard
from ui.pages.history.checking import Checking
from ui.pages.history.exporting import Exporting
from ui.pages.history.listing import ChangeList
from ui.session import Session
from ui.widgets.aside import Aside
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField
from ui.widgets.stoppable import StoppableProgress
from ui.widgets.text import Label

_ASIDE = 320


class HistoryPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("History"))
        self.verify_button = Button(_("Verify the file"), self.verify)
        self.report_button = Button(_("Check a report…"), self._choose_report)
        self.export_button = Button(_("Export…"), self._choose_export)
        self.export_button.setToolTip(_("The changes that are asked for, as a table for a spreadsheet"))
        self.pdf_button = Button(_("PDF…"), self._choose_paper)
        self.pdf_button.setToolTip(_("The changes that are asked for, on paper, as a story"))
        self.add_action_button(self.pdf_button)
        self.add_action_button(self.export_button)
        self.add_action_button(self.verify_button)
        self.listing = ChangeList(session)
        self.search, self.table = self.listing.search, self.listing.table
        self.listing.listed.connect(self._show_chosen)
        self.listing.chosen.connect(self._show)
        self.begins_at = self.table
        self.exporting = Exporting(session, self)
        self.exporting.said.connect(self._show_exported)
        self.exporting.read.connect(self._show_read)
        self.exporting.drawn.connect(self._show_drawn)
        self.change_card, self.proof_card = ChangeCard(self._undo), ProofCard()
        self.change_card.change_asked.connect(self.listing.show_change)
        self.proof_card.told.connect(self._show_proof)
        self.progress = StoppableProgress(self.stop_checking)
        self.progress.hide()
        self._checking: Checking | None = None
        self.noted = LineField()
        self.noted.setPlaceholderText(_("Check a fingerprint: 7F3A-91C0-44DE"))
        self.noted.setAccessibleName(_("A fingerprint from a report or a message"))
        self.noted.returnPressed.connect(self.check_noted)
        self._lay_out()

    def _lay_out(self) -> None:
        sealed = Label(
            _("Each change seals the one before it. The fingerprint of the last one stands on every report."),
            type="caption",
            tone="dim",
            wrap=True,
        )
        checked = (sealed, self.noted, self.report_button)
        self._aside = Aside(_ASIDE, self.progress, self.proof_card, self.change_card, *checked)
        row = QHBoxLayout()
        row.setSpacing(theme.XL)
        row.addWidget(self.listing, 1)
        row.addWidget(self._aside)
        self.body.addLayout(row, 1)

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(reload=self.listing.reload_choices, tables=("application", "person")),
            Part(reload=self._reload_changes),
        )

    def _reload_changes(self) -> None:
        self.proof_card.hide()
        self.listing.reload()

    def open_at(self, target: object) -> None:
        """The number of an application, that of a change (an int), what is asked of the list, or printed reports to be
        checked (a list)."""
        if isinstance(target, AskedFor):
            self.listing.show_asked(target)
        elif isinstance(target, int):
            self.listing.show_change(target)
        elif isinstance(target, list):
            self.check_report(target[0])
            if len(target) > 1:
                text = _("Reports are checked one at a time: {file} now. Drop the others after it.")
                self.tell(text.format(file=shorten(target[0].name)), tone="attention")
        else:
            self.listing.show_application(target)

    def at(self) -> object:
        return self.listing.asked_for if self.listing.is_narrowed else None

    def _show_chosen(self) -> None:
        view = self.session.view
        n, head = view.number_of_changes(), formats.short_fingerprint(view.fingerprint())
        said = ngettext("{n} change", "{n} changes", n).format(n=formats.whole(n))
        if self.listing.is_narrowed:
            shown = len(self.table.rows_model.lines)
            text = _("{n} of more shown") if self.listing.has_more else _("{n} shown")
            said = f"{said} · {text.format(n=formats.whole(shown))}"
        self.set_state(said + " · " + _("fingerprint {fingerprint}").format(fingerprint=head))
        self._show(self.table.chosen_row)

    def _show(self, change: Change | None) -> None:
        why_not = self.session.why_not(Action.UNDO)
        if change is not None and not why_not:
            why_not = why_never(self.session.workspace, change.id)
        self.change_card.show_change(change, self.session.view, why_not=why_not)

    def _undo(self, change: Change) -> str:
        try:
            self.session.workspace.undo(change.id)
        except KnownError as error:
            return str(error)
        self.tell(_("Undone: {what}").format(what=change.summary), offers_undo=True)
        return ""

    # as a table, or on paper

    def _choose_export(self) -> None:
        path = self._place(_("Export the history"), KINDS)
        if path is not None:
            self.export(path)

    def _choose_paper(self) -> None:
        path = self._place(_("Print the history"), (PDF,))
        if path is not None:
            self.print_to(path)

    def _place(self, title: str, kinds: Sequence[FileKind]) -> Path | None:
        what = _("history")
        name = f"{safe_stem(self.session.path.stem)}-{what}{kinds[0].suffix}"
        known = ";;".join(f"*{each.suffix}" for each in kinds)
        return FilesAsked(session=self.session, kind="reports").place(self, title, name, known)

    def print_to(self, path: Path) -> None:
        """What is asked for, as a PDF."""
        self.begun.emit()
        self.exporting.begin_paper(path, self.listing.asked_for)
        self._show_exporting()

    def export(self, path: Path) -> None:
        """What is asked for, also what is not listed yet."""
        limit = self.session.view.number_of_changes()
        self.begun.emit()
        self.exporting.begin(
            path, self.listing.asked, self.listing.matcher(limit=limit), self.listing.asked_for
        )
        self._show_exporting()

    def _action_buttons(self) -> tuple[Button, ...]:
        return (self.pdf_button, self.export_button, self.report_button, self.verify_button)

    def _show_read(self, n: int) -> None:
        most = max(self.session.view.number_of_changes(), n)
        self.progress.show_progress(n, most, ngettext("{n} change read", "{n} changes read", n).format(n=n))

    def _show_drawn(self, percent: int) -> None:
        self.progress.show_progress(percent, 100, _("{n}% drawn").format(n=percent))

    def _show_exported(self, text: str, tone: str) -> None:
        self._show_exporting()
        self.tell(text, tone=tone)

    def _show_exporting(self) -> None:
        is_busy = self.exporting.is_busy
        self.progress.setVisible(is_busy or self._checking is not None)
        for button in self._action_buttons():
            button.setEnabled(not is_busy and self._checking is None)

    def verify(self) -> None:
        if self._checking is None:
            self._begin(Checking(self.session.workspace), _("The file is being verified…"))

    def _choose_report(self) -> None:
        asked = FilesAsked(session=self.session, kind="reports")
        path = asked.one(
            self, _("Check a report"), _("Reports ({patterns})").format(patterns=pattern([PDF, WORKBOOK]))
        )
        if path is not None:
            self.check_report(path)

    def check_report(self, path: Path) -> None:
        """Whether a printed report is what this file says that it is.

        What drawing it again takes is read here, of one moment; the proof of the file and the drawing go into the pool.
        """
        if self._checking is not None:
            self.tell(_("Another check is under way; stop it, or wait for it to end."), tone="attention")
            return
        try:
            paper = read_paper(self.session.workspace, path)
        except KnownError as error:
            self.proof_card.show_error(str(error))
            return
        self._begin(Checking(self.session.workspace, paper, path.name), _("The report is being drawn again…"))

    def _begin(self, checking: Checking, words: str) -> None:
        self._checking = checking
        self.destroyed.connect(checking.stop)
        self.proof_card.hide()
        self._show_progress(0)
        self._show_busy(self.report_button if checking.paper else self.verify_button)
        announce(self, words)
        self.session.tasks.run(checking.run, self._finish_check, progress=self._show_progress)

    def stop_checking(self) -> None:
        self.exporting.stop()
        if self._checking is not None:
            self._checking.stop()

    def _finish_check(self, found: Proof | None, error: Exception | None) -> None:
        """The check ended: with an answer, with a fault of ours, or, with neither, because it was stopped."""
        assert self._checking is not None
        self.destroyed.disconnect(self._checking.stop)
        checking, self._checking = self._checking, None
        self._show_busy(self.report_button if checking.paper else self.verify_button)
        if isinstance(error, KnownError):
            self.proof_card.show_error(str(error))
        elif error is not None:
            raise error
        elif found is None:
            self.proof_card.show_error(
                _("Stopped; whether the report is true is not known.")
                if checking.paper
                else _("Stopped; whether the file is as it should be is not known.")
            )
        else:
            self.proof_card.show_proof(found, checking.name)

    def _show_proof(self) -> None:
        """What a check found is read at once, wherever the page was scrolled."""
        if self.isVisible():
            self._aside.bring(self.proof_card)

    def _show_busy(self, begun_at: Button) -> None:
        is_busy = self._checking is not None
        had_keyboard = self.progress.stop.hasFocus()
        for button in self._action_buttons():
            button.setEnabled(not is_busy)
        self.progress.setVisible(is_busy)
        if is_busy and self.isVisible():
            self.progress.stop.setFocus()
        elif had_keyboard:
            begun_at.setFocus()

    def _show_progress(self, percent: int) -> None:
        self.progress.show_progress(percent, 100, _("{n}% checked").format(n=percent))

    def check_noted(self) -> None:
        """Whether the file ever had the fingerprint that was typed."""
        try:
            self.proof_card.show_noted(check_noted(self.session.view, digits_of(self.noted.text())))
        except KnownError as error:
            self.proof_card.show_error(str(error))
