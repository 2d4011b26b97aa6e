"""One criterion in the meeting: what each juror gave and why, side by side, and what the panel agrees on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from evalapp.domain.call import Consensus
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _
from evalapp.words import formats
from evalapp.words.results import Shown, below_threshold
from evalapp.words.scores import rules_of, value_text
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.pages.meeting.voices import Voice, Voices
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.fields import ChoiceField, SentenceField
from ui.widgets.text import Label

Record = Callable[[str, int, str], str]


class CriterionCard(Card):
    """`record(criterion, steps, reason)` returns a sentence for what is wrong, else nothing.

    `drafts` keep under `key` what is typed in the form, which is open as long as something is.
    """

    def __init__(
        self,
        criterion: Criterion,
        voices: Sequence[Voice],
        result: Shown,
        agreed: Consensus | None,
        record: Record | None,
        drafts: Drafts,
        key: Hashable,
    ) -> None:
        super().__init__()
        self._drafts, self._key = drafts, key
        self._criterion, self._record, self._agreed = criterion, record, agreed
        self.body.addLayout(self._head(result))
        self.body.addWidget(Voices(criterion, voices))
        if agreed is not None:
            self.body.addWidget(self._agreement(agreed))
        self._form = QWidget()
        if record is not None:
            words = _("Change the consensus…") if agreed else _("Record a consensus…")
            self.open_button = LinkButton(words, self._open_form)
            self.body.addWidget(self.open_button)
            self._make_form()
            self.body.addWidget(self._form)
        is_typed = record is not None and drafts.has(key)
        self._form.setVisible(is_typed)
        if is_typed:
            self.open_button.hide()

    def _head(self, result: Shown) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        title = Label(str(self._criterion.title), type="section", wrap=True)
        row.addWidget(title, 1)
        rules = Label(rules_of(self._criterion), type="caption", tone="dim", wrap=True)
        rules.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(rules, 0)
        if result.is_failed:
            row.addWidget(Badge(below_threshold(), "bad"))
        if result.is_consensus:
            row.addWidget(Badge(_("consensus"), "accent"))
        mean = Label(result.text, type="total")
        mean.setAccessibleName(_("Result {score}").format(score=result.text))
        row.addWidget(mean)
        return row

    def _agreement(self, agreed: Consensus) -> Label:
        value = value_text(self._criterion.scale, agreed.value)
        text = _("Consensus {value}: {reason} ({who}, {day})").format(
            value=value, reason=agreed.reason, who=agreed.by, day=formats.day(agreed.at)
        )
        return Label(text, type="table", tone="accent", wrap=True)

    def _make_form(self) -> None:
        self.value = ChoiceField()
        self.value.setAccessibleName(_("Consensus on {criterion}").format(criterion=self._criterion.title))
        scale = self._criterion.scale
        for steps in scale.allowed_steps:
            self.value.addItem(value_text(scale, steps), steps)
        self.value.setCurrentIndex(-1)
        self.reason = SentenceField()
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setPlaceholderText(_("Reason; it takes the place of the jurors’ own scores"))
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.error.hide()
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.S)
        grid.addWidget(self.value, 0, 0)
        grid.addWidget(self.reason, 0, 1)
        grid.addWidget(Button(_("Record"), self._store), 0, 2)
        grid.addWidget(LinkButton(_("Cancel"), self._give_up, quiet=True), 0, 3)
        grid.addWidget(self.error, 1, 0, 1, 4)
        self.reason.returnPressed.connect(self._store)
        agreed = self._agreed
        draft = DraftForm(self._drafts, self.value, self.reason, parent=self)
        draft.show_for(
            self._key,
            agreed.value if agreed else None,
            agreed.reason if agreed else "",
            standing=(agreed.value, agreed.reason, agreed.at) if agreed else None,
        )

    def _open_form(self) -> None:
        self.open_button.hide()
        self._form.show()
        self.value.setFocus()

    def _give_up(self) -> None:
        self._drafts.forget(self._key)
        self.error.hide()
        self.open_button.show()
        self.open_button.setFocus()
        self._form.hide()

    def _store(self) -> None:
        steps = self.value.currentData()
        if steps is None:
            wrong = _("Choose the value that the panel agrees on.")
        else:
            assert self._record is not None
            wrong = self._record(self._criterion.id, steps, self.reason.text())
        if wrong:  # otherwise this card has given way to a new one
            self.error.setText(wrong)
            self.error.show()
