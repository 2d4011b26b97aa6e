"""Parts of the overview: the way of the call, its next step, its phase, who owes what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.steps import Step, next_step
from ui.look import icons, theme
from ui.pages.overview.steps import door
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card, empty
from ui.widgets.text import Label

_MARK = 20


class StepLine(QWidget):
    """The steps from left to right: done ones checked, the present phase with a dot, the next step in the accent."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[Step] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        done = ", ".join(step.label for step in steps if step.is_done) or "–"
        present = next((step.label for step in steps if step.is_present), "")
        words = (
            _("Done: {done}. Going on: {present}. Next: {next}.")
            if present
            else _("Done: {done}. Next: {next}.")
        )
        self.setAccessibleName(words.format(done=done, present=present, next=next_step(steps).label))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, theme.pixels(50))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = self.width() / len(self._steps)
        following = next_step(self._steps)
        mark = theme.pixels(_MARK)
        middle = mark / 2 + 1
        for n, step in enumerate(self._steps):
            x = share * (n + 0.5)
            if n:
                tone = (
                    "accent"
                    if self._steps[n - 1].is_done and (step.is_done or step.is_present or step is following)
                    else "line"
                )
                painter.setPen(QPen(theme.colour(tone), 2))
                painter.drawLine(QPointF(x - share + mark / 2 + 4, middle), QPointF(x - mark / 2 - 4, middle))
        for n, step in enumerate(self._steps):
            self._paint_step(painter, step, n + 1, share * (n + 0.5), is_next=step is following)

    def _paint_step(self, painter: QPainter, step: Step, number: int, x: float, *, is_next: bool) -> None:
        mark = theme.pixels(_MARK)
        circle = QRectF(x - mark / 2, 1, mark, mark)
        is_lit = is_next or step.is_present
        role = "accent" if step.is_done or is_lit else "edge"
        painter.setPen(QPen(theme.colour(role), 2 if is_lit else 1.4))
        painter.setBrush(theme.colour("accent" if step.is_done else "panel"))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if step.is_done:
            icons.paint_icon(painter, "check", circle.adjusted(4, 4, -4, -4), theme.colour("on-accent"))
        elif step.is_present:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(circle.adjusted(mark / 3, mark / 3, -mark / 3, -mark / 3))
        else:
            painter.setFont(theme.font("caption-strong"))
            painter.setPen(theme.colour("accent" if is_next else "dim"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))
        width = self.width() / len(self._steps) - 4
        font = theme.font("caption-strong" if is_lit else "caption")
        # A long word is set smaller before it is cut.
        while (
            QFontMetricsF(font).horizontalAdvance(step.label) > width
            and font.pixelSize() > theme.TYPE["caption"][0]
        ):
            font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if is_lit else "text" if step.is_done else "dim"))
        text = QFontMetricsF(font).elidedText(step.label, Qt.TextElideMode.ElideRight, width)
        room = QRectF(x - width / 2, mark + 6, width, theme.pixels(18))
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)


class NextCard(Card):
    """The one thing to do now."""

    taken = Signal(object)  # Step

    def __init__(self) -> None:
        super().__init__()
        self._step: Step | None = None
        self._caption = Label(_("Next step"), type="caption-strong", tone="accent")
        self._advice = Label(wrap=True)
        self.button = PrimaryButton("", self._take)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._caption)
        words.addWidget(self._advice)
        row = QHBoxLayout()
        row.setSpacing(theme.XL)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.line = StepLine()
        self.body.setSpacing(theme.L)
        self.body.addWidget(self.line)
        self.body.addLayout(row)

    def show_steps(self, steps: Sequence[Step]) -> None:
        step = self._step = next_step(steps)
        self.line.show_steps(steps)
        self._advice.setText(step.advice)
        self.button.set_text(door(step.id, step.about).button)

    def _take(self) -> None:
        self.taken.emit(self._step)


class OwedCard(Card):
    """Who still owes scores, most first."""

    def __init__(self) -> None:
        super().__init__(_("Whose scores are missing"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.XS)
        self.body.addLayout(self._lines)

    def show_owed(self, owed: Sequence[tuple[str, int]], empty_words: str) -> None:
        empty(self._lines)
        if not owed:
            self._lines.addWidget(Label(empty_words, type="table", tone="dim", wrap=True))
        for name, count in owed:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Label(name, type="table"), 1)
            said = ngettext("{n} score", "{n} scores", count).format(n=count)
            row.addWidget(Label(said, type="table", tone="dim"))
            self._lines.addWidget(line)
