"""One item of the checklist: what was found at the left, the answer of a person at the right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.scheme.checklist import CheckItem
from evalapp.domain.texts import _
from evalapp.operations.admissibility.findings.finding import Holds
from evalapp.operations.admissibility.overview import Looked
from evalapp.words import formats
from ui.look import theme
from ui.widgets.buttons import Segment
from ui.widgets.text import Label

_SIGNS: Mapping[Holds, tuple[str, str]] = {True: ("●", "good"), False: ("▲", "attention"), None: ("○", "dim")}
_KEYS: Mapping[int, CheckAnswer] = {
    Qt.Key.Key_J: CheckAnswer.YES,
    Qt.Key.Key_Y: CheckAnswer.YES,
    Qt.Key.Key_N: CheckAnswer.NO,
    Qt.Key.Key_V: CheckAnswer.TO_COMPLETE,
    Qt.Key.Key_C: CheckAnswer.TO_COMPLETE,
}
_TONES: Mapping[CheckAnswer, str] = {
    CheckAnswer.YES: "good",
    CheckAnswer.NO: "bad",
    CheckAnswer.TO_COMPLETE: "attention",
}
_PLACES: Mapping[CheckAnswer, str] = {
    CheckAnswer.YES: "first",
    CheckAnswer.NO: "middle",
    CheckAnswer.TO_COMPLETE: "last",
}
_ANSWERED = 210


class ItemRow(QWidget):
    """`chosen(item, answer)`, also by the keys J or Y, N, and V or C while the keyboard is in it."""

    chosen = Signal(str, object)

    def __init__(self, number: int, item: CheckItem) -> None:
        super().__init__()
        self.item = item
        title = f"{number}. {item.title}"
        self.setAccessibleName(title)
        heading = Label(title, type="table-strong", wrap=True)
        heading.setToolTip("\n".join(filter(None, (str(item.guidance), str(item.source)))))
        self._found = Label(type="caption", wrap=True)
        self._said = Label(type="caption", tone="dim", wrap=True)
        self.buttons: dict[CheckAnswer, Segment] = {}
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for answer in CheckAnswer:
            segment = Segment(
                _words(answer), partial(self._choose, answer), place=_PLACES[answer], tone=_TONES[answer]
            )
            segment.setAccessibleName(f"{title}: {answer.label}")
            self.buttons[answer] = segment
            segments.addWidget(segment, 2 if answer is CheckAnswer.TO_COMPLETE else 1)
        found, beside = QVBoxLayout(), QWidget()
        beside.setFixedWidth(theme.pixels(_ANSWERED))
        answer_side = QVBoxLayout(beside)
        answer_side.setContentsMargins(0, 0, 0, 0)
        for column in (found, answer_side):
            column.setSpacing(theme.XS)
        for widget in (heading, self._found):
            found.addWidget(widget)
        found.addStretch()
        answer_side.addLayout(segments)
        answer_side.addWidget(self._said)
        answer_side.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.S)
        row.setSpacing(theme.M)
        row.addLayout(found, 1)
        row.addWidget(beside)

    def show_row(self, row: Looked, *, may_answer: bool) -> None:
        found, answer = row.beside(self.item), row.answer(self.item.id)
        sign, tone = _SIGNS[found.holds] if found is not None else ("", "dim")
        self._found.setText(f"{sign} {found.text}" if found is not None else "")
        self._found.setToolTip(found.rule if found is not None else "")
        self._found.setVisible(found is not None)
        self._found.set_tone(tone)
        for each, segment in self.buttons.items():
            is_on = answer is not None and answer.answer is each
            segment.setChecked(is_on)
            segment.setEnabled(may_answer)
            segment.setAccessibleDescription(_("this is the answer") if is_on else "")
        if answer is None:
            self._said.setText(_("not answered"))
            self._said.set_tone("dim")
            return
        until = _("until {day}").format(day=formats.day(answer.until)) if answer.until else ""
        differs = _("differs from what was found") if row.differs(self.item) else ""
        parts = (differs, answer.reason, until, answer.by, formats.day(answer.at))
        self._said.setText(" · ".join(filter(None, parts)))
        self._said.set_tone("attention" if answer.answer is CheckAnswer.TO_COMPLETE else "dim")

    def _choose(self, answer: CheckAnswer) -> None:
        self.chosen.emit(self.item.id, answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = _KEYS.get(event.key())
        if (
            answer is None
            or event.modifiers()
            or event.isAutoRepeat()
            or not self.buttons[answer].isEnabled()
        ):
            super().keyPressEvent(event)
            return
        self._choose(answer)


def _words(answer: CheckAnswer) -> str:
    """What asks for a day goes on behind the word."""
    return f"{answer.label}…" if answer is CheckAnswer.TO_COMPLETE else answer.label


def legend_of_items(keys: QWidget) -> QWidget:
    """What stands at the left of each question, and `keys`: what at the right."""
    legend = QWidget()
    row = QHBoxLayout(legend)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Label(_("Found: ● in order, ▲ look, ○ not known"), type="caption", tone="dim"), 1)
    row.addWidget(keys)
    return legend
