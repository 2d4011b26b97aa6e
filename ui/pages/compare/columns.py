"""The table of the juror's own scores: one row an application, one column a criterion."""

from __future__ import annotations

from functools import partial

from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.texts import _
from evalapp.operations.progress.work import Task
from evalapp.words.scores import MISSING, answer, figure, in_column, not_scored
from ui.tables.cells import Cell, Column


def columns(scheme: Scheme) -> tuple[Column[Task], ...]:
    """With a total, unless the scheme judges in words."""
    has_total = any(not criterion.scale.words for criterion in scheme.counting)
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
            least=200,
            yields_to=0.5,
        ),
        *((_total_column(),) if has_total else ()),
        *(_score_column(criterion) for criterion in scheme.criteria),
        Column(
            head=_("State"),
            cell=lambda task: Cell(text=task.state, badge=_state_tone(task)),
            key=lambda task: task.state,
        ),
    )


def _total_column() -> Column[Task]:
    return Column(
        head=_("Total"),
        cell=_total_cell,
        key=lambda task: task.total,
        is_right=True,
    )


def _score_column(criterion: Criterion) -> Column[Task]:
    return Column(
        head=criterion.head,
        tip=str(criterion.title),
        cell=partial(_score_cell, criterion),
        key=partial(_order, criterion),
        is_right=not criterion.scale.words,
        most=84 if criterion.scale.words else 68,
    )


def _total_cell(task: Task) -> Cell:
    """A total over part of the criteria is quiet: it cannot be set beside a whole one."""
    total = task.own_total
    if total is None:
        return Cell(text=MISSING, tone="dim")
    text = figure(total.value, task.scheme.ranking.decimals)
    if total.is_of_all:
        return Cell(text=text, type="deciding")
    return Cell(text=text, tone="dim", tip=_("Over the criteria scored so far"))


def _score_cell(criterion: Criterion, task: Task) -> Cell:
    score = task.scores.get(criterion.id)
    if score is None or not score.is_given:
        return Cell(text=MISSING, tone="dim", spoken=not_scored())
    if score.value is None:
        said = answer(criterion.scale, *score.answer)
        return Cell(text=said, tone="dim", tip=" · ".join(part for part in (said, score.comment) if part))
    return Cell(text=in_column(criterion.scale, score.value), tip=score.comment)


def _order(criterion: Criterion, task: Task) -> int | None:
    score = task.scores.get(criterion.id)
    return score.value if score else None


def _state_tone(task: Task) -> str:
    return "attention" if task.has_conflict else "good" if task.is_complete else "quiet"
