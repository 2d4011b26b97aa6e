"""The rules in a form: how scores become a ranking, the tie-break chain in its order, and how far the budget goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import AcrossJurors, Cut, Missing, Total
from evalapp.domain.texts import _
from evalapp.operations.scheme.rules import (
    add_tie,
    moved_tie,
    possible_ties,
    rule_typed,
    with_rule,
    without_tie,
)
from evalapp.words.method import tie_words
from evalapp.words.phrases import opening
from evalapp.words.scheme.changes import choice_name, key_name
from ui.look import theme
from ui.pages.scheme.entry import Entry
from ui.pages.scheme.entry_card import EntryCard, Take, grid_of
from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceField
from ui.widgets.text import Label, Rule

_CHOICES: Mapping[str, Sequence[str]] = {
    "procedure": ("ranked", "individual"),
    "across_jurors": tuple(map(str, AcrossJurors)),
    "missing": tuple(map(str, Missing)),
    "total": tuple(map(str, Total)),
    "thresholds_on": ("unweighted", "weighted"),
    "rank_on": ("exact", "rounded"),
    "triage": ("unknown", "known"),
    "cut": tuple(map(str, Cut)),
}
_RANKING = (
    "procedure", "across_jurors", "missing", "quorum", "total", "threshold", "thresholds_on", "decimals", "rank_on",
    "triage",
)  # fmt: skip
_BUDGET = ("cut", "reserve", "support_rate", "most_per_year", "most_years")


class RulesForm(EntryCard):
    """`take` as of every form of the scheme."""

    def __init__(self, take: Take) -> None:
        super().__init__(_("Rules of the ranking"), take)
        words = _("A threshold of one criterion or group is set with that criterion or group.")
        self.body.insertWidget(1, Label(words, type="caption", tone="dim", wrap=True))
        self.another = ChoiceField()

    def show_rules(self, scheme: Scheme, *, may_edit: bool) -> None:
        form, name = self.begin(scheme, "rules", may_edit=may_edit)
        grid = grid_of(form, 1, 1)
        row = self._fill(grid, 0, _RANKING)
        grid.addWidget(Rule(), row, 0, 1, 2)
        grid.addWidget(Label(_("At equal totals, in this order"), type="strong"), row + 1, 0, 1, 2)
        ties = QWidget()
        self._fill_ties(ties)
        grid.addWidget(ties, row + 2, 0, 1, 2)
        grid.addWidget(Rule(), row + 3, 0, 1, 2)
        grid.addWidget(Label(_("Rules of the budget"), type="strong"), row + 4, 0, 1, 2)
        self._fill(grid, row + 5, _BUDGET)
        self.lay(form, name)

    def _fill(self, grid: QGridLayout, row: int, keys: Sequence[str]) -> int:
        """Two fields a row; the first row that is free."""
        for n, key in enumerate(keys):
            grid.addWidget(self._entry(key).holder, row + n // 2, n % 2, Qt.AlignmentFlag.AlignTop)
        return row + (len(keys) + 1) // 2

    def _entry(self, key: str) -> Entry:
        label, value = _label(key), rule_typed(self.scheme, key)
        store = partial(self._put, key)
        if key in _CHOICES:
            said = {each: opening(choice_name(key, each)) for each in _CHOICES[key]}
            return self.choice(key, label, said, value, store)
        return self.line(key, label, value, store)

    def _fill_ties(self, table: QWidget) -> None:
        grid = grid_of(table, 1, 0)
        rules = self.scheme.ranking.ties
        if not rules:
            words = _("No rule: equal totals share their place.")
            grid.addWidget(Label(words, type="table", tone="dim", wrap=True), 0, 0)
        for n, rule in enumerate(rules):
            said = tie_words(self.scheme, rule)
            grid.addWidget(Label(f"{n + 1}. {said}", type="table", wrap=True), n, 0)
            acts = QHBoxLayout()
            acts.setSpacing(theme.S)
            for name, words, by in (("earlier", _("Earlier"), -1), ("later", _("Later"), 1)):
                move = self.link(f"{name}-{n}", words, partial(self._move, n, by), said=f"{words}: {said}")
                move.setEnabled(0 <= n + by < len(rules))
                acts.addWidget(move)
            remove = _("Remove")
            acts.addWidget(
                self.link(f"remove-{n}", remove, partial(self._remove, n), said=f"{remove}: {said}")
            )
            grid.addLayout(acts, n, 1)
        possible = possible_ties(self.scheme)
        if not possible or not self._may_edit:
            return
        self.another = another = ChoiceField()
        another.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        another.setAccessibleName(_("Another rule"))
        for each in possible:
            another.addItem(opening(tie_words(self.scheme, each)), str(each))
        add = Button(_("Add the rule"), self._add)
        self.buttons["add-tie"] = add
        grid.addWidget(another, len(rules) + 1, 0)
        grid.addWidget(add, len(rules) + 1, 1)

    def _put(self, key: str, typed: str) -> None:
        self._take(with_rule(self.scheme, key, typed))

    def _add(self) -> None:
        rule = str(self.another.currentData())
        self.try_to(lambda scheme: add_tie(scheme, rule), "add-tie")

    def _move(self, n: int, by: int) -> None:
        self.try_to(lambda scheme: moved_tie(scheme, n, by))
        if not self.error.text():
            name = "later" if by > 0 else "earlier"
            at = self.buttons[f"{name}-{n + by}"]
            other = "earlier" if by > 0 else "later"
            self.go_to(f"{name if at.isEnabled() else other}-{n + by}")

    def _remove(self, n: int) -> None:
        left = len(self.scheme.ranking.ties) - 1
        self.try_to(
            lambda scheme: without_tie(scheme, n), f"remove-{min(n, left - 1)}" if left else "add-tie"
        )


def _label(key: str) -> str:
    if key == "threshold":
        return _("Threshold on the total")
    return opening(key_name(key))
