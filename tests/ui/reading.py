"""All that a window says, whether read, heard or drawn, and what of it stands outside the marks of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.hearing import Said
from tests.marking import marked, with_marks
from ui import language as window_language
from ui.language import QtWords

_READ = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


class _MarkingQt(QtWords):
    """Qt's own words with marks round them; a word that Qt has no Dutch for stays as it is."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._language = language

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        found = super().translate(context, source, disambiguation, n)
        return marked(found, self._language) if self._language == "en" or found != source else source

    def isEmpty(self) -> bool:
        return False


class Heard(Said):
    """Collects what is said while it listens."""

    def hear(self, root: QWidget) -> None:
        root.grab()
        self.add(_read(root))


def _read(root: QWidget) -> Iterator[str]:
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield from (widget.statusTip(), widget.whatsThis(), widget.windowTitle())
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard is not None:
            yield from (heard.text(QAccessible.Text.Name), heard.text(QAccessible.Text.Description))
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(n) for n in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(n) for n in range(widget.count()))
        elif isinstance(widget, QTableView) and widget.model() is not None:
            yield from _cells(widget.model())
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    across = range(model.columnCount())
    for column in across:
        for role in _READ:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
    for row in range(model.rowCount()):
        for column in across:
            for role in _READ:
                yield str(model.index(row, column).data(role) or "")


@contextmanager
def in_marked(language: str, names: Iterable[str] = ()) -> Iterator[Heard]:
    """Within it the program speaks with marks, at first `language`; what is painted is heard too."""
    heard, words = Heard(names), _MarkingQt(language)
    draw = QPainter.drawText

    def listening(painter: QPainter, *given: object) -> object:
        # What is cut to fit is read whole elsewhere: in the tooltip, or in the model of its table.
        heard.add(each for each in given if isinstance(each, str) and not each.endswith("…"))
        return draw(painter, *given)  # type: ignore[call-overload]

    app = QApplication.instance()
    assert isinstance(app, QCoreApplication)
    with pytest.MonkeyPatch.context() as patch, with_marks(language):
        patch.setattr(QPainter, "drawText", listening)
        patch.setattr(window_language, "QtWords", _MarkingQt)
        app.installTranslator(words)
        try:
            yield heard
        finally:
            app.removeTranslator(words)


def in_marked_dutch(names: Iterable[str] = ()) -> AbstractContextManager[Heard]:
    return in_marked("nl", names)
