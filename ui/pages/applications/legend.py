"""What the dots of the triple helix mean, in words under the table."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.application import Dossier, Helix
from evalapp.domain.texts import _
from ui.look import theme
from ui.tables.row_table import RowTable
from ui.widgets.helix import Swatch
from ui.widgets.text import Label


class HelixLegend(QWidget):
    """Shown only while the column with the dots, headed `head`, is in sight."""

    def __init__(self, table: RowTable[Dossier], head: str) -> None:
        super().__init__()
        self._table, self._head = table, head
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        for side in (Helix.COMPANY, Helix.KNOWLEDGE, Helix.GOVERNMENT):
            row.addWidget(Swatch(side.value))
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
