"""The life of one score, over the page: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from evalapp.domain.call import Score
from evalapp.domain.journal import ScoreChange
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _
from evalapp.operations.typing_spells import answer_of, goes_on
from evalapp.words.formats import stamp
from evalapp.words.scores import not_scored, withheld
from ui.dialogs.overlay import Overlay
from ui.look import theme
from ui.pages.scoring.form.descriptors import meaning
from ui.widgets.text import Label, Rule, set_tip

MOST_CHARACTERS = 160


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step that a person would call one: typing a motivation makes many changes and is told as a whole."""

    at: str
    actor: str
    action: str
    before: Score | None
    after: Score | None

    @property
    def is_value(self) -> bool:
        return answer_of(self.before).score != answer_of(self.after).score

    @property
    def is_comment(self) -> bool:
        return answer_of(self.before).comment != answer_of(self.after).comment


def steps_of(changes: Iterable[ScoreChange]) -> list[Step]:
    """Oldest first; the pieces of one spell of typing come together."""
    steps: list[Step] = []
    last: ScoreChange | None = None
    for each in changes:
        is_going_on = last is not None and goes_on(last, each)
        before = steps.pop().before if is_going_on else each.before
        steps.append(Step(at=each.at, actor=each.actor, action=each.action, before=before, after=each.after))
        last = each
    return [step for step in steps if step.is_value or step.is_comment]


class ScoreHistory(Overlay):
    """Newest first."""

    def __init__(self, window: QWidget, criterion: Criterion, changes: Sequence[ScoreChange]) -> None:
        name = _("History of {criterion}").format(criterion=criterion.title)
        super().__init__(window, name, width=560)
        self.card.heading.setText(name)
        self.card.heading.show()
        self._criterion = criterion
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(theme.XS, theme.XS, theme.S, theme.XS)
        column.setSpacing(theme.XS)
        steps = steps_of(changes)
        for step in reversed(steps):
            column.addWidget(Rule())
            for label in self._labels(step):
                column.addWidget(label)
        if not steps:
            column.addWidget(Label(_("Nothing was given here yet."), tone="dim", wrap=True))
        column.addStretch()
        area = QScrollArea()
        area.setProperty("kind", "reading")
        area.setAccessibleName(name)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        area.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)
        area.setMinimumHeight(min(sheet.sizeHint().height() + theme.L, max(window.height() - 260, 160)))
        self._area = area
        self.card.body.addWidget(area)
        self.card.body.addWidget(Label(_("Escape closes this sheet."), type="caption", tone="dim"))

    def show_over(self) -> None:
        super().show_over()
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _labels(self, step: Step) -> list[Label]:
        who = f"{stamp(step.at)} · {step.actor}"
        if step.action == "undo":
            who += " · " + _("undone")
        elif step.action == "redo":
            who += " · " + _("redone")
        made = [Label(who, type="caption", tone="dim")]
        if step.is_value:
            made.append(
                Label(f"{self._said(step.before)} → {self._said(step.after)}", type="strong", wrap=True)
            )
        if step.is_comment:
            before, after = answer_of(step.before).comment, answer_of(step.after).comment
            words = _("Justification: {before} → {after}").format(before=_cut(before), after=_cut(after))
            label = Label(words, type="table", wrap=True)
            set_tip(label, after if len(after) > MOST_CHARACTERS else "")
            made.append(label)
        return made

    def _said(self, score: Score | None) -> str:
        if score is None or not score.is_given:
            return not_scored()
        if score.no_score is not None:
            return withheld(score.no_score, score.comment)
        assert score.value is not None
        return meaning(self._criterion, score.value).as_text()


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    if not flat:
        return _("none")
    return f"“{flat}”" if len(flat) <= MOST_CHARACTERS else f"“{flat[:MOST_CHARACTERS]}…”"
