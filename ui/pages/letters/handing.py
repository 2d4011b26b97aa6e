"""The card over the letters, and what its buttons do: into a folder, or onto paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.letters.standing import standing_words
from ui.actions import OFFICE, action
from ui.dialogs.files import FilesAsked
from ui.pages.letters.jobs import PrintingLetters, SavingLetters
from ui.pages.reports.paper import ask_printer, printed_words
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.pages.letters.page import LettersPage


class Handing(QObject):
    ask_printer = staticmethod(ask_printer)

    def __init__(self, page: LettersPage) -> None:
        super().__init__(page)
        self._page = page
        self._standing = ""
        self._printer: QPrinter | None = None

    @action("save-letters", N_("Save the decision letters…"), roles=OFFICE)
    def ask_save(self) -> None:
        self._show_card(self._page.card.save_button)

    @action("print-letters", N_("Print the decision letters…"), roles=OFFICE)
    def ask_print(self) -> None:
        self._show_card(self._page.card.print_button)

    def _show_card(self, button: Button) -> None:
        page = self._page
        if page.material is None or not page.material.applications:
            return
        page.form.store()
        page.card.show_letters(page.seen, [each.number for each in page.table.selected_rows])
        page.columns.hide()
        page.card_area.show()
        button.setFocus()

    def leave_card(self) -> None:
        """Back to the letters, with what is chosen in them."""
        page = self._page
        if page.card_area.isHidden():
            return
        page.card_area.hide()
        has_any = page.material is not None and bool(page.material.applications)
        page.columns.setVisible(has_any)
        if has_any:
            page.save_button.setFocus()

    def save(self) -> None:
        """What is wrong with them stops nothing: it was said, and is said again with what came of it."""
        page = self._page
        if not self._may_begin():
            return
        folder = FilesAsked(session=page.session, kind="letters").whole(page, _("A folder for the letters"))
        if folder is not None:
            self.save_in(folder)

    def save_in(self, folder: Path) -> None:
        card, seen = self._page.card, self._page.seen
        self._standing = "" if seen is None else standing_words(seen, card.numbers)
        # All of them are no choice: what they are called together says which it was.
        job = SavingLetters(self._page.papers(), card.numbers if card.is_chosen else (), card.as_what, folder)
        card.work.start(job, partial(self._show_saved, folder))

    def print_it(self) -> None:
        page = self._page
        if not self._may_begin():
            return
        name = _("Decision letters")
        printer = self._printer = self.ask_printer(page, name)
        if printer is not None:
            page.card.work.start(
                PrintingLetters(page.papers(), page.card.numbers, printer, name), self._show_printed
            )

    def _may_begin(self) -> bool:
        """Of a file that was altered nothing is printed."""
        card = self._page.card
        if card.work.is_busy or not card.numbers:
            return False
        card.begin()
        self._page.begun.emit()
        try:
            self._page.session.workspace.verdict.require()
        except KnownError as error:
            card.work.say(str(error))
            return False
        return True

    def _show_saved(self, folder: Path, written: Sequence[Path]) -> None:
        n = len(written)
        words = ngettext(
            "{n} file is written in “{folder}”.", "{n} files are written in “{folder}”.", n
        ).format(n=n, folder=folder.name)
        self._page.card.show_saved(f"{words} {self._standing}", folder)
        self._page.tell(words, tone="good")

    def _show_printed(self, pages: int) -> None:
        printer = self._printer
        assert printer is not None
        self._page.tell(printed_words(printer, pages), tone="good")

    def tell_stopped(self) -> None:
        self._page.tell(_("The letters were stopped; nothing was written or printed."))
