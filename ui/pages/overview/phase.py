"""The phase of the call: on to the next one, or back with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.fields import SentenceField
from ui.widgets.text import Label


class PhaseCard(Card):
    """Where the call stands, on to the next phase, or back with a reason.

    `move` returns a sentence for what is wrong, else nothing; `missing_before` says what a phase still waits for, and
    `kept_open` what is open and keeps nothing from closing. What is missing is named before the call moves on, which
    asks once more; closing has a page of its own (`closing_asked`). `let_go`: the keyboard stood on a button that now
    does something else.
    """

    let_go = Signal()
    closing_asked = Signal()

    def __init__(
        self,
        move: Callable[[Phase, str], str],
        missing_before: Callable[[Phase], Sequence[str]],
        kept_open: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__(_("Phase"))
        self._move, self._missing_before, self._kept_open = move, missing_before, kept_open
        self._phase = Phase.DRAFT
        self._badge = Badge()
        self._about = Label(type="table", tone="dim", wrap=True)
        self.on_button = Button("", self.move_on)
        self.missing = Label(type="table", tone="attention", wrap=True)
        self.really_on = Button(_("Move on all the same"), self._move_on_all_the_same)
        self.back_button = LinkButton(_("Move back…"), self.ask_why_back)
        self.reason = SentenceField()
        self.reason.setAccessibleName(_("Reason for moving back"))
        self.reason.setPlaceholderText(_("Reason; it stands in the journal"))
        self.reason.returnPressed.connect(self._move_back)
        self.really_back = Button("", self._move_back)
        self.stay_button = LinkButton(_("Cancel"), self._give_up, quiet=True)
        self.drafts = Drafts(lambda _key: _("the reason for another phase"))
        self._draft = DraftForm(self.drafts, self.reason, parent=self)
        self.error = Label(type="caption", tone="bad", wrap=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.M)
        buttons.addWidget(self.on_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch()
        self.body.addWidget(self._badge)
        self.body.addWidget(self._about)
        self.body.addLayout(buttons)
        for widget in (self.missing, self.really_on, self.reason, self.error):
            self.body.addWidget(widget)
        answers = QHBoxLayout()
        answers.setSpacing(theme.M)
        answers.addWidget(self.really_back)
        answers.addWidget(self.stay_button)
        answers.addStretch()
        self.body.addLayout(answers)

    def show_phase(self, phase: Phase, *, may_move: bool) -> None:
        if self._phase is not phase and (self.on_button.hasFocus() or self.really_on.hasFocus()):
            self.let_go.emit()
        self._phase = phase
        self._badge.set_badge(phase.label, "accent")
        self._about.setText(_about(phase))
        following, before = _neighbour(phase, 1), _neighbour(phase, -1)
        self.on_button.setVisible(may_move and following is not None)
        if following is not None:
            self.on_button.set_text(_forward(following))
        self.back_button.setVisible(may_move and before is not None)
        for widget in (
            self.missing,
            self.really_on,
            self.reason,
            self.really_back,
            self.stay_button,
            self.error,
        ):
            widget.hide()
        self._show_typed(may_move=may_move)
        self.show_closing()

    def show_closing(self) -> None:
        """What closing still waits for; and what is still asked before deliberation."""
        is_closing = self.on_button.isVisibleTo(self) and _neighbour(self._phase, 1) is Phase.CLOSED
        missing = self._missing_before(Phase.CLOSED) if is_closing else ()
        kept_open = self._kept_open() if is_closing else ()
        self.on_button.setToolTip("\n".join((*missing, *kept_open)))
        if is_closing:
            self._name(_("Closing waits for:"), missing, kept_open)
        elif self.really_on.isVisibleTo(self):
            self._name_before_moving()

    def _name_before_moving(self) -> bool:
        """Whether anything is still open; what came in since the question was asked is no longer named."""
        following = _neighbour(self._phase, 1)
        missing = () if following in (None, Phase.CLOSED) else self._missing_before(following)
        is_scoring = following is Phase.SCORING
        lead = _("Still open before scoring:") if is_scoring else _("Still open before deliberation:")
        self._name(lead, missing)
        self.really_on.setVisible(bool(missing))
        return bool(missing)

    def _name(self, lead: str, missing: Sequence[str], kept_open: Sequence[str] = ()) -> None:
        parts = ((lead, missing), (_("Open too, which does not keep it from closing:"), kept_open))
        said = [line for head, each in parts if each for line in (head, *(f"● {words}" for words in each))]
        self.missing.setText("\n".join(said))
        self.missing.setVisible(bool(said))
        self.on_button.setAccessibleDescription(self.missing.text())

    def ask_why_back(self) -> None:
        """Back to the phase before, once its reason is given."""
        if _neighbour(self._phase, -1) is not None:
            self._show_reason()
            self.reason.setFocus()

    def _show_typed(self, *, may_move: bool) -> None:
        """A reason that was typed for this phase and not given yet."""
        self._draft.leave()
        self.drafts.keep_only([self._key])
        if may_move and (self.drafts.has(self._key) or self.drafts.has_before(self._key)):
            self._show_reason()

    @property
    def _key(self) -> tuple[Phase, int]:
        return self._phase, -1

    def _show_reason(self) -> None:
        target = _neighbour(self._phase, -1)
        assert target is not None
        self.really_back.set_text(_("Back to {phase}").format(phase=target.label.lower()))
        self._draft.show_for(self._key, "")
        for widget in (self.reason, self.really_back, self.stay_button):
            widget.show()

    def _give_up(self) -> None:
        self.drafts.forget(self._key)
        self.back_button.setFocus()
        for widget in (self.reason, self.really_back, self.stay_button, self.error):
            widget.hide()

    def move_on(self) -> None:
        """To the next phase; what is still open before deliberation is named first."""
        following = _neighbour(self._phase, 1)
        if following is Phase.CLOSED:
            self.closing_asked.emit()
        elif self._name_before_moving():
            self.really_on.setFocus()
        else:
            self._try(following, "")

    def _move_on_all_the_same(self) -> None:
        self._try(_neighbour(self._phase, 1), "")

    def _move_back(self) -> None:
        self._try(_neighbour(self._phase, -1), self.reason.text())

    def _try(self, phase: Phase | None, reason: str) -> None:
        if phase is not None:
            wrong = self._move(phase, reason)
            self.error.setText(wrong)
            self.error.setVisible(bool(wrong))


def _neighbour(phase: Phase, by: int) -> Phase | None:
    found = phase.number + by
    return list(Phase)[found] if 0 <= found < len(Phase) else None


def _forward(phase: Phase) -> str:
    return {
        Phase.DRAFT: "",
        Phase.SCORING: _("Open scoring"),
        Phase.DELIBERATION: _("Move to deliberation"),
        Phase.CLOSED: _("Close the assessment…"),
    }[phase]


def _about(phase: Phase) -> str:
    return {
        Phase.DRAFT: _(
            "Applications, jury and assignment are being prepared. The first hand-out opens scoring."
        ),
        Phase.SCORING: _("Jurors score; what they send back is merged."),
        Phase.DELIBERATION: _("No more scores come in; the panel may record consensus scores and draw lots."),
        Phase.CLOSED: _("Nothing changes any more. Moving back is possible, with a reason."),
    }[phase]
