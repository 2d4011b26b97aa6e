"""One thing that can be moved: its name, how far it may go, a field for the number, and a slider."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import theme
from ui.pages.what_if.track import Scale, Track
from ui.widgets.fields import LineField
from ui.widgets.text import ElidedLabel, Label, restyle

_AROUND = 24  # the line and the padding on both sides of a number, and room for the cursor


class Lever(QWidget):
    """`moved(id, steps)` of the slider, `typed(id, text)` once the field is left or Enter pressed with something else
    in it: one method hears all levers of a card.
    """

    moved = Signal(str, int)
    typed = Signal(str, str)

    def __init__(
        self, name: str, *, id: str = "", field_width: int = 54, heading: str = "table-strong"
    ) -> None:
        super().__init__()
        self.id = id
        self.name = ElidedLabel(name, type=heading)
        self.note = Label(type="caption", tone="dim")
        self.field = LineField()
        self.field.setAccessibleName(name)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.field.setProperty("dense", "true")
        self._field_width, self._shown = field_width, ""
        self._fit()
        self.field.editingFinished.connect(self._tell)
        self.track = Track(name)
        self.track.moved.connect(self._tell_moved)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.error.hide()
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(self.name, 1)
        head.addWidget(self.note)
        head.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.error)
        column.addWidget(self.track)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """As wide as designed, and wider where the value needs it: the tail of an amount reads as another amount."""
        needed = ceil(QFontMetricsF(self.field.font()).horizontalAdvance(self._shown)) + theme.pixels(_AROUND)
        self.field.setFixedWidth(max(theme.pixels(self._field_width), needed))

    def _tell(self) -> None:
        if self.field.isModified():
            self.field.setModified(False)
            self.typed.emit(self.id, self.field.text().strip())

    def _tell_moved(self, steps: int) -> None:
        self.moved.emit(self.id, steps)

    def show_value(
        self,
        text: str,
        scale: Scale,
        value: int,
        official: int,
        *,
        words: str,
        is_moved: bool,
        note: str = "",
        interval: tuple[float | None, float | None] | None = None,
        is_outside: bool = False,
    ) -> None:
        """`text` in the field, which is left alone while somebody types in it; `words` as it is heard."""
        if not (self.field.hasFocus() and self.field.isModified()):
            if self.field.text() != text or self.field.isUndoAvailable() or self.field.isRedoAvailable():
                self.field.setText(text)  # with which what was typed before is no step of the field any more
            self.show_error("")
        restyle(self.field, moved="true" if is_moved else "false")
        self._shown = text
        self._fit()
        if (note, is_outside) != (self.note.text(), self.note.property("tone") == "attention"):
            self.note.setText(note)
            restyle(self.note, tone="attention" if is_outside else "dim")
        self.field.setAccessibleDescription(note)
        self.track.show_value(
            scale,
            value,
            official,
            is_moved=is_moved,
            words=", ".join(filter(None, (words, note))),
            interval=interval,
            is_outside=is_outside,
        )

    def show_error(self, sentence: str) -> None:
        """Beside its cause: under the field, which keeps what was typed."""
        restyle(self.field, wrong="true" if sentence else "false")
        self._say(sentence, "bad")

    def show_remark(self, sentence: str) -> None:
        """In the same place, of what was taken but not quite as it was typed."""
        self._say(sentence, "dim")

    def _say(self, sentence: str, tone: str) -> None:
        restyle(self.error, tone=tone)
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
