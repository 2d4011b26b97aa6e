"""One criterion in the score form: a line when it is not at hand, the whole form when it is."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.call import Score
from evalapp.domain.scheme import Comment, Criterion, NoScore
from evalapp.domain.texts import _, ngettext
from evalapp.formats import clock, weight
from ui import theme
from ui.pages.juror.descriptors import DescriptorLabel, meaning
from ui.widgets.buttons import LinkButton
from ui.widgets.comment import CommentField
from ui.widgets.score_field import score_input
from ui.widgets.text import ElidedLabel, Label, restyle

EDGE = 3
REASONS = (NoScore.ABSTAIN, NoScore.ABSENT, NoScore.NOT_DISCUSSED)


class Face(Enum):
    LINE = "line"  # title and what was given
    PREVIEW = "preview"  # value and motivation, ready to be filled in
    FULL = "full"  # the criterion at hand


class CriterionRow(QFrame):
    """Emits what a person does; shows only what `show_score` says, so that the screen never runs ahead of the file."""

    scored = Signal(str, object)  # criterion, steps or None
    commented = Signal(str, str)
    reason_given = Signal(str, object)  # criterion, NoScore or None
    reached = Signal(str)  # by mouse or keyboard
    stepped = Signal(int)
    conflict_asked = Signal()

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.criterion = criterion
        self._score: Score | None = None
        self._face = Face.LINE
        title = str(criterion.title)
        self.setProperty("ground", "panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(title)
        self._title = ElidedLabel(title, type="section")
        self._rules = Label(_rules(criterion), type="caption", tone="dim")
        self._line = ElidedLabel(type="caption", tone="dim")
        self._line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._saved = Label(type="caption", tone="dim")
        self._guidance = Label(str(criterion.guidance), type="caption", tone="dim", wrap=True)
        self.value = score_input(criterion.scale, title)
        self._descriptor = DescriptorLabel(criterion)
        self.comment = CommentField(_("Motivation for {criterion}").format(criterion=title))
        self.comment.setPlaceholderText(_("Motivation…"))
        self._counter = Label(type="caption", tone="dim")
        self._cannot = LinkButton(_("I cannot judge this…"), self.ask_reason, quiet=True)
        self._cannot.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._error = Label(type="caption", tone="bad", wrap=True)
        self._arrange()
        self._connect()
        self.show_face(Face.LINE)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addWidget(self._title, 1)
        head.addWidget(self._rules)
        foot = QHBoxLayout()
        foot.addWidget(self._counter, 1)
        foot.addWidget(self._cannot)
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
        for widget in (self._guidance, self.value, self._descriptor, self.comment):
            self._layout.addWidget(widget)
        self._layout.addLayout(foot)
        self._layout.addWidget(self._error)

    def _connect(self) -> None:
        self.value.chosen.connect(self._choose)
        self.value.hovered.connect(self._describe)
        self.value.stepped.connect(self.stepped)
        self.value.focused.connect(self._reach)
        self.comment.committed.connect(self._store_comment)
        self.comment.typed.connect(self._count)
        self.comment.focused.connect(self._reach)

    # showing

    def show_score(self, score: Score | None) -> None:
        """`score` as stored; None where nothing is."""
        self._score = score
        self.value.set_value(score.value if score else None)
        if self.comment.is_stored:
            self.comment.set_text(score.comment if score else "")
        self.show_error("")
        self._refresh()

    def show_face(self, face: Face) -> None:
        if face is Face.LINE:
            self.comment.commit()
        self._face = face
        restyle(self, ground="selection" if face is Face.FULL else "panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if face is Face.LINE else Qt.FocusPolicy.NoFocus)
        is_open = face is not Face.LINE
        self.value.setVisible(is_open)
        self.comment.setVisible(is_open)
        for widget in (self._descriptor, self._counter, self._cannot):
            widget.setVisible(face is Face.FULL)
        self._guidance.setVisible(face is Face.FULL and bool(self._guidance.text()))
        self._refresh()

    def show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def set_enabled(self, is_enabled: bool) -> None:
        """Reading only, where the phase allows no more."""
        for widget in (self.value, self.comment, self._cannot):
            widget.setEnabled(is_enabled)

    def focus(self, *, on_comment: bool = False) -> None:
        (self.comment if on_comment else self.value).setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        said = self._said()
        self._line.setText(said)
        self._line.set_tone("attention" if self._lacks_motivation() else "dim")
        at = self._score.at if self._score else ""
        self._saved.setText("· " + _("saved {time}").format(time=clock(at)) if said and at else "")
        for widget in (self._line, self._saved):
            widget.setVisible(bool(widget.text()) and self._face is Face.LINE)
        is_idle = self._face is Face.LINE and not said
        self._title.set_tone("dim" if is_idle else "text")
        self.setAccessibleDescription(said)
        self._describe(None)
        self._count(len(self.comment.text()))
        withheld = self._score.no_score if self._score else None
        self._cannot.set_text(_("Judge it after all") if withheld else _("I cannot judge this…"))

    def _said(self) -> str:
        """What was given, in one line: the value and what it means."""
        score = self._score
        if score is None or not score.is_given:
            return ""
        if score.no_score is not None:
            said = _("no score: {reason}").format(reason=score.no_score.label)
        else:
            assert score.value is not None
            found = meaning(self.criterion, score.value)
            said = found.as_text()
            if found.descriptor and "↔" not in found.descriptor:
                said += f" — {found.descriptor}"
        if self._lacks_motivation():
            said += " · " + _("motivation missing")
        return said

    def _lacks_motivation(self) -> bool:
        value = self._score.value if self._score else None
        is_due = value is not None and self.criterion.is_comment_due(value)
        return is_due and not self.comment.text().strip()

    def _describe(self, steps: object) -> None:
        shown = steps if isinstance(steps, int) else self._score.value if self._score else None
        withheld = self._score.no_score if self._score else None
        if shown is None and withheld is not None:
            self._descriptor.setText(_("No score: {reason}.").format(reason=withheld.label))
            return
        self._descriptor.show_value(shown)

    def _count(self, characters: int) -> None:
        counted = ngettext("{n} character", "{n} characters", characters).format(n=characters)
        value = self._score.value if self._score else None
        is_due = (
            self.criterion.is_comment_due(value)
            if value is not None
            else (self.criterion.comment is Comment.REQUIRED)
        )
        rule = _("Motivation required") if is_due else _("Motivation optional")
        self._counter.setText(f"{rule} · {counted}")
        self._counter.set_tone("attention" if self._lacks_motivation() else "dim")

    # what a person does

    def _choose(self, steps: object) -> None:
        self._reach()
        self.scored.emit(self.criterion.id, steps)

    def _store_comment(self, text: str) -> None:
        self.commented.emit(self.criterion.id, text)

    def _reach(self) -> None:
        self.reached.emit(self.criterion.id)

    def ask_reason(self) -> None:
        """Offer the reasons for giving no score; one that was given is taken back."""
        if self._score is not None and self._score.no_score is not None:
            self.reason_given.emit(self.criterion.id, None)
            return
        menu = QMenu(self)
        for reason in REASONS:
            menu.addAction(reason.label).setData(reason.value)
        menu.addSeparator()
        menu.addAction(_("Conflict of interest with this applicant…")).setData("conflict")
        spot = self._cannot.mapToGlobal(self._cannot.rect().bottomLeft())
        menu.triggered.connect(self._take_reason)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(spot)

    def _take_reason(self, chosen: QAction) -> None:
        reason = chosen.data()
        if reason == "conflict":
            self.conflict_asked.emit()
        else:
            self.reason_given.emit(self.criterion.id, NoScore(reason))

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


def _rules(criterion: Criterion) -> str:
    parts = [weight(criterion)]
    if criterion.threshold is not None:
        parts.append(_("threshold {threshold}").format(threshold=criterion.threshold))
    return " · ".join(parts)
