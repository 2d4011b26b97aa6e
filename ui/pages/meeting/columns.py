"""The three columns of the meeting; of a narrow page the room stands under the application."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.meeting.room.rail import Rail
from ui.widgets.buttons import Button

_AGENDA, _RAIL = 266, 282  # pixels as designed
_AGENDA_SHARE, _RAIL_SHARE = 0.28, 0.36  # of the width, and of the height where it stands below
_WITH_RAIL = 1_000  # pixels as designed
_ANY = 16_777_215  # what Qt takes for no limit


class Columns(QWidget):
    """`opening` takes the place of `sheet` while somebody opens the meeting, by the button below `agenda`."""

    def __init__(
        self, agenda: QWidget, sheet: QWidget, opening: QWidget, rail: Rail, open_button: Button
    ) -> None:
        super().__init__()
        self._agenda, self._rail = agenda, rail
        area, holder = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Open the meeting"))
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.XXL, theme.XL, theme.XXL, theme.XXL)
        column.addWidget(opening)
        column.addStretch(1)
        area.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._middle = QStackedWidget()
        self._middle.addWidget(sheet)
        self._middle.addWidget(area)
        self._centre = QVBoxLayout()
        self._centre.setSpacing(0)
        self._centre.addWidget(self._middle, 1)
        self._foot = QWidget()
        button = QHBoxLayout(self._foot)
        button.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        button.addWidget(open_button)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(agenda, 1)
        left.addWidget(self._foot)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(left)
        self._row.addLayout(self._centre, 1)
        self._row.addWidget(rail)

    def offer_to_open(self, is_offered: bool) -> None:
        self._foot.setVisible(is_offered)

    def show_opening(self, is_opening: bool) -> None:
        self._middle.setCurrentIndex(int(is_opening))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters too the scores keep their share."""
        super().resizeEvent(event)
        self._agenda.setFixedWidth(min(theme.pixels(_AGENDA), round(self.width() * _AGENDA_SHARE)))
        is_beside = self.width() >= theme.pixels(_WITH_RAIL)
        if is_beside != (self._row.indexOf(self._rail) >= 0):
            (self._row if is_beside else self._centre).addWidget(self._rail)
        self._rail.set_narrow(not is_beside)
        if is_beside:
            self._rail.setFixedWidth(theme.pixels(_RAIL))
            self._rail.setMaximumHeight(_ANY)
        else:
            self._rail.setMinimumWidth(0)
            self._rail.setMaximumWidth(_ANY)
            self._rail.setMaximumHeight(round(self.height() * _RAIL_SHARE))
