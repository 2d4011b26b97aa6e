"""What is still missing, each with the way to the very criterion."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.work import Task
from ui.look import theme
from ui.widgets.badge import Badge
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.progress import ProgressBar
from ui.widgets.text import ElidedLabel, Label, Rule

MOST_NAMED = 3  # criteria of one application
MOST_LISTED = 40  # applications


class MissingCard(Card):
    """`asked((application, criterion))`, or of an application alone: go there."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("What is still missing"))
        self.bar = ProgressBar()
        self.body.addWidget(self.bar)
        self.links: list[LinkButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.S)
        self.body.addLayout(self._rows)

    def show_tasks(self, to_do: Sequence[Task], begun: Sequence[str] = ()) -> None:
        """`begun`: the applications with a conflict of interest that was typed and is not declared."""
        empty(self._rows)
        self.links = []
        for number in begun:
            words = _("{number}: a conflict of interest is begun and not declared").format(number=number)
            self._rows.addWidget(self._link(words, number, number), 0, Qt.AlignmentFlag.AlignLeft)
        if begun and to_do:
            self._rows.addWidget(Rule())
        if not to_do and not begun:
            words = "✓ " + _("Nothing: every application has its scores and justifications.")
            self._rows.addWidget(Label(words, tone="good", wrap=True))
        for n, task in enumerate(to_do[:MOST_LISTED]):
            if n:
                self._rows.addWidget(Rule())
            self._rows.addWidget(self._row(task))
        more = len(to_do) - MOST_LISTED
        if more > 0:
            words = ngettext("and {n} more application", "and {n} more applications", more).format(n=more)
            self._rows.addWidget(Label(words, tone="dim"))

    def _row(self, task: Task) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addWidget(ElidedLabel(task.application.title, type="strong"), 1)
        missing = task.missing()
        head.addWidget(Badge(_("{n} to do").format(n=len(missing)), "attention"))
        column.addLayout(head)
        criteria = [criterion.id for criterion in task.scheme.criteria if not task.is_done(criterion.id)]
        if not task.scores:
            words = _("{number} · nothing scored yet").format(number=task.number)
            column.addLayout(self._line(words, _("Go there"), (task.number, criteria[0])))
            return row
        column.addWidget(ElidedLabel(task.number, type="caption", tone="dim"))
        for words, criterion in zip(missing[:MOST_NAMED], criteria, strict=False):
            link = self._link(words, task.number, (task.number, criterion))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        more = len(missing) - MOST_NAMED
        if more > 0:
            words = ngettext("and {n} more", "and {n} more", more).format(n=more)
            column.addWidget(Label(words, type="caption", tone="dim"))
        return row

    def _line(self, words: str, link: str, target: tuple[str, str]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.M)
        line.addWidget(ElidedLabel(words, type="caption", tone="dim"), 1)
        line.addWidget(self._link(link, target[0], target))
        return line

    def _link(self, words: str, number: str, target: object) -> LinkButton:
        link = LinkButton(words, partial(self.asked.emit, target))
        going = words == _("Go there")
        name = _("Go to {number}") if going else _("Go to {number}, to do: {what}")
        link.setAccessibleName(name.format(number=number, what=words))
        self.links.append(link)
        return link
