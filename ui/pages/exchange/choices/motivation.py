"""The justification of one version, with what is not in the version it is held against marked in it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from evalapp.domain.texts import _
from evalapp.domain.writing.difference import Difference, Kind
from ui.look import theme

_UNIT = 2  # bytes: Qt counts in UTF-16, in which an emoji is two


class Motivation(QPlainTextEdit):
    """Plain text, to read and to copy. What was added is bold, underlined and on the accent ground; what was taken
    out stands struck through where it was, and is not copied with the text."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._removed: list[tuple[int, int]] = []
        self._differs: tuple[int, int] | None = None  # where the first marked words are
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("frame", "bare")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("{version}: justification").format(version=heading))
        self.setFont(theme.font("table"))
        self.setMinimumHeight(theme.pixels(80))
        self.document().setDocumentMargin(0)

    def sizeHint(self) -> QSize:
        """No higher than it must be: it takes what room there is, and scrolls in it."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def show_text(self, text: str, difference: Difference | None = None) -> None:
        self._removed, self._differs = [], None
        self.setEnabled(bool(text))
        self.setAccessibleDescription(_heard(difference))
        if difference is None or not text:
            self.setPlainText(text or _("no justification"))
            return
        self.clear()
        cursor = self.textCursor()
        for piece in difference.pieces:
            within = piece.text.lstrip()
            cursor.insertText(piece.text[: len(piece.text) - len(within)], QTextCharFormat())
            start = cursor.position()
            cursor.insertText(within, _look(piece.kind))
            if piece.kind is not Kind.SAME and within and self._differs is None:
                self._differs = (start, cursor.position())
            if piece.kind is Kind.REMOVED:
                before = len(piece.text) - len(within)
                self._removed.append((start - before, cursor.position()))
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self._show_difference()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_difference()

    def _show_difference(self) -> None:
        """The first marked words decide between the versions: they are in sight, the first of them in any case."""
        if self._differs is None:
            return
        self.verticalScrollBar().setValue(0)
        for at in reversed(self._differs):
            cursor = self.textCursor()
            cursor.setPosition(at)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What was taken out is no part of the text."""
        cursor = self.textCursor()
        units = self.toPlainText().encode("utf-16-le", "surrogatepass")
        kept, at, end = b"", cursor.selectionStart(), cursor.selectionEnd()
        for start, stop in self._removed:
            kept += units[at * _UNIT : max(at, min(start, end)) * _UNIT]
            at = max(at, min(stop, end))
        kept += units[at * _UNIT : end * _UNIT]
        data = QMimeData()
        data.setText(kept.decode("utf-16-le", "surrogatepass"))
        return data


def _look(kind: Kind) -> QTextCharFormat:
    look = QTextCharFormat()
    if kind is Kind.ADDED:
        look.setBackground(theme.colour("accent-ground"))
        look.setForeground(theme.colour("accent"))
        look.setFontUnderline(True)
        look.setFontWeight(600)
    elif kind is Kind.REMOVED:
        look.setForeground(theme.colour("dim"))
        look.setFontStrikeOut(True)
    return look


def _heard(difference: Difference | None) -> str:
    """The marks, to who hears the screen."""
    if difference is None:
        return ""
    said = [difference.words]
    for kind, words in ((Kind.ADDED, _("added: {words}")), (Kind.REMOVED, _("taken out: {words}"))):
        if found := difference.of(kind):
            said.append(words.format(words=" … ".join(found)))
    return "; ".join(said)
