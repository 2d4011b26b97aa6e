"""The sheet of shortcuts, made from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from evalapp.domain.texts import _
from ui.actions import Action
from ui.dialogs.overlay import Overlay
from ui.look import theme
from ui.widgets.key_cap import KeyCap
from ui.widgets.text import Label


def native_keys(keys: str) -> str:
    return (
        QKeySequence(keys)
        .toString(QKeySequence.SequenceFormat.NativeText)
        .replace("+", " ")
        .replace("  ", " +")
    )


class ShortcutSheet(Overlay):
    def __init__(self, window: QWidget, actions: Sequence[Action], *, with_typing: bool) -> None:
        super().__init__(window, _("Shortcuts"), width=520)
        self.card.heading.setText(_("Shortcuts"))
        self.card.heading.show()
        rows = [(native_keys(action.keys), action.text) for action in actions if action.keys]
        if with_typing:
            rows = [*typing_keys(), *rows]
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, theme.S, 0)
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for n, (keys, text) in enumerate(rows):
            grid.addWidget(KeyCap(keys), n, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(Label(text, type="table", wrap=True), n, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.accessibleName())
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        area.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)
        area.setMinimumHeight(
            min(sheet.sizeHint().height() + 4, max(window.height() - theme.pixels(220), 160))
        )
        self.card.body.addWidget(area)
        self.card.body.addWidget(Label(_("Escape closes this sheet."), type="caption", tone="dim"))


def typing_keys() -> tuple[tuple[str, str], ...]:
    """(keys, what they do) of the score form, which handles them itself."""
    return (
        ("0 … 9", _("choose a whole value")),
        (_("a comma or point"), _("add a half")),
        ("A … Z", _("choose a word by its first letters, or begin the justification")),
        ("← →", _("one value lower or higher")),
        ("↑ ↓", _("previous or next criterion")),
        ("Tab", _("from the value to the justification, then to the next criterion")),
        (_("Delete"), _("take the value away")),
    )
