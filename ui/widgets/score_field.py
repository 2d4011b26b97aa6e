"""A score typed as a number, for scales with too many values to show as segments."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme import Scale
from evalapp.domain.texts import _
from ui import theme
from ui.widgets.segments import MOST_SEGMENTS, SegmentedScore, value_text
from ui.widgets.text import Label, restyle


class ScoreField(QWidget):
    """Behaves like SegmentedScore to the outside. A value off the scale is refused beside the field, not stored."""

    chosen = Signal(object)
    hovered = Signal(object)
    stepped = Signal(int)
    focused = Signal()

    def __init__(self, scale: Scale, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._value: int | None = None
        self._edit = _Edit(self)
        self._edit.setAccessibleName(name)
        self._edit.setFixedWidth(theme.pixels(88))
        self._edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._edit.editingFinished.connect(self._commit)
        low, high = scale.allowed_steps[0], scale.allowed_steps[-1]
        self._range = _("from {low} to {high}").format(
            low=value_text(scale, low), high=value_text(scale, high)
        )
        self._note = Label(self._range, type="caption", tone="dim")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(self._edit)
        layout.addWidget(self._note, 1)
        self.setFocusProxy(self._edit)

    def value(self) -> int | None:
        return self._value

    def set_value(self, steps: int | None) -> None:
        self._value = steps
        self._edit.setText("" if steps is None else value_text(self._scale, steps))
        self._show_fault("")

    def step(self, by: int) -> None:
        steps = self._scale.allowed_steps
        if self._value is None:
            self._choose(steps[0] if by > 0 else steps[-1])
        else:
            self._choose(min(max(self._value + by, steps[0]), steps[-1]))

    def _commit(self) -> None:
        text = self._edit.text().strip()
        try:
            steps = self._scale.parse(text) if text else None
        except BadValue as error:
            self._show_fault(str(error))
            return
        self._choose(steps)

    def _choose(self, steps: int | None) -> None:
        is_new = steps != self._value
        self.set_value(steps)
        if is_new:
            self.chosen.emit(steps)

    def _show_fault(self, fault: str) -> None:
        restyle(self._edit, wrong="true" if fault else "false")
        self._note.setText(fault or self._range)
        self._note.set_tone("bad" if fault else "dim")


class _Edit(QLineEdit):
    def __init__(self, field: ScoreField) -> None:
        super().__init__(field)
        self._field = field

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._field.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self._field.step(steps[Qt.Key(event.key())])
        elif event.key() in moves:
            self._field.stepped.emit(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


ScoreInput = SegmentedScore | ScoreField


def score_input(scale: Scale, name: str) -> ScoreInput:
    """The control that suits the scale: segments, or a field where there would be too many."""
    fits = len(scale.allowed_steps) <= MOST_SEGMENTS
    return SegmentedScore(scale, name) if fits else ScoreField(scale, name)
