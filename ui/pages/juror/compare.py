"""The juror's own scores side by side, to see whether they are consistent."""

from __future__ import annotations

from functools import partial

from evalapp.domain.journal import Changes
from evalapp.domain.scheme import Criterion
from evalapp.domain.texts import _
from evalapp.formats import score as score_text
from ui.models.cells import Cell, Column
from ui.models.row_table import RowTable
from ui.models.rows import RowsModel
from ui.page import TitledPage
from ui.pages.juror.work import Task, tasks_of, to_do_words
from ui.session import Session
from ui.widgets.segments import value_text


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


def _columns(criteria: tuple[Criterion, ...]) -> tuple[Column, ...]:
    def column(criterion: Criterion) -> Column:
        return Column(
            head=criterion.head,
            tip=str(criterion.title),
            cell=lambda task: Cell(text=_value(criterion, task), tip=_comment(task, criterion)),
            key=partial(_order, criterion),
            is_right=not criterion.scale.words,
            most=110,
        )

    return (
        Column(
            head=_("Application"),
            cell=lambda task: Cell(
                text=task.application.title,
                after=task.number,
                type="table-strong",
                tip=task.application.title,
            ),
            key=lambda task: task.application.title.casefold(),
            stretches=True,
            least=230,
        ),
        Column(
            head=_("Province"),
            cell=lambda task: Cell(text=task.application.province, tone="dim"),
            key=lambda task: task.application.province,
            drop=1,
        ),
        Column(
            head=_("Total"),
            cell=lambda task: Cell(text=_total_text(task), type="deciding"),
            key=lambda task: task.total,
            is_right=True,
        ),
        *(column(criterion) for criterion in criteria),
        Column(
            head=_("State"),
            cell=lambda task: Cell(text=_state(task), badge=_state_tone(task)),
            key=_state,
        ),
    )


def _comment(task: Task, criterion: Criterion) -> str:
    score = task.scores.get(criterion.id)
    return score.comment if score else ""


class ComparePage(TitledPage):
    """A double click or Enter opens the application."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Compare"))
        model = RowsModel(_columns(session.call.scheme.criteria), key=lambda task: task.number)
        self.table = RowTable(model, _("My scores"))
        self.table.opened.connect(self._open)
        self.setFocusProxy(self.table)
        self.body.addWidget(self.table, 1)
        self.body.addStretch()
        self._tasks: list[Task] = []

    def refresh(self, changes: Changes | None) -> None:
        self._tasks = tasks_of(self.session)
        self.table.set_rows(self._tasks)
        self.set_state(
            _("Only your own scores, of {n} applications; click a head to sort").format(n=len(self._tasks))
        )

    def status(self) -> str:
        return to_do_words(self._tasks, self.session.call.deadline)

    def _open(self, task: Task) -> None:
        self.go_requested.emit("dossiers", task.number)
