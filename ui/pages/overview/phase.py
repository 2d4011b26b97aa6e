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
    `unknowable` what of it a reason stands for; `kept_open` what is open and keeps nothing from closing. Closing is
    possible only when nothing else is missing, and asks once more with what it `closes`, for a reason or without one;
    before the other phases it is named first. `let_go`: the keyboard stood on a button that now does something else.
    """

    let_go = Signal()

    def __init__(
        self,
        move: Callable[[Phase, str], str],
        missing_before: Callable[[Phase], Sequence[str]],
        unknowable: Callable[[Phase], Sequence[str]],
        kept_open: Callable[[], Sequence[str]],
        closes: Callable[[], str],
    ) -> None:
        super().__init__(_("Phase"))
        self._move, self._missing_before, self._unknowable = move, missing_before, unknowable
        self._kept_open, self._closes = kept_open, closes
        self._has_reason = False  # to close with the reason that is typed
        self._by = -1  # in which direction the reason leads
        self._phase = Phase.DRAFT
        self._badge = Badge()
        self._about = Label(type="table", tone="dim", wrap=True)
        self.on_button = Button("", self.move_on)
        self.missing = Label(type="table", tone="attention", wrap=True)
        self.really_on = Button(_("Move on all the same"), self._move_on_all_the_same)
        self.back_button = LinkButton(_("Move back…"), self.ask_why_back)
        self.reason = SentenceField()
        self.reason.setPlaceholderText(_("Reason; it stands in the journal"))
        self.reason.returnPressed.connect(self._move_with_reason)
        self.really_back = Button("", self._move_with_reason)
        self.closing = Label(type="table", tone="attention", wrap=True)
        self.really_close = Button(_("Close it now"), self._close)
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
        for widget in (self.missing, self.really_on, self.closing, self.reason, self.error):
            self.body.addWidget(widget)
        answers = QHBoxLayout()
        answers.setSpacing(theme.M)
        answers.addWidget(self.really_back)
        answers.addWidget(self.really_close)
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
            self.closing,
            self.really_close,
            self.stay_button,
            self.error,
        ):
            widget.hide()
        self._show_typed(may_move=may_move)
        self.show_closing()

    def show_closing(self) -> None:
        """Whether the call can be closed now, and if not, why not; and what is still asked before deliberation."""
        is_closing = self.on_button.isVisibleTo(self) and _neighbour(self._phase, 1) is Phase.CLOSED
        missing = self._missing_before(Phase.CLOSED) if is_closing else ()
        self.on_button.setEnabled(not missing or set(missing) <= set(self._unknowable(Phase.CLOSED)))
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
            self._ask_reason(-1)

    def _show_typed(self, *, may_move: bool) -> None:
        """A reason that was typed for this phase and not given yet."""
        self._draft.leave()
        self.drafts.keep_only([(self._phase, -1), (self._phase, 1)])
        for by in (-1, 1):
            key = (self._phase, by)
            if may_move and (self.drafts.has(key) or self.drafts.has_before(key)):
                self._show_reason(by)

    def _show_reason(self, by: int) -> None:
        self._by = by
        target = _neighbour(self._phase, by)
        assert target is not None
        is_back = by < 0
        self.reason.setAccessibleName(
            _("Reason for moving back") if is_back else _("Reason for closing all the same")
        )
        self.really_back.set_text(
            _("Back to {phase}").format(phase=target.label.lower()) if is_back else _("Close for this reason")
        )
        self._draft.show_for((self._phase, by), "")
        for widget in (self.reason, self.really_back, self.stay_button):
            widget.show()

    def _ask_reason(self, by: int) -> None:
        self._show_reason(by)
        self.reason.setFocus()

    def _give_up(self) -> None:
        self.drafts.forget((self._phase, self._by))
        (self.back_button if self._by < 0 else self.on_button).setFocus()
        for widget in (
            self.reason,
            self.really_back,
            self.closing,
            self.really_close,
            self.stay_button,
            self.error,
        ):
            widget.hide()

    def move_on(self) -> None:
        """To the next phase; what is still open before deliberation is named first."""
        following = _neighbour(self._phase, 1)
        if following is Phase.CLOSED and self._unknowable(following):
            self._ask_reason(1)
        elif following is Phase.CLOSED and not self._missing_before(following):
            self._ask_to_close(has_reason=False)
        elif self._name_before_moving():
            self.really_on.setFocus()
        else:
            self._try(following, "")

    def _ask_to_close(self, *, has_reason: bool) -> None:
        """The keyboard stands where nothing happens: whoever presses Enter twice has closed nothing."""
        self._by, self._has_reason = 1, has_reason
        self.error.hide()
        self.closing.setText(self._closes())
        self.really_close.setAccessibleDescription(self.closing.text())
        for widget in (self.closing, self.really_close, self.stay_button):
            widget.show()
        self.stay_button.setFocus()

    def _close(self) -> None:
        self._try(Phase.CLOSED, self.reason.text() if self._has_reason else "")

    def _move_on_all_the_same(self) -> None:
        self._try(_neighbour(self._phase, 1), "")

    def _move_with_reason(self) -> None:
        target = _neighbour(self._phase, self._by)
        if target is Phase.CLOSED and self.reason.text().strip():
            self._ask_to_close(has_reason=True)
        else:
            self._try(target, self.reason.text())

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
        Phase.CLOSED: _("Close the assessment"),
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
