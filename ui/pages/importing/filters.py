"""How many rows are added, updated, refused: each a filter on the rows below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.intake import ImportRow, Outcome
from evalapp.domain.taking.awaited import counted
from evalapp.domain.taking.row_use import Oddness
from evalapp.domain.texts import _
from ui.pages.importing.counts import is_odd, odd_counts
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
        self.odd_chips = {oddness: Chip("", self._turn) for oddness in Oddness}
        self.awaiting_chip = Chip("", self._turn)
        self._some = (*self.chips.values(), *self.odd_chips.values(), self.awaiting_chip)
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
        odd_words = {
            Oddness.HIDDEN: _("hidden {n}"),
            Oddness.STRUCK: _("struck through {n}"),
            Oddness.DOUBTED: _("may not count {n}"),
            Oddness.UNSEEN: _("values out of sight {n}"),
        }
        odd, by_outcome = odd_counts(rows), counted(rows)
        shown = [
            (self.all_chip, _("all {n}"), len(rows)),
            *((chip, words[outcome], by_outcome[outcome]) for outcome, chip in self.chips.items()),
            *((chip, odd_words[oddness], odd[oddness]) for oddness, chip in self.odd_chips.items()),
            (self.awaiting_chip, _("waits for an answer {n}"), len(rows) - by_outcome.total()),
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
        odd = [oddness for oddness, chip in self.odd_chips.items() if chip.isChecked()]
        are_awaiting = self.awaiting_chip.isChecked()
        if not wanted and not are_awaiting and not odd:
            return None
        return lambda row: (
            any(is_odd(row, each) for each in odd) or (are_awaiting if row.awaits else row.outcome in wanted)
        )
