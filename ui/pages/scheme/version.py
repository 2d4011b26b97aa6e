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
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.fields import LineField, SentenceField
from ui.widgets.text import Label


class VersionCard(Card):
    """`adopt()` and `give_up()` are what its buttons do; `typed` as soon as a person types in it."""

    typed = Signal()

    def __init__(self, adopt: Callable[[], object], give_up: Callable[[], object]) -> None:
        super().__init__(" ")
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
        row.addWidget(LinkButton(_("Throw the draft away"), give_up))
        row.addStretch(1)
        self.body.addLayout(row)

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
