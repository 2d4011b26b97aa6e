"""The three columns of the page; of a narrow one the form stands under the dossier."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.text import Ground, Rule

_LIST, _FORM = 290, 388  # pixels as designed; the conditions just fit, beside a scroll bar
_LIST_SHARE, _FORM_SHARE = 0.28, 0.46  # of the width, and of the height where it stands below
_WITH_FORM = 1_000  # pixels as designed
_ANY = 16_777_215  # what Qt takes for no limit


class Columns(QWidget):
    def __init__(self, dossiers: QWidget, sheet: QScrollArea, form: QWidget, foot: QWidget) -> None:
        super().__init__()
        self._list = dossiers
        area, inner = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Proposal of the jury"))
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        inside.addWidget(form)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        self.form = Ground("panel", line="left")
        column = QVBoxLayout(self.form)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(Rule())
        column.addWidget(foot)
        self._centre = QVBoxLayout()
        self._centre.setSpacing(0)
        self._centre.addWidget(sheet, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(dossiers)
        self._row.addLayout(self._centre, 1)
        self._row.addWidget(self.form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters too the results keep their share."""
        super().resizeEvent(event)
        self._list.setFixedWidth(min(theme.pixels(_LIST), round(self.width() * _LIST_SHARE)))
        is_beside = self.width() >= theme.pixels(_WITH_FORM)
        if is_beside != (self._row.indexOf(self.form) >= 0):
            (self._row if is_beside else self._centre).addWidget(self.form)
        if is_beside:
            self.form.setFixedWidth(theme.pixels(_FORM))
            self.form.setMinimumHeight(0)
            self.form.setMaximumHeight(_ANY)
        else:
            self.form.setMinimumWidth(0)
            self.form.setMaximumWidth(_ANY)
            self.form.setFixedHeight(round(self.height() * _FORM_SHARE))
