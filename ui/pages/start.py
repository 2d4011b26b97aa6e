"""The first page: go on with a file, begin a call, look around in the demo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui import theme
from ui.widgets.badge import Badge
from ui.widgets.card import Card, IconLabel
from ui.widgets.text import ElidedLabel, Label, restyle

WIDTH = 760


class Choice(Card):
    """A card that is a button."""

    clicked = Signal()

    def __init__(self, icon: str, heading: str, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self.body.addWidget(IconLabel(icon, size=24, role="accent"))
        self.body.addWidget(Label(heading, type="section"))
        self.body.addWidget(Label(text, type="caption", tone="dim", wrap=True))
        self.body.addStretch()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        restyle(self, card="chosen")

    def focusOutEvent(self, event: object) -> None:
        restyle(self, card="true")


class RecentFile(Choice):
    """One line: name, folder, kind."""

    def __init__(self, path: Path) -> None:
        super().__init__("file", path.name, str(path.parent))
        while self.body.count():
            item = self.body.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        kind, tone = kind_of(path)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(IconLabel("file", size=20))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(path.name, type="strong"))
        words.addWidget(ElidedLabel(str(path.parent), type="caption", tone="dim"))
        row.addLayout(words, 1)
        row.addWidget(Badge(kind, tone))
        self.body.addLayout(row)
        self.body.setContentsMargins(theme.M, theme.S, theme.M, theme.S)


def kind_of(path: Path) -> tuple[str, str]:
    """What a file is, in a word, and the tone of its badge."""
    return {
        ".evalpanel": (_("panel"), "accent"),
        ".evalwork": (_("my scores"), "good"),
        ".evalpack": (_("pack"), "attention"),
    }.get(path.suffix.lower(), (_("file"), "quiet"))


class StartPage(QScrollArea):
    file_chosen = Signal(object)  # Path
    asked = Signal(str)  # id of an action: open, new, demo

    def __init__(self, recent: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Start"))
        column = QVBoxLayout()
        column.setSpacing(theme.L)
        column.addWidget(Label("Evalapp", type="figure"))
        column.addWidget(
            Label(
                _(
                    "Evaluation panels: score offline, merge what comes back, print a ranking that can be defended."
                ),
                tone="dim",
                wrap=True,
            )
        )
        column.addSpacing(theme.S)
        column.addLayout(self._choices())
        column.addSpacing(theme.S)
        column.addWidget(Label(_("Recent files"), type="section"))
        if not recent:
            said = _("None yet. Drop a panel, a pack or your scores anywhere in this window to open it.")
            column.addWidget(Label(said, tone="dim", wrap=True))
        lines = QVBoxLayout()
        lines.setSpacing(theme.S)
        for path in recent:
            line = RecentFile(path)
            line.clicked.connect(partial(self.file_chosen.emit, path))
            lines.addWidget(line)
        column.addLayout(lines)
        column.addStretch()
        middle = QWidget()
        middle.setLayout(column)
        column.setContentsMargins(theme.XXL, 56, theme.XXL, theme.XXL)
        middle.setMaximumWidth(theme.pixels(WIDTH))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addStretch()
        row.addWidget(middle, 100)
        row.addStretch()
        self.setWidget(holder)
        holder.setAutoFillBackground(False)

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        for action, icon, heading, text in (
            (
                "open",
                "open",
                _("Open…"),
                _("A panel, a pack you received, or the scores you were working on."),
            ),
            ("new", "new", _("New call…"), _("From a ready template, for the secretary of a panel.")),
            (
                "demo",
                "play",
                _("Try the demo"),
                _("A whole call with 33 made-up applications and 12 jurors."),
            ),
        ):
            choice = Choice(icon, heading, text)
            choice.clicked.connect(partial(self.asked.emit, action))
            row.addWidget(choice, 1)
        return row
