"""All values of a scale as one segmented control, in as many rows as they need."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from evalapp.domain.scheme.model import Scale
from evalapp.words.scores import not_scored, value_text
from ui.access.roles import play_role
from ui.look import theme
from ui.saving import SAVED, Saving
from ui.widgets.score.num_lock import is_without_num_lock, tell_num_lock
from ui.widgets.score.refusing import Refusing
from ui.widgets.score.score_typing import (
    how_to_choose,
    is_beginning,
    is_one_number,
    refusal,
    value_of,
    with_half,
)
from ui.widgets.score.segment_drawing import SegmentDrawing
from ui.widgets.score.segment_grid import SegmentGrid, least_segment
from ui.widgets.telling import tell_above

MOST_SEGMENTS = 21
TYPING_PAUSE = 0.6  # seconds within which digits or letters belong together; Enter ends it at once
HEIGHT = 30


class SegmentedScore(Refusing):
    """Emits `chosen(steps or None)` when a person picks or clears a value, `hovered(steps or None)` under the mouse.

    Digits choose, a comma or point adds a half, letters choose a word, arrows move, Delete clears; the mouse wheel does
    nothing. Up and down ask for the neighbouring criterion through `stepped(-1 or 1)`. A letter that chooses nothing is
    where words begin: `written(letter)`. `refused(words)`: why what was typed chooses nothing, else empty; what the
    keys before it chose goes back to what stood there before them.
    """

    chosen = Signal(object)
    hovered = Signal(object)
    stepped = Signal(int)
    written = Signal(str)
    focused = Signal()
    folded = Signal(bool)  # whether it takes more than one row
    saving_changed = Signal()  # never: for whoever holds the field of a longer scale alike

    def __init__(self, scale: Scale, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._steps = scale.allowed_steps
        self._value: int | None = None
        self._under_mouse: int | None = None
        self._typed, self._typed_at = "", 0.0
        self._before: int | None = None  # what stood there as typing began
        self._name = name
        play_role(self, QAccessible.Role.Slider)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def value(self) -> int | None:
        return self._value

    def set_value(self, steps: int | None) -> None:
        """Show what is stored; says nothing to anyone."""
        self.fault_is_over(is_other=steps != self._value)
        self._value = steps
        self._describe()
        self.update()

    def takes(self, steps: int) -> bool:
        """Whether the scale has that value."""
        return steps in self._steps

    def _describe(self) -> None:
        shown = not_scored() if self._value is None else value_text(self._scale, self._value)
        self.setAccessibleName(f"{self._name}: {shown}")
        self.setAccessibleDescription(how_to_choose(self._scale))

    def commit(self) -> None:
        """A value is told as soon as it is chosen: there is never anything left."""

    @property
    def saving(self) -> Saving:
        return SAVED

    def forget(self) -> None:
        """Another application comes: what is typed next does not belong to what was typed here."""
        self._typed = ""
        self.say_fault("")

    def _choose_otherwise(self, steps: int | None) -> None:
        """Not by typing: what is typed next begins anew."""
        self._typed = ""
        self._choose(steps)

    def _choose(self, steps: int | None) -> None:
        self.say_fault("")
        if steps != self._value and self.isEnabled():
            self.set_value(steps)
            self.chosen.emit(steps)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_without_num_lock(event):
            tell_num_lock(self)
            return
        keys = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif event.key() in keys:
            self._move(keys[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose_otherwise(self._steps[0 if event.key() == Qt.Key.Key_Home else -1])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose_otherwise(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._typed = ""
        elif event.text() and event.text() in "0123456789.,-−":
            self._type(event.text().replace("−", "-"))
        elif self._scale.words and event.text().isalpha():
            self._type_word(event.text().casefold())
        elif event.text().isnumeric():  # as ½, which is no digit
            self._forget_after_pause()
            self._refuse(self._typed + event.text())
        elif event.text().isalpha():
            self.written.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        if self._value is None:
            self._choose_otherwise(self._steps[0] if by > 0 else self._steps[-1])
        elif self._value in self._steps:
            place = self._steps.index(self._value) + by
            self._choose_otherwise(self._steps[min(max(place, 0), len(self._steps) - 1)])

    def _type(self, key: str) -> None:
        """Follow what is typed: each key that completes a value chooses it, so 4 gives 4 and then ,5 gives 4,5."""
        self._forget_after_pause()
        if not self._typed:
            self._before = self._value
        if key in ".," and not self._typed and self._value is not None:
            self._typed = str(int(self._scale.value(self._value)))
        # What has a comma or a minus is one number; digits without one may also begin anew.
        attempts = (self._typed + key,) if is_one_number(self._typed) else (self._typed + key, key)
        for attempt in attempts:
            if attempt in (".", ",", "-") or attempt[-1] in ".,":
                self._typed = attempt
                if (half := with_half(self._scale, attempt)) is not None:
                    self._choose(half)
                return
            steps = value_of(self._scale, attempt)
            if steps is not None:
                self._typed = attempt
                self._choose(steps)
                return
            if is_beginning(self._scale, attempt):
                self._typed = attempt
                return
        self._refuse(attempts[0])

    def _refuse(self, typed: str) -> None:
        """The keys before it chose what nobody meant, as the 3 and the comma of 3,2."""
        if self._typed and not self._scale.words:
            with self.taking_back():
                self._choose(self._before)
        self._typed = typed if is_one_number(typed) else ""  # what follows still belongs to what is refused
        if self.isEnabled():
            fault = refusal(self._scale, typed, self._value)
            tell_above(self, fault)
            self.say_fault(fault)

    def _type_word(self, letter: str) -> None:
        """Follow the first letters of a word; a letter that leads no further begins anew, with the next such word."""
        self._forget_after_pause()
        typed = self._typed + letter
        if self._typed.isalpha() and (longer := self._beginning_with(typed)):
            self._typed = typed
            self._choose(longer[0])
            return
        self._typed = letter
        matching = self._beginning_with(letter)
        if matching:
            later = [steps for steps in matching if self._value is not None and steps > self._value]
            self._choose((later or matching)[0])
        else:
            self._refuse(letter)

    def _beginning_with(self, letters: str) -> list[int]:
        return [
            steps for steps in self._steps if value_text(self._scale, steps).casefold().startswith(letters)
        ]

    def _forget_after_pause(self) -> None:
        now = monotonic()
        if now - self._typed_at > TYPING_PAUSE:
            self._typed = ""
        self._typed_at = now
        self.say_fault("")

    # mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._steps[self._grid().at(event.position())])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose_otherwise(self._steps[self._grid().at(event.position())])

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _hover(self, steps: int | None) -> None:
        if steps != self._under_mouse:
            self._under_mouse = steps
            self.hovered.emit(steps)
            self.update()

    def rect_of(self, steps: int) -> QRectF:
        """Where the segment of a value lies."""
        return self._grid().rect(self._steps.index(steps))

    @property
    def rows(self) -> int:
        return self._grid().rows

    def _grid(self) -> SegmentGrid:
        return SegmentGrid(
            count=len(self._steps),
            least=least_segment(self._scale),
            width=self.width(),
            height=theme.pixels(HEIGHT),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_height()

    def _take_height(self) -> None:
        height = self.rows * theme.pixels(HEIGHT)
        if height != self.height():
            self.setFixedHeight(height)
            self.folded.emit(self.rows > 1)

    # drawing

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(30) * len(self._steps), self.rows * theme.pixels(HEIGHT))

    @property
    def wished_width(self) -> int:
        """So that all values stand in one row."""
        return least_segment(self._scale) * len(self._steps)

    def minimumSizeHint(self) -> QSize:
        return QSize(least_segment(self._scale), self.rows * theme.pixels(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing = SegmentDrawing(
            grid=self._grid(),
            scale=self._scale,
            value=self._value,
            under_mouse=self._under_mouse,
            has_focus=self.hasFocus(),
            is_enabled=self.isEnabled(),
        )
        drawing.paint(QPainter(self), QRectF(self.rect()))
