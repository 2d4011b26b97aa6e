"""Parts of the overview: the way of the call, its next step, its phase, who owes what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.steps import Step, next_step
from ui.look import icons, theme
from ui.pages.overview.steps import door
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.card import Card, empty
from ui.widgets.text import Label

_MARK = 20


class StepLine(QWidget):
    """The steps from left to right: done ones checked, the next one in the accent, words under each."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[Step] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        done = ", ".join(step.label for step in steps if step.is_done) or "–"
        words = _("Done: {done}. Next: {next}.").format(done=done, next=next_step(steps).label)
        self.setAccessibleName(words)
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
        middle = _MARK / 2 + 1
        for n, step in enumerate(self._steps):
            x = share * (n + 0.5)
            if n:
                tone = (
                    "accent" if self._steps[n - 1].is_done and (step.is_done or step is following) else "line"
                )
                painter.setPen(QPen(theme.colour(tone), 2))
                painter.drawLine(
                    QPointF(x - share + _MARK / 2 + 4, middle), QPointF(x - _MARK / 2 - 4, middle)
                )
        for n, step in enumerate(self._steps):
            self._paint_step(painter, step, n + 1, share * (n + 0.5), is_next=step is following)

    def _paint_step(self, painter: QPainter, step: Step, number: int, x: float, *, is_next: bool) -> None:
        circle = QRectF(x - _MARK / 2, 1, _MARK, _MARK)
        role = "accent" if step.is_done or is_next else "edge"
        painter.setPen(QPen(theme.colour(role), 2 if is_next else 1.4))
        painter.setBrush(theme.colour("accent" if step.is_done else "panel"))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if step.is_done:
            icons.paint_icon(painter, "check", circle.adjusted(4, 4, -4, -4), theme.colour("on-accent"))
        else:
            painter.setFont(theme.font("caption-strong"))
            painter.setPen(theme.colour("accent" if is_next else "dim"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))
        font = theme.font("caption-strong" if is_next else "caption")
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if is_next else "text" if step.is_done else "dim"))
        width = self.width() / len(self._steps) - 4
        text = QFontMetricsF(font).elidedText(step.label, Qt.TextElideMode.ElideRight, width)
        room = QRectF(x - width / 2, _MARK + 6, width, theme.pixels(18))
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
        self.button.set_text(door(step.id).button)

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


class PhaseCard(Card):
    """Where the call stands, on to the next phase, or back with a reason.

    `move` returns a sentence for what is wrong, else nothing; `missing_before` says what a phase still waits for, and
    `unknowable` what of it a reason stands for. Closing is possible only when nothing else is missing; before
    deliberation it is named first. `let_go`: the keyboard stood on a button that now does something else.
    """

    let_go = Signal()

    def __init__(
        self,
        move: Callable[[Phase, str], str],
        missing_before: Callable[[Phase], Sequence[str]],
        unknowable: Callable[[Phase], Sequence[str]],
    ) -> None:
        super().__init__(_("Phase"))
        self._move, self._missing_before, self._unknowable = move, missing_before, unknowable
        self._by = -1  # in which direction the reason leads
        self._phase = Phase.DRAFT
        self._badge = Badge()
        self._about = Label(type="table", tone="dim", wrap=True)
        self.on_button = Button("", self.move_on)
        self.missing = Label(type="table", tone="attention", wrap=True)
        self.really_on = Button(_("Move on all the same"), self._move_on_all_the_same)
        self.back_button = LinkButton(_("Move back…"), self._ask_why_back)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Reason; it stands in the journal"))
        self.reason.returnPressed.connect(self._move_with_reason)
        self.really_back = Button("", self._move_with_reason)
        self.error = Label(type="caption", tone="bad", wrap=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.M)
        buttons.addWidget(self.on_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch()
        self.body.addWidget(self._badge)
        self.body.addWidget(self._about)
        self.body.addLayout(buttons)
        for widget in (self.missing, self.really_on, self.reason, self.really_back, self.error):
            self.body.addWidget(widget)

    def show_phase(self, phase: Phase, *, may_move: bool) -> None:
        if self._phase is not phase and (self.on_button.hasFocus() or self.really_on.hasFocus()):
            self.let_go.emit()
        self._phase = phase
        self._badge.set_badge(phase.label, "accent")
        self._about.setText(_about(phase))
        following, before = _neighbour(phase, 1), _neighbour(phase, -1)
        self.on_button.setVisible(may_move and following is not None)
        if following is not None:
            self.on_button.set_text(_forward(following))
        self.back_button.setVisible(may_move and before is not None)
        self.reason.clear()
        for widget in (self.missing, self.really_on, self.reason, self.really_back, self.error):
            widget.hide()
        self.show_closing()

    def show_closing(self) -> None:
        """Whether the call can be closed now, and if not, why not."""
        is_closing = self.on_button.isVisibleTo(self) and _neighbour(self._phase, 1) is Phase.CLOSED
        missing = self._missing_before(Phase.CLOSED) if is_closing else ()
        self.on_button.setEnabled(not missing or set(missing) <= set(self._unknowable(Phase.CLOSED)))
        self.on_button.setToolTip("\n".join(missing))
        if is_closing:
            self._name(_("Closing waits for:"), missing)

    def _name(self, lead: str, missing: Sequence[str]) -> None:
        self.missing.setText("\n".join([lead, *(f"● {each}" for each in missing)]))
        self.missing.setVisible(bool(missing))
        self.on_button.setAccessibleDescription(self.missing.text() if missing else "")

    def _ask_why_back(self) -> None:
        before = _neighbour(self._phase, -1)
        if before is not None:
            words = _("Back to {phase}").format(phase=before.label.lower())
            self._ask_reason(-1, _("Reason for moving back"), words)

    def _ask_reason(self, by: int, name: str, button: str) -> None:
        self._by = by
        self.reason.setAccessibleName(name)
        self.really_back.set_text(button)
        self.reason.show()
        self.really_back.show()
        self.reason.setFocus()

    def move_on(self) -> None:
        """To the next phase; what is still open before deliberation is named first."""
        following = _neighbour(self._phase, 1)
        missing = self._missing_before(following) if following is Phase.DELIBERATION else ()
        if following is Phase.CLOSED and self._unknowable(following):
            self._ask_reason(1, _("Reason for closing all the same"), _("Close for this reason"))
            return
        if not missing:
            self._try(following, "")
            return
        self._name(_("Still open before deliberation:"), missing)
        self.really_on.show()
        self.really_on.setFocus()

    def _move_on_all_the_same(self) -> None:
        self._try(_neighbour(self._phase, 1), "")

    def _move_with_reason(self) -> None:
        self._try(_neighbour(self._phase, self._by), self.reason.text())

    def _try(self, phase: Phase | None, reason: str) -> None:
        if phase is not None:
            wrong = self._move(phase, reason)
            self.error.setText(wrong)
            self.error.setVisible(bool(wrong))


def _neighbour(phase: Phase, by: int) -> Phase | None:
    found = phase.number + by
    return list(Phase)[found] if 0 <= found < len(Phase) else None


def _forward(phase: Phase) -> str:
    return {
        Phase.DRAFT: "",
        Phase.SCORING: _("Open scoring"),
        Phase.DELIBERATION: _("Move to deliberation"),
        Phase.CLOSED: _("Close the assessment"),
    }[phase]


def _about(phase: Phase) -> str:
    return {
        Phase.DRAFT: _(
            "Applications, jury and assignment are being prepared. The first hand-out opens scoring."
        ),
        Phase.SCORING: _("Jurors score; what they send back is merged."),
        Phase.DELIBERATION: _("No more scores come in; the panel may record consensus scores and draw lots."),
        Phase.CLOSED: _("Nothing changes any more. Moving back is possible, with a reason."),
    }[phase]
