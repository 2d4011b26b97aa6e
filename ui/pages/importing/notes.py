"""What must be heard before an import: the first lines, and all of it where somebody wants that."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.intake import ImportPlan
from evalapp.domain.texts import _, ngettext
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label

_FIRST = 3


def heard(plan: ImportPlan, *, are_chosen: bool) -> list[str]:
    """What is lost first; what becomes of columns stands beside their names. `are_chosen`: as they were before."""
    strange = [each.text for each in plan.strange if not each.are_kept]
    again = _("Columns and hidden rows are taken in or left out as you chose before for the same file.")
    told = [each.text for each in plan.unused]
    return [*([again] if are_chosen else []), *told, *strange, *plan.notes]


class ImportNotes(Card):
    """The rows below keep their room; nothing is cut within a line."""

    def __init__(self) -> None:
        super().__init__(" ")
        self.notes: tuple[str, ...] = ()
        self._is_open = False
        self.text = Label(type="table", wrap=True)
        self.more_button = LinkButton("", self._turn)
        self.body.addWidget(self.text)
        self.body.addWidget(self.more_button)

    def fold(self) -> None:
        self._is_open = False

    def show_notes(self, notes: Sequence[str]) -> None:
        self.notes = tuple(notes)
        n = len(notes)
        self.setVisible(bool(notes))
        self.heading.setText(
            ngettext("{n} remark before you import", "{n} remarks before you import", n).format(n=n)
        )
        # One more is shown as soon as counted.
        may_fold = n > _FIRST + 1
        self.text.setText("\n".join(notes if self._is_open or not may_fold else notes[:_FIRST]))
        rest = n - _FIRST
        self.more_button.setVisible(may_fold)
        self.more_button.set_text(
            _("Show the first {n} alone").format(n=_FIRST)
            if self._is_open
            else ngettext("And {n} other: show it", "And {n} others: show them", rest).format(n=rest)
        )

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self.show_notes(self.notes)
