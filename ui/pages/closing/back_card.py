"""Back to the phase before, with a reason: reopening what was closed, or back to scoring for what is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.fields import SentenceField
from ui.widgets.text import Label


class BackCard(Card):
    """`move(phase, reason)` returns what is wrong, if anything. It opens when it is asked for."""

    def __init__(self, move: Callable[[Phase, str], str]) -> None:
        super().__init__(_("Move back"))
        self._move = move
        self._target: Phase | None = None
        self.about = Label(type="table", wrap=True)
        self.reason = SentenceField()
        self.reason.setAccessibleName(_("Reason for moving back"))
        self.reason.setPlaceholderText(_("Reason; it stands in the journal"))
        self.reason.returnPressed.connect(self._act)
        self.drafts = Drafts(lambda _key: _("the reason for another phase"))
        self._draft = DraftForm(self.drafts, self.reason, parent=self)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.button = Button("", self._act)
        self.cancel_button = LinkButton(_("Cancel"), self._give_up, quiet=True)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self.button)
        row.addWidget(self.cancel_button)
        row.addStretch()
        for widget in (self.about, self.reason, self.error):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.error.hide()
        self.hide()

    def follow(self, phase: Phase, *, may_move: bool) -> None:
        """The call is in `phase` now; what is typed for another way back is about nothing any more."""
        target = _before(phase) if may_move else None
        if target is not self._target:
            self._target = target
            self.hide()
        self.drafts.keep_only([] if target is None else [target])
        if target is not None and (self.drafts.has(target) or self.drafts.has_before(target)):
            self._open(target)

    def ask(self) -> None:
        if self._target is not None:
            self._open(self._target)
            self.reason.setFocus()

    def _open(self, target: Phase) -> None:
        is_reopening = target is Phase.DELIBERATION
        self.heading.setText(_("Reopen the assessment") if is_reopening else _("Move back"))
        self.about.setText(
            _(
                "The call goes back to deliberation. The signatures are set aside, and the history keeps them; closing "
                "it again asks for new ones."
            )
            if is_reopening
            else _(
                "The call goes back to scoring; what comes in can be merged again, and fields can be filled in."
            )
        )
        self.button.set_text(_("Back to {phase}").format(phase=target.label.lower()))
        if self.isHidden():
            self._draft.show_for(target, "")
        self.show()

    def _give_up(self) -> None:
        self.drafts.forget(self._target)
        self.error.hide()
        self.hide()

    def _act(self) -> None:
        target = self._target
        if target is None:
            return
        wrong = self._move(target, self.reason.text())
        self.error.setText(wrong)
        self.error.setVisible(bool(wrong))
        if not wrong:
            self.drafts.forget(target)
            self.hide()


def _before(phase: Phase) -> Phase | None:
    return {Phase.CLOSED: Phase.DELIBERATION, Phase.DELIBERATION: Phase.SCORING}.get(phase)
