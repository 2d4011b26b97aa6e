"""Settling what panel and file both changed: one field at a time, three choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.merge import Choice, ChoiceKey
from evalapp.domain.texts import _
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import ElidedLabel, Label


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One value to choose: `figure` large, `about` where and when, `quote` the motivation."""

    figure: str
    about: str
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """`key` names the field for the plan."""

    key: ChoiceKey
    about: str
    criterion: str
    sentence: str
    stored: Option
    incoming: Option
    leave: str
    choice: Choice


class ChoiceCard(QAbstractButton):
    """A card that can be chosen by mouse, Space or the arrow keys, as one of a group."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = [part for part in (option.figure, option.about, option.quote) if part]
        self.setText(", ".join(words))
        self.setAccessibleName(self.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        layout.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(theme.XS)
        if option.figure:
            first.addWidget(Label(option.figure, type="total"), 0, Qt.AlignmentFlag.AlignBaseline)
        about = Label(option.about, type="caption", tone="dim", wrap=True)
        first.addWidget(about, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(first)
        if option.quote:
            layout.addWidget(Label(option.quote, type="table", wrap=True))
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        width = 2.0 if is_on or self.hasFocus() else 1.0
        painter.setPen(QPen(theme.colour("accent" if is_on or self.hasFocus() else "strong-line"), width))
        painter.setBrush(theme.colour("accent-ground" if is_on else "panel"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)


class ConflictCard(Card):
    """Goes through the questions of one file; `chosen(key, choice)` for each answer."""

    chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._questions: Sequence[Question] = ()
        self._at = 0
        self._about = ElidedLabel(type="caption", tone="dim")
        self._criterion = Label(type="section", wrap=True)
        self._sentence = Label(type="table", wrap=True)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(theme.S)
        self._where = Label(type="caption", tone="dim")
        self.previous = LinkButton(_("Previous"), partial(self._step, -1), quiet=True)
        self.next = LinkButton(_("Next"), partial(self._step, 1), quiet=True)
        self._steps = QWidget()
        row = QHBoxLayout(self._steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._where)
        row.addStretch()
        row.addWidget(self.previous)
        row.addWidget(self.next)
        for widget in (self._about, self._criterion, self._sentence):
            self.body.addWidget(widget)
        self.body.addLayout(self._choices)
        self.body.addWidget(self._steps)
        self.buttons: dict[Choice, ChoiceCard] = {}
        self._holder: QWidget | None = None

    def ask(self, questions: Sequence[Question]) -> None:
        """Show `questions`; the one at hand stays at hand while its key is among them."""
        key = self._questions[self._at].key if self._questions else None
        keys = [question.key for question in questions]
        self._questions = questions
        self._at = keys.index(key) if key in keys else 0
        self.setVisible(bool(questions))
        if questions:
            self._show()

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % len(self._questions)
        self._show()

    def _show(self) -> None:
        question = self._questions[self._at]
        self._about.setText(question.about)
        self._criterion.setText(question.criterion)
        self._sentence.setText(question.sentence)
        focused = next((choice for choice, button in self.buttons.items() if button.hasFocus()), None)
        if self._holder is not None:
            self._choices.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        group = QButtonGroup(holder)
        leave = Option(figure="", about=question.leave, quote="")
        self.buttons = {}
        options = {Choice.KEEP: question.stored, Choice.TAKE: question.incoming, Choice.OPEN: leave}
        for choice, option in options.items():
            button = ChoiceCard(option)
            button.setChecked(choice is question.choice)
            button.clicked.connect(self._choose)
            group.addButton(button)
            column.addWidget(button)
            self.buttons[choice] = button
        self._choices.addWidget(holder)
        if focused is not None:
            self.buttons[focused].setFocus()
        many = len(self._questions) > 1
        self._steps.setVisible(many)
        self._where.setText(_("{n} of {all}").format(n=self._at + 1, all=len(self._questions)))

    def _choose(self) -> None:
        choice = next(each for each, button in self.buttons.items() if button.isChecked())
        self.chosen.emit(self._questions[self._at].key, choice)
