"""The list of the applications, with what finds, explains and hides its rows over and below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.application import Dossier
from evalapp.domain.texts import _
from evalapp.operations.admissibility.standings import Stood
from ui.look import theme
from ui.pages.applications.legend import HelixLegend
from ui.pages.applications.rows import application_columns, found_words, helix_head
from ui.tables.hidden import HiddenNote
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import LinkButton
from ui.widgets.folding.row import FoldingRow


class ApplicationListing(QWidget):
    """`beside`: what stands next to the line that the rows are searched by."""

    def __init__(self, stood_of: Callable[[str], Stood | None], beside: Sequence[QWidget]) -> None:
        super().__init__()
        model = RowsModel(
            application_columns(stood_of),
            key=lambda dossier: dossier.application.number,
            texts=found_words,
        )
        self.table = RowTable(model, _("Applications"))
        self.filter = self.table.filtering.make_line(_("Search number, title, organisation, partner…"))
        self.search = self.filter.field
        self.legend = HelixLegend(self.table, helix_head())
        self.hidden = HiddenNote(self.table)
        self.none_found = LinkButton(_("Nothing found. Show all applications"), self.search.clear)
        self.table.rearranged.connect(self._say_none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(FoldingRow((self.filter, *beside)))
        column.addWidget(self.table, 1)
        for each in (self.legend, self.hidden, self.none_found):
            column.addWidget(each)
        column.addStretch()

    @property
    def found(self) -> int:
        """How many rows are in the list as it is searched now."""
        return len(self.table.rows_model.lines)

    def show_dossiers(self, dossiers: Sequence[Dossier]) -> None:
        self.table.set_rows(dossiers)
        self.none_found.setVisible(bool(dossiers) and not self.found)

    def _say_none(self) -> None:
        self.none_found.setVisible(not self.found)
