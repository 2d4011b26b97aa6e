"""How many rows are added, updated, refused: each a filter on the rows below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.intake import ImportRow, Outcome
from evalapp.domain.taking.awaited import counted
from evalapp.domain.texts import _
from ui.pages.importing.rows import TONES
from ui.widgets.buttons import Chip
from ui.widgets.folding.flow import Flow


class OutcomeFilters(QWidget):
    """Calls `filtered()` when one is turned. Several may be on; with none of them the first is: all rows."""

    def __init__(self, filtered: Callable[[], None]) -> None:
        super().__init__()
        self._filtered = filtered
        self.all_chip = Chip("", self._show_all)
        self.chips: dict[Outcome, Chip] = {outcome: Chip("", self._turn) for outcome in TONES}
        self.hidden_chip, self.awaiting_chip = Chip("", self._turn), Chip("", self._turn)
        self._some = (*self.chips.values(), self.hidden_chip, self.awaiting_chip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Flow((self.all_chip, *self._some)))

    def show_counts(self, rows: Sequence[ImportRow]) -> None:
        words = {
            Outcome.ADDED: _("new {n}"),
            Outcome.UPDATED: _("updated {n}"),
            Outcome.UNCHANGED: _("unchanged {n}"),
            Outcome.REFUSED: _("refused {n}"),
        }
        hidden, waiting = sum(bool(row.hidden) for row in rows), sum(bool(row.awaits) for row in rows)
        shown = [
            (self.all_chip, _("all {n}"), len(rows)),
            *((chip, words[outcome], counted(rows, outcome)) for outcome, chip in self.chips.items()),
            (self.hidden_chip, _("hidden {n}"), hidden),
            (self.awaiting_chip, _("waits for an answer {n}"), waiting),
        ]
        for chip, text, n in shown:
            chip.set_text(text.format(n=n))
            chip.setChecked(chip is self.all_chip)
            chip.setVisible(n > 0)

    def _show_all(self) -> None:
        for chip in self._some:
            chip.setChecked(False)
        self._turn()

    def _turn(self) -> None:
        self.all_chip.setChecked(not any(chip.isChecked() for chip in self._some))
        self._filtered()

    @property
    def keeps(self) -> Callable[[ImportRow], bool] | None:
        """Which rows stay in sight; None for all."""
        wanted = {outcome for outcome, chip in self.chips.items() if chip.isChecked()}
        are_awaiting, are_hidden = self.awaiting_chip.isChecked(), self.hidden_chip.isChecked()
        if not wanted and not are_awaiting and not are_hidden:
            return None
        return lambda row: (
            (are_hidden and bool(row.hidden)) or (are_awaiting if row.awaits else row.outcome in wanted)
        )
