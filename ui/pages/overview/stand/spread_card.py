"""How the applications are spread over sectors and provinces."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evalapp.domain.application import PROVINCES, Application
from evalapp.domain.texts import _, ngettext
from evalapp.operations.overview.spread import Spread, SpreadRow
from evalapp.words.phrases import of_unjudged
from evalapp.words.sectors import short_province
from ui.pages.overview.stand.twin import TwinCard
from ui.tables.cells import Cell, Column
from ui.widgets.charts.chart import GridChart
from ui.widgets.charts.values import Grid, GridRow


class SpreadCard(TwinCard[SpreadRow]):
    def __init__(self) -> None:
        name = _("Applications by sector and province")
        self.chart = GridChart(name)
        super().__init__(name, self.chart, _columns(), key=_sector_of)

    def show_spread(self, spread: Spread, applications: Sequence[Application]) -> None:
        n = spread.total
        counted = ngettext("{n} application", "{n} applications", n).format(n=n)
        self.note.setText(" · ".join(filter(None, (counted, of_unjudged(applications)))))
        shown = [n for n in range(len(spread.provinces)) if n < len(PROVINCES) or spread.sums[n]]
        self.chart.set_grid(
            Grid(
                corner=_("Sector"),
                heads=[short_province(spread.provinces[n]) for n in shown],
                last=_("Together"),
                rows=[
                    GridRow(
                        label=row.sector,
                        words=[_figure(row.counts[n]) for n in shown],
                        shares=[row.counts[n] / (spread.most or 1) for n in shown],
                        total=str(row.total),
                    )
                    for row in spread.rows
                ],
                foot=GridRow(
                    label=_("Together"),
                    words=[_figure(spread.sums[n]) for n in shown],
                    shares=(),
                    total=str(n),
                ),
            )
        )
        self.table.set_rows(list(spread.rows))


def _figure(n: int) -> str:
    return str(n) if n else "·"


def _sector_of(row: SpreadRow) -> object:
    return row.sector


def _columns() -> list[Column[SpreadRow]]:
    heads = (*PROVINCES, _("elsewhere"), _("not stated"))
    return [
        Column(head=_("Sector"), cell=lambda row: Cell(text=row.sector), stretches=True, least=120),
        *(
            Column(
                head=head, cell=_count_at(n), key=_key_at(n), is_right=True, goes_empty=n >= len(PROVINCES)
            )
            for n, head in enumerate(heads)
        ),
        Column(
            head=_("Together"),
            cell=lambda row: Cell(text=str(row.total), type="table-strong"),
            key=lambda row: row.total,
            is_right=True,
        ),
    ]


def _count_at(n: int) -> Callable[[SpreadRow], Cell]:
    def cell(row: SpreadRow) -> Cell:
        return Cell(
            text=str(row.counts[n]) if row.counts[n] else "–", tone="text" if row.counts[n] else "dim"
        )

    return cell


def _key_at(n: int) -> Callable[[SpreadRow], int]:
    def key(row: SpreadRow) -> int:
        return row.counts[n]

    return key
