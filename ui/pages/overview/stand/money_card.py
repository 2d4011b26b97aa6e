"""What is asked by line and year, what there is, and who stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Helix
from evalapp.domain.terms.totals import BudgetTotal, Sides
from evalapp.domain.texts import _, ngettext
from evalapp.operations.overview.money import Envelope, MoneyTable, asked_from, money_table, sources_of
from evalapp.words import formats
from evalapp.words.phrases import with_unstated
from ui.look import theme
from ui.pages.overview.stand.twin import TwinCard
from ui.tables.cells import Cell, Column
from ui.widgets.charts.chart import GridChart, StackChart
from ui.widgets.charts.values import Grid, GridRow, Slice
from ui.widgets.fields import ChoiceField
from ui.widgets.text import ElidedLabel, Label

_THOUSAND = 100 * 1_000  # cents


class MoneyCard(TwinCard[BudgetTotal]):
    """Where files tell sources of money apart, one of them is shown at a time, or all together."""

    def __init__(self) -> None:
        name = _("Budget by line and year")
        self.chart = GridChart(name, has_bars=True)
        self.source = ChoiceField()
        super().__init__(name, self.chart, _columns(), key=_key_of, beside=(self.source,))
        self._totals: Sequence[BudgetTotal] = ()
        self.source.setAccessibleName(_("Source of the money"))
        self.source.currentIndexChanged.connect(self._show_table)
        self.envelope_words, self.times_words = (
            Label(type="table-strong"),
            ElidedLabel(type="caption", tone="dim"),
        )
        self.envelope = StackChart(_("Budget of the call"))
        self.partners_words, self.sme_words = (
            Label(type="table-strong"),
            ElidedLabel(type="caption", tone="dim"),
        )
        self.sides = StackChart(_("Partners by side of the triple helix"))
        self._envelope_part = _part(self.envelope_words, self.times_words, self.envelope)
        self._sides_part = _part(self.partners_words, self.sme_words, self.sides)
        for part in (self._envelope_part, self._sides_part):
            self.body.insertWidget(self.body.count() - 1, part)

    def show_money(self, totals: Sequence[BudgetTotal], envelope: Envelope) -> None:
        self._totals = tuple(totals)
        chosen = self.source.currentData()
        if chosen is None:
            chosen = asked_from(totals, envelope)
        self.source.blockSignals(True)
        self.source.clear()
        sources = sources_of(totals)
        self.source.addItem(_("All sources together"), "")
        for each in sources:
            self.source.addItem(each, each)
        self.source.setCurrentIndex(max(0, self.source.findData(chosen)))
        self.source.blockSignals(False)
        self.source.setVisible(bool(sources))
        self._show_table()
        self._show_envelope(envelope)

    def _show_table(self) -> None:
        table = money_table(self._totals, str(self.source.currentData() or ""))
        self.chart.set_grid(_grid(table))
        self.table.set_rows(
            [each for each in self._totals if not table.source or each.source == table.source]
        )
        self.note.setText(_("in thousands of euro") if table.rows else _("no budget lines were taken in"))
        if self.table.isHidden():
            self.chart.setVisible(bool(table.rows))
        self.turn_button.setVisible(bool(table.rows))

    def _show_envelope(self, found: Envelope) -> None:
        asked = with_unstated(
            _("{amount} requested").format(amount=formats.money(found.requested)), found.unstated
        )
        if found.available is None:
            self.envelope_words.setText(_("No budget set for the call"))
            self.times_words.setText(asked)
            self.envelope.set_slices([])
            self.envelope.hide()
            return
        self.envelope.show()
        self.envelope_words.setText(_("{amount} to divide").format(amount=formats.money(found.available)))
        times = found.times
        if times is not None and times > 1:
            asked += ": " + _("{times} times as much").format(times=formats.score(times, 1))
        granted = found.granted
        if granted is not None:
            asked += " · " + _("{amount} proposed").format(amount=formats.money(granted))
        self.times_words.setText(asked)
        within = min(found.available, found.requested)
        self.envelope.set_slices(
            [
                Slice(label="", amount=granted if granted is not None else within, role="accent"),
                Slice(
                    label="",
                    amount=max(found.requested, found.available)
                    - (granted if granted is not None else within),
                    role="accent-ground",
                ),
            ]
        )

    def show_sides(self, found: Sides) -> None:
        self._sides_part.setVisible(bool(found.all))
        n = found.all
        self.partners_words.setText(ngettext("{n} partner", "{n} partners", n).format(n=n))
        self.sme_words.setText(_smes(found))
        self.sides.set_slices(
            [
                Slice(label=f"{side.label} {count}", amount=count, role=str(side))
                for side, count in found.partners.items()
            ]
        )


def _smes(found: Sides) -> str:
    companies = found.partners.get(Helix.COMPANY, 0)
    if not companies:
        return ""
    unknown = companies - found.sized
    text = ngettext(
        "{smes} of {sized} company is an SME", "{smes} of {sized} companies are SMEs", found.sized
    )
    said = text.format(smes=found.smes, sized=found.sized)
    if unknown:
        said += ", " + ngettext("size of {n} unknown", "size of {n} unknown", unknown).format(n=unknown)
    return said


def _part(words: Label, note: ElidedLabel, chart: StackChart) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, theme.S, 0, 0)
    column.setSpacing(theme.XS)
    line = QHBoxLayout()
    line.setSpacing(theme.M)
    line.addWidget(words)
    line.addWidget(note, 1)
    column.addLayout(line)
    column.addWidget(chart)
    return whole


def _grid(table: MoneyTable) -> Grid:
    return Grid(
        corner=_("Line"),
        heads=[str(year) for year in table.years],
        last=_("Together"),
        rows=[
            GridRow(
                label=row.line,
                words=[_thousands(amount) for amount in row.amounts],
                shares=[max(0, amount) / (table.most or 1) for amount in row.amounts],
                total=_thousands(row.total),
            )
            for row in table.rows
        ],
        foot=GridRow(
            label=_("Together"),
            words=[_thousands(amount) for amount in table.sums],
            shares=(),
            total=_thousands(table.total),
        ),
    )


def _thousands(cents: int) -> str:
    return formats.whole((cents + _THOUSAND // 2) // _THOUSAND)


def _key_of(row: BudgetTotal) -> object:
    return row.line, row.year, row.source


def _columns() -> list[Column[BudgetTotal]]:
    return [
        Column(head=_("Line"), cell=lambda row: Cell(text=row.line), stretches=True),
        Column(head=_("Year"), cell=lambda row: Cell(text=str(row.year)), key=lambda row: row.year),
        Column(head=_("Source"), cell=lambda row: Cell(text=row.source), goes_empty=True),
        Column(
            head=_("Amount"),
            cell=lambda row: Cell(text=formats.money(row.amount)),
            key=lambda row: row.amount,
            is_right=True,
        ),
    ]
