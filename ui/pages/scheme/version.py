"""A new version of a fixed scheme: its impact above everything, then the decision that it needs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from evalapp.domain.texts import _
from evalapp.operations.scheme.changing import Decision
from evalapp.operations.scheme.impact import SchemePlan
from evalapp.words.scheme.impact import aside_lines, packs_words, scores_words
from ui.look import theme
from ui.pages.scheme.beside_table import BesideTable
from ui.widgets.buttons import AnswerButton, LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.fields import LineField, SentenceField
from ui.widgets.text import Label


class VersionCard(Card):
    """`adopt()` and `give_up()` are what its buttons do; `typed` as soon as a person types in it.

    Where the draft `is_begun()`, or a decision is typed, it asks before all of that goes.
    """

    typed = Signal()

    def __init__(
        self, adopt: Callable[[], object], give_up: Callable[[], object], is_begun: Callable[[], bool]
    ) -> None:
        super().__init__(" ")
        self._give_up, self._is_begun = give_up, is_begun
        self.changes = BesideTable()
        self.scores = Label(type="section", wrap=True)
        self.aside = Label(type="table", wrap=True)
        self.packs = Label(type="table", wrap=True)
        places = _("Who would move is not shown: rules are fixed before results are known.")
        self.obstacles = Label(type="table", tone="bad", wrap=True)
        for label in (
            self.changes,
            self.scores,
            self.aside,
            self.packs,
            Label(places, type="caption", tone="dim", wrap=True),
        ):
            self.body.addWidget(label)
        self.body.addWidget(self.obstacles)
        self.fields: dict[str, LineField] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.XS)
        for n, (name, said, field) in enumerate(
            (
                ("decided_by", _("Decided by"), SentenceField()),
                ("decided_on", _("Date of the decision"), LineField()),
                ("reference", _("Reference of the decision"), LineField()),
                ("reason", _("Reason"), SentenceField()),
            )
        ):
            field.setAccessibleName(said)
            field.textEdited.connect(self.typed)
            self.fields[name] = field
            grid.addWidget(Label(said, type="caption", tone="dim"), 0, n)
            grid.addWidget(field, 1, n)
        self.fields["decided_on"].setPlaceholderText(_("day/month/year"))
        self.body.addLayout(grid)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.body.addWidget(self.error)
        self.adopt_button = PrimaryButton(_("Put it in force…"), adopt)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self.adopt_button)
        self.throw_button = LinkButton(_("Throw the draft away"), self._ask)
        row.addWidget(self.throw_button)
        row.addStretch(1)
        self.body.addLayout(row)
        words = _(
            "The draft goes, and what is typed of its decision with it; nothing brings them back. Throw it away?"
        )
        self.question = Label(words, type="table", tone="attention", wrap=True)
        self.really_throw = AnswerButton(_("Throw the draft away"), give_up)
        self.keep_button = AnswerButton(_("Keep the draft"), self._keep)
        answers = QHBoxLayout()
        answers.setSpacing(theme.M)
        answers.addWidget(self.keep_button)
        answers.addWidget(self.really_throw)
        answers.addStretch(1)
        self.body.addWidget(self.question)
        self.body.addLayout(answers)
        self._show_question(False)

    def _ask(self) -> None:
        if not self._is_begun() and not any(each.strip() for each in self.answers()):
            self._give_up()
            return
        self._show_question(True)
        self.keep_button.setFocus()

    def _keep(self) -> None:
        self.throw_button.setFocus()
        self._show_question(False)

    def _show_question(self, is_asked: bool) -> None:
        for each in (self.question, self.keep_button, self.really_throw):
            each.setVisible(is_asked)

    def show_plan(self, plan: SchemePlan, packs: list[str]) -> None:
        draft = _("Version {n} (draft)").format(n=plan.version)
        self.heading.setText(draft if plan.is_other else _("Draft of a new version"))
        now, then = self._versions(plan)
        self.changes.show_both(plan.old, plan.new, now, then)
        self.scores.setText(scores_words(plan.kept, len(plan.aside)))
        lines = aside_lines(plan.old, [(each.score.criterion, each.why) for each in plan.aside])
        self.aside.setText("\n".join(lines))
        self.aside.setVisible(bool(lines))
        self.packs.setText(packs_words(packs))
        self.obstacles.setText("\n".join(plan.obstacles))
        self.obstacles.setVisible(bool(plan.obstacles))
        self.adopt_button.setEnabled(plan.is_other and not plan.obstacles)

    def _versions(self, plan: SchemePlan) -> tuple[str, str]:
        return (
            _("version {n}, in force").format(n=plan.view.call().scheme_version),
            _("draft"),
        )

    def decision(self, day: str) -> Decision:
        """With `day` as an ISO date."""
        return Decision(
            reason=self.fields["reason"].text(),
            decided_by=self.fields["decided_by"].text(),
            decided_on=day,
            reference=self.fields["reference"].text(),
        )

    def answers(self) -> tuple[str, ...]:
        return tuple(each.text() for each in self.fields.values())

    def answer(self, answers: tuple[str, ...]) -> None:
        for field, text in zip(self.fields.values(), answers, strict=True):
            field.setText(text)
        self.error.setText("")
        self._show_question(False)
