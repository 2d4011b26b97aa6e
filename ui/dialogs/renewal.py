"""What a newer pack changed in work that was begun."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.juror.renewal import Renewal
from ui.dialogs.overlay import Overlay
from ui.look import theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.text import Label


class RenewalSheet(Overlay):
    """`show_aside` leads to where the scores that were kept aside can be read."""

    def __init__(self, window: QWidget, renewal: Renewal, show_aside: Callable[[], object]) -> None:
        super().__init__(window, _("What pack {number} changed").format(number=renewal.number), width=600)
        self._show_aside = show_aside
        self.card.heading.setText(self.accessibleName())
        self.card.heading.show()
        self.card.body.addWidget(Label(renewal.summary(), tone="dim", wrap=True))
        self.sentences = renewal.sentences()
        self.card.body.addWidget(self._list(window))
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addStretch()
        self.aside = Button(_("Show what was kept aside"), self._go_aside)
        self.aside.setVisible(renewal.kept_aside > 0)
        self.button = PrimaryButton(_("To work"), self.close_over)
        row.addWidget(self.aside)
        row.addWidget(self.button)
        self.card.body.addLayout(row)
        self.setFocusProxy(self.button)

    def _go_aside(self) -> None:
        self.close_over()
        self._show_aside()

    def _list(self, window: QWidget) -> QScrollArea:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, theme.S, theme.S, theme.S)
        column.setSpacing(theme.S)
        for sentence in self.sentences:
            column.addLayout(_point(sentence))
        # Wrapped lines are as high as their width makes them, which a scroll area does not ask.
        sheet.ensurePolished()
        width = self.card.width() - 2 * theme.L - theme.M
        sheet.setFixedSize(width, column.heightForWidth(width))
        area = QScrollArea()
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(" ".join(self.sentences))
        area.setWidget(sheet)
        for ground in (area.viewport(), sheet):
            ground.setAutoFillBackground(False)
        room = max(window.height() - theme.pixels(300), theme.pixels(140))
        area.setFixedHeight(min(sheet.height(), room))
        return area


def _point(sentence: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.S)
    row.addWidget(Label("•", tone="accent"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(sentence, wrap=True), 1)
    return row
