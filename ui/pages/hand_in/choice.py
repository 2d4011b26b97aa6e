"""Everything or a part: what the next return says anew, and what it takes back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from evalapp.domain.texts import _
from evalapp.operations.progress.work import Task
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label

ALL, COMPLETE, SOME, BACK = "all", "complete", "some", "back"
_ROW = 26
_MOST_SHOWN = 12


class PartChoice(QWidget):
    """`changed` when another return would come out of it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.radios = {each: QRadioButton() for each in (ALL, COMPLETE, SOME, BACK)}
        self.list = PartList()
        self._group = QButtonGroup(self)
        self._tasks: Sequence[Task] = ()
        self._given: Collection[str] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        for radio in self.radios.values():
            self._group.addButton(radio)
            layout.addWidget(radio)
        self.radios[ALL].setChecked(True)
        self._group.buttonToggled.connect(self._follow)
        self.list.changed.connect(self.changed)
        self.setAccessibleName(_("What to hand in"))

    @property
    def mode(self) -> str:
        return next(mode for mode, radio in self.radios.items() if radio.isChecked())

    @property
    def applications(self) -> tuple[str, ...] | None:
        """For `submit`: None is all."""
        if self.mode == ALL:
            return None
        if self.mode == COMPLETE:
            return tuple(task.number for task in self._tasks if not task.is_to_do)
        return self.list.checked() if self.mode == SOME else ()

    @property
    def taken_back(self) -> tuple[str, ...]:
        return self.list.checked() if self.mode == BACK else ()

    @property
    def is_empty(self) -> bool:
        return not self.taken_back and self.applications == ()

    def set_tasks(self, tasks: Sequence[Task], given: Collection[str]) -> None:
        """`given` are the applications that the last return had."""
        self._tasks, self._given = [task for task in tasks if not task.has_conflict], given
        complete = sum(not task.is_to_do for task in self._tasks)
        self.radios[ALL].setText(_("Everything ({n})").format(n=len(self._tasks)))
        self.radios[COMPLETE].setText(_("Only what is complete ({n})").format(n=complete))
        self.radios[SOME].setText(_("Only what I choose"))
        self.radios[BACK].setText(_("Take back what I handed in"))
        self.radios[COMPLETE].setVisible(0 < complete < len(self._tasks))
        self.radios[BACK].setVisible(bool(given))
        if not self.radios[self.mode].isVisibleTo(self):
            self.radios[ALL].setChecked(True)
        self._show_list()

    def choose_all(self) -> None:
        self.radios[ALL].setChecked(True)

    def choose(self, mode: str) -> None:
        """Choose a mode that is offered now, and put the keyboard there."""
        if self.radios[mode].isVisibleTo(self):
            self.radios[mode].setChecked(True)
            self.radios[mode].setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, _radio: object, is_checked: bool) -> None:
        if is_checked:
            self._show_list()
            self.changed.emit()

    def _show_list(self) -> None:
        mode = self.mode
        if mode == SOME:
            self.list.show_choice(
                _("Applications to hand in"),
                _("The others stay as they were handed in before; what never was, stays “not scored yet”."),
                [(task, not task.is_to_do) for task in self._tasks],
            )
        elif mode == BACK:
            self.list.show_choice(
                _("Applications to take back"),
                _(
                    "The secretary loses your scores of these. Here they stay, and you can hand them in again."
                ),
                [(task, False) for task in self._tasks if task.number in self._given],
            )
        self.list.setVisible(mode in (SOME, BACK))


class PartList(Card):
    """Applications to tick; what was ticked stays so while the same kind of choice is shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("-")
        self._said = Label(type="table", tone="dim", wrap=True)
        self.body.addWidget(self._said)
        links = QHBoxLayout()
        links.setSpacing(theme.M)
        links.addWidget(LinkButton(_("All"), partial(self._check_all, Qt.CheckState.Checked)))
        links.addWidget(LinkButton(_("None"), partial(self._check_all, Qt.CheckState.Unchecked)))
        links.addStretch()
        self.body.addLayout(links)
        self.applications = QListWidget()
        self.applications.setUniformItemSizes(True)
        self.applications.setProperty("frame", "bare")
        self.applications.itemChanged.connect(self.changed)
        self.body.addWidget(self.applications)
        self.hide()

    def show_choice(self, heading: str, said: str, choices: Sequence[tuple[Task, bool]]) -> None:
        is_same = self.heading.text() == heading
        kept = dict(self._states()) if is_same else {}
        self.heading.setText(heading)
        self._said.setText(said)
        self.applications.setAccessibleName(heading)
        self.applications.blockSignals(True)
        self.applications.clear()
        for task, is_checked in choices:
            item = QListWidgetItem(f"{task.number}  {task.application.title} · {_state(task)}")
            item.setData(Qt.ItemDataRole.UserRole, task.number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            proposed = Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
            item.setCheckState(kept.get(task.number, proposed))
            item.setSizeHint(QSize(0, theme.pixels(_ROW)))
            self.applications.addItem(item)
        self.applications.setCurrentRow(0)  # so that the keyboard is seen to be there
        self.applications.blockSignals(False)
        rows = min(max(len(choices), 1), _MOST_SHOWN)
        self.applications.setFixedHeight(theme.pixels(_ROW) * rows + theme.XS)

    def checked(self) -> tuple[str, ...]:
        return tuple(number for number, state in self._states() if state is Qt.CheckState.Checked)

    def _states(self) -> list[tuple[str, Qt.CheckState]]:
        items = [self.applications.item(n) for n in range(self.applications.count())]
        return [(str(item.data(Qt.ItemDataRole.UserRole)), item.checkState()) for item in items]

    def _check_all(self, state: Qt.CheckState) -> None:
        for n in range(self.applications.count()):
            self.applications.item(n).setCheckState(state)


def _state(task: Task) -> str:
    """In words: how far it is, and whether the secretary has it so."""
    state = _("{n} to do").format(n=len(task.missing())) if task.is_to_do else task.state
    return ", ".join(part for part in (state, task.handing_words) if part)
