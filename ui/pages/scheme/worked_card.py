"""A made-up example that is ranked anew at each change of the scheme, by what ranks the call."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.texts import _
from evalapp.operations.scheme.worked import Worked, worked_example
from ui.look import theme
from ui.pages.scheme.entry_card import grid_of
from ui.widgets.card import Card, empty
from ui.widgets.text import ElidedLabel, Label, Rule

_MOST_COLUMNS = 7  # criteria beside each other; what more there are shows in the total


class WorkedCard(Card):
    """Places first, then how the first total came about, why each stands where it does, and a missing score."""

    def __init__(self) -> None:
        super().__init__(_("An example, ranked by these rules"))
        self._scheme: Scheme | None = None

    def show_scheme(self, scheme: Scheme) -> None:
        if scheme == self._scheme:
            return
        self._scheme = scheme
        empty(self.body, keep=1)
        example = worked_example(scheme)
        words = _("Made-up applications with fixed scores of {n} jurors; nothing of the call is used.")
        self._say(words.format(n=example.jurors), tone="dim", type="caption")
        table = QWidget()
        self._fill(table, scheme, example)
        self.body.addWidget(table)
        for line in example.blocked:
            self._say(line, tone="attention")
        for line in example.reckoned:
            self._say(line, type="table-strong")
        for row in example.rows:
            if row.why:
                self._say(f"{row.number}: {row.why}")
        for line in example.missing:
            self._say(line, tone="dim")
        self.body.addStretch(1)

    def lines(self) -> list[str]:
        """Everything that it says, table included, in reading order."""
        found: list[str] = []
        for n in range(self.body.count()):
            item = self.body.itemAt(n)
            widget = item.widget() if item is not None else None
            if isinstance(widget, Label):
                found.append(widget.text())
            elif widget is not None:
                found += [each.text() for each in widget.findChildren(Label)]
        return found

    def _fill(self, table: QWidget, scheme: Scheme, example: Worked) -> None:
        shown = example.criteria[:_MOST_COLUMNS]
        grid = grid_of(table, 0, 0, *(1 for _each in shown), 0, 1)
        heads = [_("Place"), _("Application"), *(_short(scheme, each) for each in shown), _("Total"), ""]
        for column, said in enumerate(heads):
            label = ElidedLabel(said, type="caption", tone="dim")
            if column in range(2, 2 + len(shown)):
                label.setToolTip(str(shown[column - 2].title))
            self._put(grid, 0, column, label, len(shown))
        grid.addWidget(Rule(), 1, 0, 1, len(heads))
        for n, row in enumerate(example.rows, start=2):
            cells = (row.place, row.number, *row.scores[:_MOST_COLUMNS], row.total, row.outcome)
            for column, said in enumerate(cells):
                strong = column in (0, len(cells) - 2)
                self._put(
                    grid, n, column, Label(said, type="table-strong" if strong else "table"), len(shown)
                )

    def _put(self, grid: QGridLayout, row: int, column: int, label: Label, criteria: int) -> None:
        is_number = 2 <= column <= 2 + criteria
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label, row, column)

    def _say(self, words: str, *, type: str = "table", tone: str = "text") -> None:
        self.body.addSpacing(theme.XS)
        self.body.addWidget(Label(words, type=type, tone=tone, wrap=True))


def _short(scheme: Scheme, criterion: Criterion) -> str:
    return scheme.marks[criterion.id] or criterion.head
