"""How many rows are added, updated, refused: each a filter on the rows below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.intake import ImportRow, Outcome
from evalapp.domain.taking.awaited import counted
from evalapp.domain.texts import _
from ui.pages.importing.rows import TONES
from ui.widgets.buttons import Chip


class OutcomeFilters(QWidget):
    """Calls `filtered()` when one is turned."""

    def __init__(self, filtered: Callable[[], None]) -> None:
        super().__init__()
        self.chips: dict[Outcome, Chip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for outcome in TONES:
            chip = Chip("", filtered)
            self.chips[outcome] = chip
            row.addWidget(chip)
        self.awaiting_chip = Chip("", filtered)
        row.addWidget(self.awaiting_chip)

    def show_counts(self, rows: Sequence[ImportRow]) -> None:
        words = {
            Outcome.ADDED: _("added {n}"),
            Outcome.UPDATED: _("updated {n}"),
            Outcome.UNCHANGED: _("unchanged {n}"),
            Outcome.REFUSED: _("refused {n}"),
        }
        shown = [(chip, words[outcome], counted(rows, outcome)) for outcome, chip in self.chips.items()]
        waiting = sum(bool(row.awaits) for row in rows)
        for chip, text, n in (*shown, (self.awaiting_chip, _("waits for an answer {n}"), waiting)):
            chip.set_text(text.format(n=n))
            chip.setChecked(False)
            chip.setVisible(n > 0)

    @property
    def keeps(self) -> Callable[[ImportRow], bool] | None:
        """Which rows stay in sight; None for all."""
        wanted = {outcome for outcome, chip in self.chips.items() if chip.isChecked()}
        are_awaiting = self.awaiting_chip.isChecked()
        if not wanted and not are_awaiting:
            return None
        return lambda row: are_awaiting if row.awaits else row.outcome in wanted
