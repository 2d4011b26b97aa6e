"""The budget of an application: what is asked each year, and the lines against the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.application import BudgetLine, Dossier
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import _, pgettext
from evalapp.words.formats import money
from ui.look import theme
from ui.pages.dossier.ceilings import CeilingsView
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.card import EmptyState


@dataclass(frozen=True, kw_only=True)
class YearRow:
    """`amounts`: year → cents."""

    line: str
    source: str
    amounts: dict[int, int]
    is_total: bool = False

    @property
    def total(self) -> int:
        return sum(self.amounts.values())


def rows_of(lines: Sequence[BudgetLine]) -> list[YearRow]:
    """A row for each line and source in the order they came, then the sum of all."""
    amounts: dict[tuple[str, str], dict[int, int]] = {}
    whole: dict[int, int] = {}
    for line in lines:
        row = amounts.setdefault((line.line, line.source), {})
        row[line.year] = row.get(line.year, 0) + line.amount
        whole[line.year] = whole.get(line.year, 0) + line.amount
    rows = [YearRow(line=line, source=source, amounts=row) for (line, source), row in amounts.items()]
    return [*rows, YearRow(line=_("Total"), source="", amounts=whole, is_total=True)]


def _columns(years: Sequence[int]) -> tuple[Column[YearRow], ...]:
    def year_column(year: int) -> Column[YearRow]:
        return Column(
            head=str(year),
            cell=lambda row: Cell(text=money(row.amounts.get(year)), tone="text" if row.is_total else "dim"),
            is_right=True,
        )

    return (
        Column(
            head=_("Line"),
            cell=lambda row: Cell(
                text=row.line, after=row.source, type="table-strong" if row.is_total else "table"
            ),
            stretches=True,
            least=130,
        ),
        *(year_column(year) for year in years),
        Column(
            head=_("Total"), cell=lambda row: Cell(text=money(row.total), type="table-strong"), is_right=True
        ),
    )


class BudgetView(QWidget):
    def __init__(self, dossier: Dossier, rules: BudgetRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = dossier.budget
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.L)
        layout.addWidget(CeilingsView(dossier, rules))
        if not lines:
            layout.addWidget(
                EmptyState(
                    _("No budget lines"), _("The application came without a detailed budget."), icon="euro"
                )
            )
            return
        model = RowsModel(_columns(sorted({line.year for line in lines})), key=id, sorts=False)
        table = RowTable(model, pgettext("application", "Budget"), bare=True)
        table.set_rows(rows_of(lines))
        layout.addWidget(table)
