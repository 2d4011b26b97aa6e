"""A score typed as a number, for scales with too many values to show as segments."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scale
from evalapp.domain.texts import _
from evalapp.words.scores import value_text
from ui.access.announcing import announce
from ui.look import theme
from ui.saving import SAVED, SAVING, Saving
from ui.widgets.buttons import Button
from ui.widgets.score.num_lock import is_without_num_lock, tell_num_lock
from ui.widgets.score.refusing import Refusing
from ui.widgets.score.segments import MOST_SEGMENTS, SegmentedScore
from ui.widgets.text import Label, restyle

AFTER = 600  # milliseconds without a key


class ScoreField(Refusing):
    """Behaves like SegmentedScore to the outside. A value off the scale is refused beside the field, not stored.

    What is typed is told with Enter, when the field is left, and after a pause; where it turns out to be no value, what
    stood there before is told again. The mouse wheel does nothing.
    """

    chosen = Signal(object)
    hovered = Signal(object)
    stepped = Signal(int)
    focused = Signal()
    saving_changed = Signal()

    def __init__(self, scale: Scale, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._value: int | None = None
        self._before: list[int | None] = []  # what stood there as typing began, once a pause told of the half
        self._edit = _Edit(self)
        self._edit.setAccessibleName(name)
        self._edit.setFixedWidth(theme.pixels(88))
        self._edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._edit.editingFinished.connect(self.commit)
        self._edit.textEdited.connect(self._wait)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(AFTER)
        self._pause.timeout.connect(self._commit_what_fits)
        self._lower = self._button("−", _("One step lower: {criterion}").format(criterion=name), -1)
        self._higher = self._button("+", _("One step higher: {criterion}").format(criterion=name), 1)
        low, high = scale.allowed_steps[0], scale.allowed_steps[-1]
        self._range = _("from {low} to {high}").format(
            low=value_text(scale, low), high=value_text(scale, high)
        )
        self._note = Label(self._range, type="caption", tone="dim")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        for widget in (self._edit, self._lower, self._higher):
            layout.addWidget(widget)
        layout.setSpacing(theme.XS)
        layout.addSpacing(theme.S)
        layout.addWidget(self._note, 1)
        self.setFocusProxy(self._edit)

    def _button(self, text: str, name: str, by: int) -> Button:
        made = Button(text, partial(self.step, by), kind="tool")
        made.setAccessibleName(name)
        # The keys for it are Page Up and Page Down: Tab leads on to the motivation.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def value(self) -> int | None:
        return self._value

    def set_value(self, steps: int | None) -> None:
        is_known = steps == self._value
        self._value = steps
        if is_known and self._edit.isModified():
            return  # what was typed is not a score yet, or looks different from one
        self._edit.setText("" if steps is None else value_text(self._scale, steps))
        self._show_fault("")

    def takes(self, steps: int) -> bool:
        """Whether the scale has that value."""
        return steps in self._scale.allowed_steps

    def step(self, by: int) -> None:
        steps = self._scale.allowed_steps
        if self._value is None:
            self._choose(steps[0] if by > 0 else steps[-1])
        else:
            self._choose(min(max(self._value + by, steps[0]), steps[-1]))

    def commit(self) -> None:
        """Tell now what is typed, or say beside it why it cannot be a score."""
        self._stop_waiting()
        if not self._edit.isModified():
            return
        text = self._edit.text().strip()
        try:
            steps = self._scale.parse(text) if text else None
        except BadValue as error:
            if self._before:
                with self.taking_back():
                    self._tell(self._before.pop())
            self._show_fault(str(error))
            return
        self._tell(steps)
        self.forget()
        self.set_value(self._value)

    def forget(self) -> None:
        """What was typed and could not be a score does not stay."""
        self._stop_waiting()
        self._edit.setModified(False)
        self._before.clear()

    @property
    def saving(self) -> Saving:
        """What cannot be a score is nothing to save: it is said beside it, and the score before stays."""
        return SAVING if self._pause.isActive() else SAVED

    def _wait(self, _text: str) -> None:
        self._pause.start()
        self.saving_changed.emit()

    def _stop_waiting(self) -> None:
        self._pause.stop()
        self.saving_changed.emit()

    def _commit_what_fits(self) -> None:
        """Half a number is not a fault yet."""
        self.saving_changed.emit()
        try:
            steps = self._scale.parse(self._edit.text())
        except BadValue:
            return
        if not self._before:
            self._before.append(self._value)
        self._tell(steps)

    def _choose(self, steps: int | None) -> None:
        self.forget()
        self._tell(steps)
        self.set_value(self._value)

    def _tell(self, steps: int | None) -> None:
        if steps != self._value and self.isEnabled():
            self._value = steps
            self.chosen.emit(steps)

    def _show_fault(self, fault: str) -> None:
        restyle(self._edit, wrong="true" if fault else "false")
        self._note.setText(fault or self._range)
        self._note.set_tone("bad" if fault else "dim")
        self.say_fault(fault)
        if fault:
            announce(self, fault)


class _Edit(QLineEdit):
    def __init__(self, field: ScoreField) -> None:
        super().__init__(field)
        self._field = field

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._field.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_without_num_lock(event):
            tell_num_lock(self)
            return
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
