"""The score form: the criteria of one application, the total so far, and the way to what is next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evalapp.domain.call import PrivateNote
from evalapp.domain.scheme.model import Group, Scheme
from evalapp.domain.texts import N_, _
from evalapp.operations.progress.work import Task
from ui.access.tab_order import stops_now_and_then
from ui.actions import JUROR, action, does
from ui.look import theme
from ui.pages.scoring.form.criterion_foot import CANNOT_JUDGE, HISTORY, NOTE
from ui.pages.scoring.form.criterion_row import CriterionRow
from ui.pages.scoring.form.criterion_words import group_words
from ui.pages.scoring.form.face import Face
from ui.pages.scoring.form.standing import StandingLabel, count_words, total_heading, total_words
from ui.saving import Saving, worst_of
from ui.widgets.buttons import PrimaryButton
from ui.widgets.key_cap import KeyCap
from ui.widgets.score.segments import SegmentedScore
from ui.widgets.text import ElidedLabel, Ground, Label

LEAST = 340
HINTS_LEAST = 440  # narrower, the foot has no room to say the shortcut


class GroupHead(Ground):
    """Above the criteria of a group: what they are together, and what they must reach together."""

    def __init__(self, group: Group) -> None:
        super().__init__("sunk", line="bottom")
        asked = group_words(group)
        self.setAccessibleName(", ".join(part for part in (str(group.title), asked) if part))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XS, theme.XL, theme.XS)
        layout.setSpacing(theme.M)
        layout.addWidget(ElidedLabel(str(group.title), type="table-strong", tone="dim"), 1)
        layout.addWidget(Label(asked, type="caption", tone="dim"))


class ScoreForm(Ground):
    """Emits what the juror does to the application at hand; the page stores it and calls `show_task` again."""

    scored = Signal(str, object)  # criterion, steps or None
    commented = Signal(str, str, str)  # application, criterion, text
    reason_given = Signal(str, object)  # criterion; OwnReason, NoScore or None
    conflict_asked = Signal()
    next_asked = Signal()
    noted = Signal(str, str, str)  # application, criterion, text
    history_asked = Signal(str)
    retry_asked = Signal(str)
    saving_changed = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent=parent)
        self.setAccessibleName(_("Scores"))
        self._task: Task | None = None
        self._current = ""
        self.rows = {criterion.id: CriterionRow(criterion) for criterion in scheme.criteria}
        inner = Ground("panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for group in scheme.groups:
            if len(scheme.groups) > 1 or group.threshold is not None:
                column.addWidget(GroupHead(group))
            for criterion in group.criteria:
                column.addWidget(self.rows[criterion.id])
        for row in self.rows.values():
            stops_now_and_then(row)
            row.scored.connect(self.scored)
            row.commented.connect(self._pass_comment)
            row.reason_given.connect(self.reason_given)
            row.conflict_asked.connect(self.conflict_asked)
            row.reached.connect(self.set_current)
            row.stepped.connect(self._step)
            row.noted.connect(self._pass_note)
            row.history_asked.connect(self.history_asked)
            row.retry_asked.connect(self.retry_asked)
            row.saving_changed.connect(self.saving_changed)
        column.addStretch()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._foot(scheme))

    def _foot(self, scheme: Scheme) -> QWidget:
        foot = Ground("panel", line="top")
        self._total = Label("–", type="total")
        self._count = ElidedLabel(type="caption", tone="dim")
        figures = QHBoxLayout()
        figures.setSpacing(theme.XS)
        figures.addWidget(self._total)
        figures.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(total_heading(scheme), type="caption", tone="dim"))
        words.addLayout(figures)
        self.next_button = PrimaryButton(_("Next"), self.next_asked.emit, tip=_("Next to do (Ctrl+Return)"))
        self._standing = StandingLabel()
        layout = QHBoxLayout()
        layout.setSpacing(theme.XS)
        layout.addLayout(words, 1)
        self._hints = (Label(_("Next to do"), type="caption", tone="dim"), KeyCap("Ctrl ↵"))
        for hint in self._hints:
            layout.addWidget(hint)
        layout.addSpacing(theme.S)
        layout.addWidget(self.next_button)
        column = QVBoxLayout(foot)
        column.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        column.setSpacing(theme.S)
        column.addWidget(self._standing)
        column.addLayout(layout)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for hint in self._hints:
            hint.setVisible(self.width() >= theme.pixels(HINTS_LEAST))

    def least_width(self) -> int:
        """With less, words are cut; values go on in a second row."""
        return theme.pixels(LEAST)

    def wished_width(self) -> int:
        """So that all values of every scale stand in one row."""
        values = max(_width_of(row.value) for row in self.rows.values())
        return max(
            self.least_width(), values + 2 * theme.XL + self._area.verticalScrollBar().sizeHint().width()
        )

    @property
    def number(self) -> str:
        """Of the application that it shows."""
        return self._task.number if self._task else ""

    @property
    def current(self) -> CriterionRow:
        return self.rows[self._current or next(iter(self.rows))]

    def open_task(self, task: Task, notes: Mapping[str, PrivateNote]) -> None:
        """Begin with an application: its first criterion with something left to do is at hand."""
        self.flush()
        self._task = None
        for row in self.rows.values():
            row.take_over()
        self.show_notes(notes)
        self.show_task(task)
        undone = [criterion for criterion in self.rows if not task.is_done(criterion)]
        self.set_current(undone[0] if undone else next(iter(self.rows)))

    def show_task(self, task: Task) -> None:
        """The same application as the file has it now."""
        self._task = task
        for criterion, row in self.rows.items():
            row.show_score(task.scores.get(criterion))
        self._total.setText(total_words(task))
        self._standing.show_task(task)
        self._count.setText(count_words(task))
        if self._current:
            self._show_faces()

    def show_others(self, tasks: Iterable[Task]) -> None:
        """`tasks` but the one at hand: the juror's own yardstick."""
        others = [task.scores for task in tasks if task.number != self.number]
        for criterion, row in self.rows.items():
            given = (scores[criterion].value for scores in others if criterion in scores)
            row.show_others(value for value in given if value is not None)

    def show_notes(self, notes: Mapping[str, PrivateNote]) -> None:
        for criterion, row in self.rows.items():
            row.show_note(notes.get(criterion))

    def forget(self) -> None:
        """No application is at hand: nothing of the last one stays in the fields."""
        self._task = None
        for row in self.rows.values():
            row.take_over()
            row.show_score(None)
        self.show_notes({})

    def show_stored_value(self, criterion: str) -> None:
        score = self._task.scores.get(criterion) if self._task else None
        self.rows[criterion].value.set_value(score.value if score else None)

    def set_current(self, criterion: str) -> None:
        if criterion == self._current and self.rows[criterion].value.isVisible():
            return
        self._current = criterion
        self._show_faces()
        QTimer.singleShot(0, self, self._scroll_to_current)

    def show_refused(self) -> None:
        """The criterion of which something could not be stored, ready to go on there."""
        criterion = next(criterion for criterion, row in self.rows.items() if row.saving.is_refused)
        self.set_current(criterion)
        self.rows[criterion].focus_refused()

    def focus_current(self) -> None:
        self.current.focus()

    # what can be done with the criterion at hand

    @does(CANNOT_JUDGE)
    def ask_reason(self) -> None:
        if not self.isHidden():
            self.current.ask_reason()

    @does(NOTE)
    def open_note(self) -> None:
        if not self.isHidden():
            self.current.foot.open_note()

    @does(HISTORY)
    def ask_history(self) -> None:
        if not self.isHidden():
            self.current.ask_history()

    def set_editable(self, is_editable: bool) -> None:
        for row in self.rows.values():
            row.set_enabled(is_editable)

    def next_undone(self) -> str | None:
        """The criterion after the current one that has something left to do, going round."""
        if self._task is None:
            return None
        order = list(self.rows)
        start = order.index(self._current) + 1 if self._current else 0
        rest = [each for each in order[start:] + order[:start] if not self._task.is_done(each)]
        others = [each for each in rest if each != self._current]
        return others[0] if others else None

    def flush(self) -> None:
        for row in self.rows.values():
            row.commit()

    @property
    def saving(self) -> Saving:
        return worst_of(row.saving for row in self.rows.values())

    def _pass_comment(self, criterion: str, text: str) -> None:
        if self._task is not None:
            self.commented.emit(self._task.number, criterion, text)

    def _pass_note(self, criterion: str, text: str) -> None:
        if self._task is not None:
            self.noted.emit(self._task.number, criterion, text)

    @action("next-criterion", N_("Next criterion"), keys="Ctrl+Down", roles=JUROR, given=(1,))
    @action("previous-criterion", N_("Previous criterion"), keys="Ctrl+Up", roles=JUROR, given=(-1,))
    def step(self, by: int) -> None:
        """From wherever the keyboard is."""
        if not self.isHidden():
            self._step(by)

    def _step(self, by: int) -> None:
        order = list(self.rows)
        place = order.index(self._current) + by
        if 0 <= place < len(order):
            self.set_current(order[place])
            self.focus_current()

    def _show_faces(self) -> None:
        after = list(self.rows)[list(self.rows).index(self._current) + 1 :]
        upcoming = next((each for each in after if not self._has_score(each)), None)
        for criterion, row in self.rows.items():
            is_current, is_upcoming = criterion == self._current, criterion == upcoming
            row.show_face(Face.FULL if is_current else Face.PREVIEW if is_upcoming else Face.LINE)

    def _has_score(self, criterion: str) -> bool:
        score = self._task.scores.get(criterion) if self._task else None
        return score is not None and score.is_given

    def _scroll_to_current(self) -> None:
        self._area.ensureWidgetVisible(self.current, 0, theme.S)


def _width_of(field: QWidget) -> int:
    return field.wished_width if isinstance(field, SegmentedScore) else field.minimumSizeHint().width()
