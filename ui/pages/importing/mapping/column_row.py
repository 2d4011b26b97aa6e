"""One column of somebody else's sheet: what stands in it, which field of ours it is, how sure that is and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.taking.column_map import LEAVE_OUT
from evalapp.domain.taking.layout import Certainty, ColumnSeen
from evalapp.domain.texts import _
from evalapp.words.fields import target_label
from ui.look import theme
from ui.widgets.badge import Badge
from ui.widgets.fields import ChoiceField
from ui.widgets.text import ElidedLabel, Label, as_tooltip

TONES = {
    Certainty.DOUBTFUL: "attention",
    Certainty.UNKNOWN: "quiet",
    Certainty.PROBABLE: "quiet",
    Certainty.CERTAIN: "good",
}
LETTERS, ARROW, FIELD, BADGE, _HIGH = 18, 14, 164, 110, 24  # pixels as designed
ONE_LINE = 620  # that a row of all of it needs


class ColumnRow(QWidget):
    """Calls `choose(column, target)`; an empty target takes a proposal as it is meant: by its own name.

    Where there is no room for all of it in one line, examples and reason stand below.
    """

    def __init__(
        self,
        column: ColumnSeen,
        choices: Sequence[tuple[str, str]],
        choose: Callable[[ColumnSeen, str], None],
    ) -> None:
        super().__init__()
        self.column, self._choices, self._choose = column, tuple(choices), choose
        self._is_wide: bool | None = None
        letters = Label(column.letters, type="caption", tone="dim")
        letters.setFixedWidth(theme.pixels(LETTERS))
        name = "" if column.heading == column.letters else column.heading
        self.heading = ElidedLabel(name or _("(no heading)"), type="table-strong")
        self.examples = ElidedLabel(_examples(column), type="table", tone="dim")
        self.field = ChoiceField()
        for _target, label in self._choices:
            self.field.addItem(label)
        targets = [target for target, _label in self._choices]
        self.field.setCurrentIndex(targets.index(column.target) if column.target in targets else -1)
        if column.certainty is Certainty.DOUBTFUL:
            self.field.setProperty("doubtful", "true")
        self.field.setProperty("dense", "true")
        self.field.setFixedWidth(theme.pixels(FIELD))
        self.field.setFixedHeight(theme.pixels(_HIGH))
        why = _why(column)
        self.field.setAccessibleName(_("Our field for “{heading}”").format(heading=column.heading))
        self.field.setAccessibleDescription(
            " · ".join(filter(None, (_examples(column), column.certainty.label, why)))
        )
        self.field.activated.connect(self._chosen)
        self.badge = Badge(column.certainty.label, TONES[column.certainty])
        holder = QWidget()
        holder.setFixedWidth(theme.pixels(BADGE))
        its = QHBoxLayout(holder)
        its.setContentsMargins(0, 0, 0, 0)
        its.addWidget(self.badge)
        its.addStretch()
        arrow = Label("→", type="table", tone="dim")
        arrow.setFixedWidth(theme.pixels(ARROW))
        self.why = ElidedLabel(why, type="caption", tone="dim")
        self.setToolTip(as_tooltip(why))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 1, 0, 1)  # with the line above it 28 pixels
        rows.setSpacing(0)
        self._above, self._below = QHBoxLayout(), QHBoxLayout()
        for row in (self._above, self._below):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.S)
            rows.addLayout(row)
        self._above.addWidget(letters)
        self._above.addWidget(self.heading, 4)
        self._above.addWidget(arrow)
        self._above.addWidget(self.field)
        self._above.addWidget(holder)
        self._arrange(is_wide=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_wide=self.width() >= theme.pixels(ONE_LINE))

    def _arrange(self, *, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        if is_wide:
            self._above.insertWidget(2, self.examples, 5)
            self._above.addWidget(self.why, 5)
            self._below.setContentsMargins(0, 0, 0, 0)
        else:
            self._below.setContentsMargins(theme.pixels(LETTERS) + theme.S, 0, 0, 0)
            self._below.addWidget(self.examples, 1)
            self._below.addWidget(self.why, 1)

    def _chosen(self, row: int) -> None:
        target = self._choices[row][0]
        if target != self.column.target or self.column.certainty is not Certainty.CERTAIN:
            self._choose(self.column, target)


def _examples(column: ColumnSeen) -> str:
    """What stands in it, and what it is read as where that is another thing."""
    read = column.becomes or ("",) * len(column.examples)
    if column.target == LEAVE_OUT:
        read = ("",) * len(column.examples)
    said = [
        f"{example} → {value}" if value and value != example else example
        for example, value in zip(column.examples, read)
    ]
    return " · ".join(said) or _("(empty)")


def _why(column: ColumnSeen) -> str:
    said = [_("may be {field}").format(field=target_label(column.proposed))] if column.proposed else []
    hidden = [_("hidden in the workbook")] if column.is_hidden else []
    return " · ".join((*said, column.why, *hidden) if column.why else (*said, *hidden))
