"""Which of the juror's applications are shown, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from operator import attrgetter

from evalapp.domain.order import sorted_by_number
from evalapp.domain.texts import _
from evalapp.operations.progress.work import Task


class Shown(StrEnum):
    TO_DO = "to-do"
    ALL = "all"
    CONFLICTS = "conflicts"

    def keeps(self, task: Task) -> bool:
        return {Shown.TO_DO: task.is_to_do, Shown.ALL: True, Shown.CONFLICTS: task.has_conflict}[self]


class Order(StrEnum):
    NUMBER = "number"
    TITLE = "title"
    TOTAL = "total"
    TO_DO = "to-do"

    @property
    def label(self) -> str:
        return {
            Order.NUMBER: _("By number"),
            Order.TITLE: _("By title"),
            Order.TOTAL: _("By own total"),
            Order.TO_DO: _("To do first"),
        }[self]

    def arranged(self, tasks: Iterable[Task]) -> list[Task]:
        """Within what is alike by number; the best total first, without one last."""
        ordered = sorted_by_number(tasks, attrgetter("number"))
        if self is Order.TITLE:
            ordered.sort(key=lambda task: task.application.title.casefold())
        elif self is Order.TOTAL:
            ordered.sort(key=_total)
        elif self is Order.TO_DO:
            ordered.sort(key=lambda task: (not task.is_to_do, task.has_conflict))
        return ordered


def _total(task: Task) -> tuple[bool, float]:
    total = task.total
    if total is None or task.has_conflict:
        return True, 0.0
    return False, float(-total if task.scheme.higher_is_better else total)
