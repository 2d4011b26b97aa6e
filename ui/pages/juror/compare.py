"""The juror's own scores side by side, to see whether they are consistent."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex

from evalapp.domain.journal import Changes
from evalapp.domain.scheme import Criterion
from evalapp.domain.texts import _
from evalapp.formats import score as score_text
from ui.page import TitledPage
from ui.pages.juror.work import Task, tasks_of, to_do_words
from ui.session import Session
from ui.widgets.rows import Column, RowsModel
from ui.widgets.segments import value_text
from ui.widgets.table import TableView


def _value(criterion: Criterion, task: Task) -> str:
    score = task.scores.get(criterion.id)
    if score is None or not score.is_given:
        return "–"
    if score.value is None:
        return score.no_score.label if score.no_score else "–"
    return value_text(criterion.scale, score.value)


def _order(criterion: Criterion, task: Task) -> int | None:
    score = task.scores.get(criterion.id)
    return score.value if score else None


def _state(task: Task) -> str:
    if task.has_conflict:
        return _("conflict of interest")
    return _("done") if task.is_complete else _("{n} of {all}").format(n=sum(task.done), all=len(task.done))


def _state_tone(task: Task) -> str:
    return "attention" if task.has_conflict else "good" if task.is_complete else "quiet"


def _total_text(task: Task) -> str:
    total = task.total
    return score_text(total, 2) if total is not None else "–"


def _columns(criteria: tuple[Criterion, ...]) -> list[Column[Task]]:
    def column(criterion: Criterion) -> Column[Task]:
        return Column(
            head=criterion.head,
            head_tip=str(criterion.title),
            text=partial(_value, criterion),
            sort=partial(_order, criterion),
            is_number=not criterion.scale.words,
            width=76 if not criterion.scale.words else 110,
            tip=lambda task: _comment(task, criterion),
        )

    return [
        Column(
            head=_("Application"),
            text=lambda task: task.application.title,
            note=lambda task: task.number,
            width=0,
            type="table-strong",
        ),
        Column(
            head=_("Province"), text=lambda task: task.application.province, width=130, tone=lambda _t: "dim"
        ),
        Column(
            head=_("Total"),
            text=_total_text,
            sort=lambda task: task.total,
            is_number=True,
            width=76,
            type="deciding",
        ),
        *(column(criterion) for criterion in criteria),
        Column(head=_("State"), text=_state, badge=_state_tone, width=150),
    ]


def _comment(task: Task, criterion: Criterion) -> str:
    score = task.scores.get(criterion.id)
    return score.comment if score else ""


class ComparePage(TitledPage):
    """A double click or Enter opens the application."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Compare"))
        self._model = RowsModel[Task](_columns(session.call.scheme.criteria), self)
        self.table = TableView(_("My scores"))
        self.table.set_model(self._model, sortable=True)
        self.table.activated_row.connect(self._open)
        self.body.addWidget(self.table, 1)
        self._tasks: list[Task] = []

    def refresh(self, changes: Changes | None) -> None:
        self._tasks = tasks_of(self.session)
        self._model.set_rows(self._tasks)
        self.set_state(
            _("Only your own scores, of {n} applications; click a head to sort").format(n=len(self._tasks))
        )

    def status(self) -> str:
        return to_do_words(self._tasks, self.session.call.deadline)

    def _open(self, index: QModelIndex) -> None:
        self.go_requested.emit("dossiers", self._model.row(index).number)
