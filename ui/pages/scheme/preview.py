"""The score form as a juror sees it, which reacts and stores nothing; and how its scores become a total."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.application import Application
from evalapp.domain.call import Score
from evalapp.domain.ids import PersonId
from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.scheme.one_language import in_one_language
from evalapp.domain.texts import LANGUAGE_NAMES, _, current_language
from evalapp.operations.progress.work import Task
from evalapp.operations.scheme.example import example_lines
from evalapp.words.method import method_sentences
from ui.look import theme
from ui.pages.scoring.form.score_form import ScoreForm
from ui.widgets.buttons import Chip, LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.text import Label

_NUMBER = "A-1"


class PreviewCard(Card):
    """`scored` after each score; `refused` where something is asked that a preview does not do."""

    scored = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__(_("As the juror sees it"))
        self._language, self._shown = current_language(), ""
        self.languages = {
            code: Chip(name, partial(self.read_in, code)) for code, name in LANGUAGE_NAMES.items()
        }
        choice = QHBoxLayout()
        choice.setSpacing(theme.S)
        for code, chip in self.languages.items():
            chip.setChecked(code == self._language)
            choice.addWidget(chip)
        choice.addStretch()
        self.body.addLayout(choice)
        self.body.addWidget(
            Label(_("Try it: nothing of this is stored."), type="caption", tone="dim", wrap=True)
        )
        self.scores: dict[str, Score] = {}
        self.form: ScoreForm | None = None
        self._scheme: Scheme | None = None  # in one language
        self._whole: Scheme | None = None

    @property
    def given(self) -> dict[str, int]:
        return {id: each.value for id, each in self.scores.items() if each.value is not None}

    def read_in(self, code: str) -> None:
        """The texts of the scheme in that language; those of the program stay in that of the window."""
        self._language = code
        for each, chip in self.languages.items():
            chip.setChecked(each == code)
        if self._whole is not None:
            self.show_scheme(self._whole, self._shown)

    def show_scheme(self, scheme: Scheme, criterion: str) -> None:
        """What was tried stays where the scale still has it."""
        self._whole, self._shown = scheme, criterion or self._shown
        scheme = in_one_language(scheme, self._language)
        if scheme == self._scheme and self.form is not None:
            if criterion:
                self.form.set_current(criterion)
            return
        self._scheme = scheme
        scales = {each.id: each.scale for each in scheme.criteria}
        self.scores = {
            id: each
            for id, each in self.scores.items()
            if id in scales and (each.value is None or each.value in scales[id].allowed_steps)
        }
        if self.form is not None:
            self.form.hide()
            self.body.removeWidget(self.form)
            self.form.deleteLater()
        self.form = form = ScoreForm(scheme)
        form.next_button.hide()
        form.scored.connect(self._score)
        form.commented.connect(self._comment)
        form.reason_given.connect(self._give_reason)
        for asked in (form.conflict_asked, form.noted, form.history_asked):
            asked.connect(self.refused)
        form.setMinimumWidth(form.least_width())
        self.body.addWidget(form, 1)
        form.open_task(self._task(scheme), {})
        if criterion:
            form.set_current(criterion)

    def _task(self, scheme: Scheme) -> Task:
        example = Application(number=_NUMBER, title=_("An application"), organisation="")
        return Task(application=example, scores=dict(self.scores), scheme=scheme)

    def _put(self, criterion: str, **values: object) -> None:
        kept = self.scores.get(criterion)
        comment = str(values.get("comment", kept.comment if kept else ""))
        value, reason = values.get("value", kept and kept.value), values.get("no_score")
        self.scores[criterion] = Score(
            juror=PersonId(""),
            application=_NUMBER,
            criterion=criterion,
            value=value if isinstance(value, int) else None,
            no_score=reason if isinstance(reason, NoScore) else None,
            comment=comment,
        )
        if self.form is not None and self._scheme is not None:
            self.form.show_task(self._task(self._scheme))
        self.scored.emit()

    def _score(self, criterion: str, steps: object) -> None:
        self._put(criterion, value=steps)

    def _comment(self, _application: str, criterion: str, text: str) -> None:
        self._put(criterion, comment=text)

    def _give_reason(self, criterion: str, reason: object) -> None:
        if reason is None or isinstance(reason, NoScore):
            self._put(criterion, value=None, no_score=reason)
        else:
            self.refused.emit()


class RulesCard(Card):
    """The rules in words, with a line that is reckoned as the ranking does."""

    def __init__(self, change: Callable[[], object]) -> None:
        super().__init__(_("How it is ranked"))
        self.change_button = LinkButton(_("To the rules…"), change)
        self.body.addWidget(self.change_button)

    def show_rules(self, scheme: Scheme, given: dict[str, int]) -> None:
        empty(self.body, keep=2)
        self.heading.setText(_("How it is ranked") if scheme.is_ranked else _("How it is assessed"))
        for n, sentence in enumerate(method_sentences(scheme), start=1):
            self.body.addWidget(Label(f"{n}. {sentence}", type="table", wrap=True))
        lines = example_lines(scheme, given)
        if lines:
            self.body.addSpacing(theme.S)
            words = _("Example, with the scores that were tried and a fairly good one for the rest:")
            self.body.addWidget(Label(words, type="caption", tone="dim", wrap=True))
            for line in lines:
                self.body.addWidget(Label(line, type="table-strong", wrap=True))
