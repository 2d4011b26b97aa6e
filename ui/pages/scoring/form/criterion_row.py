"""One criterion in the score form: a line when it is not at hand, the whole form when it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.call import PrivateNote, Score
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _
from evalapp.words.formats import clock
from evalapp.words.scores import guidance_of
from ui.look import theme
from ui.pages.scoring.form import criterion_words as words
from ui.pages.scoring.form.criterion_foot import CriterionFoot
from ui.pages.scoring.form.descriptors import DescriptorLabel
from ui.pages.scoring.form.face import Face
from ui.pages.scoring.form.reasons import ReasonMenu
from ui.pages.scoring.form.trouble import Trouble
from ui.saving import SAVED, Saving, refused, worst_of
from ui.widgets.comment import CommentField
from ui.widgets.score.score_field import score_input
from ui.widgets.score.segments import SegmentedScore
from ui.widgets.strip.yardstick import YardstickStrip
from ui.widgets.text import ElidedLabel, Label, restyle

EDGE = 3


class CriterionRow(QFrame):
    """Emits what a person does; shows only what `show_score` says, so that the screen never runs ahead of the file."""

    scored = Signal(str, object)  # criterion, steps or None
    commented = Signal(str, str)
    reason_given = Signal(str, object)  # criterion; OwnReason, NoScore or None
    reached = Signal(str)  # by mouse or keyboard
    stepped = Signal(int)
    conflict_asked = Signal()
    noted = Signal(str, str)
    history_asked = Signal(str)
    retry_asked = Signal(str)
    saving_changed = Signal()

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.criterion = criterion
        self._score: Score | None = None
        self._face = Face.LINE
        title = str(criterion.title)
        self.setProperty("ground", "panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(title)
        self._title = Label(title, type="section", wrap=True)
        self._rules = Label(words.head_words(criterion), type="caption", tone="dim")
        self._line = ElidedLabel(type="caption", tone="dim")
        self._line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._saved = Label(type="caption", tone="dim")
        self._own = Label(type="caption", wrap=True)
        self._guidance = Label(guidance_of(criterion), type="caption", tone="dim", wrap=True)
        self.value = score_input(criterion.scale, title)
        self._yardstick = YardstickStrip(criterion.scale)
        self._others: tuple[int, ...] = ()
        self._descriptor = DescriptorLabel(criterion)
        self.comment = CommentField(_("Justification for {criterion}").format(criterion=title))
        self.comment.setPlaceholderText(_("Justification…"))
        self.comment.committed.connect(partial(self.commented.emit, criterion.id))
        self.foot = CriterionFoot(title)
        self.note = self.foot.note
        self.note.committed.connect(partial(self.noted.emit, criterion.id))
        self.trouble = Trouble()
        self._value_saving = SAVED  # of the score given last, which is shown as the file has it
        self._arrange()
        self._connect()
        self.show_face(Face.LINE)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addWidget(self._title, 1)
        head.addWidget(self._rules, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        self._layout.setSpacing(6)
        self._layout.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(1)
        line.addWidget(self._line)
        line.addWidget(self._saved)
        line.addStretch()
        self._layout.addLayout(line)
        scale = QVBoxLayout()
        scale.setSpacing(1)
        scale.addWidget(self.value)
        scale.addWidget(self._yardstick)
        self._layout.addWidget(self._own)
        self._layout.addWidget(self._guidance)
        self._layout.addLayout(scale)
        self._layout.addWidget(self._descriptor)
        self._layout.addWidget(self.comment)
        self._layout.addWidget(self.trouble)
        self._layout.addWidget(self.foot)

    def _connect(self) -> None:
        self.value.chosen.connect(self._choose)
        self.value.hovered.connect(self._describe)
        self.value.stepped.connect(self.stepped)
        self.value.focused.connect(self._reach)
        if isinstance(self.value, SegmentedScore):
            self.value.written.connect(self._write_on)
            self.value.folded.connect(self._show_yardstick)
        self.comment.typed.connect(self._count)
        self.trouble.again.connect(self.commit)
        for field in (self.value, self.comment, self.note.field):
            field.saving_changed.connect(self._follow_saving)
        self.comment.focused.connect(self._reach)
        self.note.focused.connect(self._reach)
        self.foot.reason_asked.connect(self.ask_reason)
        self.foot.note_opened.connect(self._reach)
        self.foot.history_asked.connect(self.ask_history)

    # showing

    def show_score(self, score: Score | None) -> None:
        """`score` as stored; None where nothing is."""
        self._score = score
        self.value.set_value(score.value if score else None)
        self._yardstick.set_scores(self._others, self.value.value())
        if self.comment.saving.is_saved:
            self.comment.set_text(score.comment if score else "")
        self.comment.opening = words.opening_of(score)
        self._refresh()

    def show_face(self, face: Face) -> None:
        if face is Face.LINE:
            self.commit()
        self._face = face
        restyle(self, ground="selection" if face is Face.FULL else "panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if face is Face.LINE else Qt.FocusPolicy.NoFocus)
        is_open = face is not Face.LINE
        self.value.setVisible(is_open)
        self.comment.setVisible(is_open)
        for widget in (self._descriptor, self.foot):
            widget.setVisible(face is Face.FULL)
        self._show_yardstick()
        self._guidance.setVisible(face is Face.FULL and bool(self._guidance.text()))
        self._refresh()

    def _show_yardstick(self) -> None:
        """Its dots stand under the values, as long as those stand in one row."""
        is_one_row = isinstance(self.value, SegmentedScore) and self.value.rows == 1
        self._yardstick.setVisible(is_one_row and self._face is Face.FULL)

    def show_others(self, values: Iterable[int]) -> None:
        """What the juror's other applications got on this criterion."""
        self._others = tuple(values)
        self._yardstick.set_scores(self._others, self.value.value())

    def show_note(self, note: PrivateNote | None) -> None:
        self.foot.show_note(note)

    def refuse_value(self, why: str) -> None:
        """The score given last could not be stored; "" once it could, or another one took its place."""
        self._value_saving = refused(why) if why else SAVED
        self._follow_saving()

    def commit(self) -> None:
        """Store now what is typed and not yet stored, and try what was refused once more."""
        self.value.commit()
        self.comment.commit()
        self.note.field.commit()
        if self._value_saving.is_refused:
            self.retry_asked.emit(self.criterion.id)

    def take_over(self) -> None:
        """Another application comes: nothing of the one before stays in the fields."""
        self.value.forget()
        self.refuse_value("")
        self.comment.set_text("")
        self.note.field.set_text("")

    @property
    def saving(self) -> Saving:
        """Of all that can be given here."""
        found = worst_of((self._value_saving, self.comment.saving, self.note.field.saving, self.value.saving))
        at = self._score.at if self._score else ""
        return replace(found, at=clock(at)) if found.is_saved and at else found

    def _follow_saving(self) -> None:
        self._show_saving()
        self.saving_changed.emit()

    def _show_saving(self) -> None:
        saving = self.saving
        self.foot.show_saving(saving)
        self.trouble.show_saving(saving)
        said = self._said()
        self._saved.setText(f"· {saving.words}" if said and saving.words else "")
        self._saved.set_tone(saving.tone)
        self._saved.setVisible(bool(self._saved.text()) and self._face is Face.LINE)

    def set_enabled(self, is_enabled: bool) -> None:
        """Reading only, where the phase allows no more."""
        for widget in (self.value, self.comment):
            widget.setEnabled(is_enabled)
        self.foot.set_enabled(is_enabled)

    def focus_refused(self) -> None:
        """Where what could not be stored stands."""
        if self.note.field.saving.is_refused:
            self.note.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus(on_comment=self.comment.saving.is_refused)

    def focus(self, *, on_comment: bool = False) -> None:
        (self.comment if on_comment else self.value).setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        said = self._said()
        self._line.setText(said)
        self._line.set_tone("attention" if self._lacks_motivation() else "dim")
        self._line.setVisible(bool(said) and self._face is Face.LINE)
        self._show_saving()
        self._own.setText(words.motivation_line(self._score))
        self._own.setVisible(bool(self._own.text()) and self._face is Face.LINE)
        is_idle = self._face is Face.LINE and not said
        self._title.set_tone("dim" if is_idle else "text")
        self.setAccessibleDescription(said)
        self._describe(None)
        self._count(len(self.comment.text()))
        withheld = self._score.no_score if self._score else None
        self.foot.cannot.set_text(_("Assess it after all") if withheld else _("I cannot assess this…"))
        self.foot.show_history(self._score is not None)

    def _said(self) -> str:
        said = words.given_words(self.criterion, self._score)
        return said + " · " + _("justification missing") if self._lacks_motivation() else said

    def _lacks_motivation(self) -> bool:
        return words.lacks_motivation(self.criterion, self._score, self.comment.text())

    def _describe(self, steps: object) -> None:
        shown = steps if isinstance(steps, int) else self._score.value if self._score else None
        if shown is None and (sentence := words.reason_sentence(self._score)):
            self._descriptor.show_words(sentence)
        else:
            self._descriptor.show_value(shown)

    def _count(self, characters: int) -> None:
        counted = words.motivation_words(self.criterion, self._score, characters)
        self.foot.show_count(counted, is_lacking=self._lacks_motivation())

    # what a person does

    def _choose(self, steps: object) -> None:
        self._reach()
        self.scored.emit(self.criterion.id, steps)

    def _write_on(self, letter: str) -> None:
        """Who has chosen a value and goes on in words need not press Tab first."""
        if self.comment.isEnabled():
            self.comment.write_on(letter)

    def ask_history(self) -> None:
        self.history_asked.emit(self.criterion.id)

    def _reach(self) -> None:
        self.reached.emit(self.criterion.id)

    def ask_reason(self) -> None:
        """Offer the reasons for giving no score; one that was given is taken back."""
        if self._score is not None and self._score.no_score is not None:
            self.reason_given.emit(self.criterion.id, None)
            return
        menu = ReasonMenu(self)
        criterion = self.criterion.id
        menu.chosen.connect(partial(self.reason_given.emit, criterion))
        menu.conflict_asked.connect(self.conflict_asked)
        menu.popup(self.foot.cannot.mapToGlobal(self.foot.cannot.rect().bottomLeft()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._reach()
        self.focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._reach()
        self.focus(on_comment=event.reason() is Qt.FocusReason.BacktabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self._face is Face.FULL:
            painter.fillRect(QRectF(0, 0, EDGE, self.height() - 1), theme.colour("accent"))
