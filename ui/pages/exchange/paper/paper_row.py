"""One criterion of a score sheet: its score or the reason for none, and the motivation, typed from paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.texts import _
from evalapp.operations.exchange.paper.sheets import PaperRow, Source
from evalapp.words.scores import compared, marked_title
from ui.look import theme
from ui.widgets.fields import ChoiceField, SentenceField
from ui.widgets.score.score_field import ScoreInput, score_input
from ui.widgets.score.segments import SegmentedScore
from ui.widgets.text import Label

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaperRowWidget(QWidget):
    """`changed` when its answer is another; `done` on Enter, `stored` on Ctrl+Enter, `left` on Esc.

    `reached(field)` when one of its fields gets the keyboard otherwise than by the mouse, under which nothing may move.
    """

    changed = Signal()
    done = Signal()
    stored = Signal()
    left = Signal()
    reached = Signal(object)

    def __init__(self, scheme: Scheme, row: PaperRow) -> None:
        super().__init__()
        self.row = row
        criterion = row.criterion
        title = marked_title(scheme, criterion)
        self.score: ScoreInput = score_input(criterion.scale, title)
        self.reason = ChoiceField()
        self.reason.setAccessibleName(_("Reason for no score: {criterion}").format(criterion=title))
        self.reason.addItem("–", None)
        for each in NoScore:
            self.reason.addItem(each.label, each)
        self.comment = SentenceField()
        self.comment.setAccessibleName(_("Justification: {criterion}").format(criterion=title))
        self.comment.setPlaceholderText(_("Justification, if the sheet gives one"))
        self.note = Label(type="caption", tone="dim", wrap=True)
        head = Label(title, type="table-strong", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.XS)
        grid.addWidget(head, 0, 0, 1, 2)
        fields = (
            (_("Score"), self.score),
            (_("Justification"), self.comment),
            (_("No score, because"), self.reason),
        )
        self.fault = Label(type="caption", tone="bad", wrap=True)
        self.fault.hide()
        grid.addWidget(self.fault, 2, 1)
        for n, (words, field) in zip((1, 3, 4), fields, strict=True):
            name = Label(words, type="table", tone="dim")
            name.setBuddy(field)
            grid.addWidget(name, n, 0)
            grid.addWidget(field, n, 1)
        grid.addWidget(self.note, 5, 1)
        grid.setColumnStretch(1, 1)
        self._show(row.held if row.source is Source.PAPER else NOTHING)
        self.score.chosen.connect(self._have_chosen)
        if isinstance(self.score, SegmentedScore):  # the field of a longer scale says it itself
            self.score.refused.connect(self._show_fault)
        self.reason.activated.connect(self._have_reason)
        self.comment.textEdited.connect(self._edited)
        for part in self.findChildren(QWidget):
            part.installEventFilter(self)
        self._describe()

    @property
    def answer(self) -> Answer:
        self.score.commit()
        reason = self.reason.currentData()
        no_score = NoScore(reason) if reason else None
        return Answer(self.score.value(), no_score, self.comment.text().strip())

    def put(self, answer: Answer) -> None:
        """What was typed before and not stored yet."""
        self._show(answer)
        self._describe()

    def _show(self, answer: Answer) -> None:
        self.score.forget()
        self.score.set_value(answer.value)
        self.reason.setCurrentIndex(max(self.reason.findData(answer.no_score), 0))
        self.comment.setText(answer.comment)

    def _have_chosen(self, steps: int | None) -> None:
        if steps is not None:
            self.reason.setCurrentIndex(0)
        self._edited()

    def _have_reason(self) -> None:
        if self.reason.currentData():
            self.score.forget()
            self.score.set_value(None)
        self._edited()

    def _show_fault(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))

    def stays(self) -> bool:
        """Whether what is typed is no score: it is said, and the keyboard stays until it is one."""
        self.score.commit()
        if self.score.fault:
            self.score.setFocus()
        return bool(self.score.fault)

    def _edited(self) -> None:
        self._describe()
        self.changed.emit()

    def _describe(self) -> None:
        """What the panel holds, and what comes of another score: said before anything is stored."""
        row = self.row
        if row.source is Source.NOWHERE:
            self.note.hide()
            return
        value = compared(row.criterion.scale, *row.held)
        said = {
            Source.PAPER: _("Typed from paper before: {value}."),
            Source.SIGNED: _("Sealed by the juror: {value} (“{file}”)."),
            Source.TABLE: _("From “{file}”: {value}."),
            Source.PANEL: _("The panel holds {value}."),
        }[row.source].format(value=value, file=row.file)
        answer = self.answer
        is_other = answer != NOTHING and answer != row.held and row.source is not Source.PAPER
        if is_other:
            said += " " + _("What is typed here says otherwise: it becomes an open choice.")
        self.note.setText(said)
        self.note.set_tone("attention" if is_other else "dim")
        self.note.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and isinstance(watched, QWidget):
            if event.reason() is not Qt.FocusReason.MouseFocusReason:
                self.reached.emit(watched)
            return super().eventFilter(watched, event)
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        if event.key() in _RETURN:
            if not self.stays():
                self.score.forget()
                is_end = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                (self.stored if is_end else self.done).emit()
            return True
        return super().eventFilter(watched, event)
