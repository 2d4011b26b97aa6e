"""The letter at hand as it is printed, drawn anew after each edit."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.operations.letters.papers import Papers
from ui.access.tab_order import put_in_tab_order
from ui.look import theme
from ui.pages.letters.latest import Latest
from ui.settings import ReadingPlace
from ui.tasks import Report, Tasks
from ui.widgets.pdf.document import OpenDocument
from ui.widgets.pdf.pane import PdfPane
from ui.widgets.text import Label

_LEAST = 420  # pixels as designed that it is high where it stands below the form


class LetterPreview(QWidget):
    """The reader stays where the pages were read, as long as it is the same letter. Tab comes to it `after` that."""

    def __init__(self, tasks: Tasks, after: QWidget) -> None:
        super().__init__()
        self._after = after
        self.setMinimumHeight(theme.pixels(_LEAST))
        self.note = Label(type="table", tone="dim", wrap=True)
        self.pane: PdfPane | None = None
        self._open: OpenDocument | None = None
        self._shown = ""
        self._drawing: Latest[tuple[str, bytes]] = Latest(tasks, self._take, self.say, parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.S)
        self._column.addWidget(self.note)
        self.say("")

    def draw(self, papers: Papers, number: str) -> None:
        if self.pane is None or number != self._shown:
            self.note.setText(_("The letter is being drawn…"))
            self.note.show()
        self._drawing.ask(partial(_drawn, papers, number))

    def say(self, text: str) -> None:
        """Why there is nothing to show."""
        self._drawing.drop()
        self._leave()
        self._shown = ""
        self.note.setText(text)
        self.note.show()

    def _take(self, made: tuple[str, bytes]) -> None:
        number, content = made
        place = ReadingPlace(zoom="width")
        if self.pane is not None and number == self._shown:
            place = self.pane.place()
        had_keyboard = self._has_keyboard()
        try:
            opened = OpenDocument(QByteArray(content), number)
        except KnownError as error:
            self.say(str(error))
            return
        self._leave()
        self._open, self._shown = opened, number
        self.destroyed.connect(opened.close)
        self.pane = PdfPane(opened.document, _("Letter of {application}").format(application=number), place)
        self._column.addWidget(self.pane, 1)
        put_in_tab_order(self._after, self.pane)
        self.note.hide()
        if had_keyboard:
            self.pane.setFocus()

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return self.pane is not None and focus is not None and self.pane.isAncestorOf(focus)

    def _leave(self) -> None:
        """Give the memory back. The closed document itself lives as long as the widgets that knew it."""
        pane, opened = self.pane, self._open
        self.pane = self._open = None
        if pane is not None:
            pane.let_go()
            self._column.removeWidget(pane)
            pane.hide()
            pane.deleteLater()
        if opened is not None:
            self.destroyed.disconnect(opened.close)
            opened.close()


def _drawn(papers: Papers, number: str, _report: Report) -> tuple[str, bytes]:
    return number, papers.of([number]).draw()
