"""What the marks of the triple helix mean, in words under the table."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.application import Dossier, Helix
from evalapp.domain.texts import _
from evalapp.operations.admissibility.overview import Looked
from ui.look import theme
from ui.tables.pictures import shape_of
from ui.tables.row_table import RowTable
from ui.widgets.helix import Swatch
from ui.widgets.text import Label


class _Shape(Swatch):
    """As the table has it, which tells a side by its shape too."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(
            shape_of(self._role, QRectF(self.rect()).adjusted(1, 1, -1, -1)), theme.colour(self._role)
        )


class HelixLegend(QWidget):
    """Shown only while the column with the dots, headed `head`, is in sight."""

    def __init__(self, table: RowTable[Dossier] | RowTable[Looked], head: str) -> None:
        super().__init__()
        self._table, self._head = table, head
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        for side in (Helix.COMPANY, Helix.KNOWLEDGE, Helix.GOVERNMENT):
            row.addWidget(_Shape(side.value))
            row.addWidget(Label(side.label, type="caption", tone="dim"))
            row.addSpacing(theme.S)
        row.addWidget(
            Label(_("open: nothing signed · half: not given"), type="caption", tone="dim", wrap=True), 1
        )
        table.folded.connect(self._look)
        table.renewed.connect(self._look)

    def _look(self) -> None:
        hidden = {column.head for column in self._table.columns_out_of_sight}
        self.setVisible(self._head not in hidden)
