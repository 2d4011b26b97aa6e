"""The answers to the checklist in the dossier: each question with its answer, and what was asked and heard."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from evalapp.domain.admissibility.answers import CheckAnswer, Checked
from evalapp.domain.texts import _
from evalapp.operations.admissibility.checklist import checklist_of
from evalapp.operations.view import View
from evalapp.words import formats
from ui.look import theme
from ui.pages.dossier.asked_words import hearing_words, supplement_words
from ui.widgets.badge import Badge
from ui.widgets.text import Label

_TONES = {CheckAnswer.YES: "good", CheckAnswer.NO: "bad", CheckAnswer.TO_COMPLETE: "attention"}


def was_checked(view: View, number: str) -> bool:
    """Whether somebody answered, asked or heard anything of it; a juror's file has nothing of that."""
    checks = view.checks
    return bool(checks.answers(number) or checks.supplements(number) or checks.hearings(number))


class ChecklistView(QWidget):
    def __init__(self, view: View, number: str) -> None:
        super().__init__()
        answers = {each.item: each for each in view.checks.answers(number)}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.S)
        grid.setColumnStretch(0, 1)
        self.lines: list[str] = []
        for n, item in enumerate(checklist_of(view.call().scheme).items):
            answer = answers.get(item.id)
            badge = Badge()
            badge.set_badge(
                answer.answer.label if answer else _("not answered"),
                _TONES[answer.answer] if answer else "quiet",
            )
            said = _said(answer) if answer else ""
            about = QVBoxLayout()
            about.setSpacing(0)
            about.addWidget(Label(f"{n + 1}. {item.title}", type="table-strong", wrap=True))
            if said:
                about.addWidget(Label(said, type="caption", tone="dim", wrap=True))
            grid.addLayout(about, n, 0)
            grid.addWidget(badge, n, 1)
            self.lines.append(" · ".join(filter(None, (str(item.title), badge.text(), said))))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.L, 0, 0)
        column.setSpacing(theme.M)
        column.addLayout(grid)
        beside = [
            *map(supplement_words, view.checks.supplements(number)),
            *map(hearing_words, view.checks.hearings(number)),
        ]
        for words in beside:
            column.addWidget(Label(words, type="table", wrap=True))
        self.lines += beside


def _said(answer: Checked) -> str:
    until = _("until {day}").format(day=formats.day(answer.until)) if answer.until else ""
    return " · ".join(filter(None, (answer.reason, until, answer.by, formats.day(answer.at))))
