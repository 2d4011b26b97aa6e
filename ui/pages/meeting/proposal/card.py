"""What is proposed for the dossier that is shown: what the ranking says, or what the jury says in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.deciding.values import Advice, Proposal
from evalapp.domain.decisions import Flagged
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.operations.deciding.said import conditions_words, outlook_words, own_words
from evalapp.operations.deciding.standing import Outlook
from evalapp.words import formats
from ui.look import theme
from ui.pages.meeting.proposal.flags import Flagging, FlagLines
from ui.pages.meeting.proposal.form import ProposalForm, Proposing
from ui.pages.meeting.reason_line import ReasonLine
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.key_cap import KeyCap
from ui.widgets.scrolling import bring_into_view
from ui.widgets.text import Label


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposed:
    """Of one application. `ranking` is None where the ranking says nothing of it yet, `is_tied` where a tie is why.

    `shows_ranking`: whether the call has that shown beside what is discussed.
    """

    application: str
    own: Advice | None
    advised: Outlook | None
    ranking: Outlook | None
    is_tied: bool
    shows_ranking: bool
    flags: Sequence[Flagged]
    scheme: Scheme


class ProposalCard(Card):
    """`proposing` and `flagging` are None where nothing is proposed now; `clear(reason)` returns what is wrong.

    `settle` leads to where a tie is settled. `elsewhere` is for a call that assesses each application by itself, and
    leads to where all is proposed.
    """

    def __init__(
        self,
        proposed: Proposed,
        *,
        proposing: Proposing | None,
        flagging: Flagging | None,
        clear: Callable[[str], str],
        settle: Callable[[], object],
        elsewhere: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._proposed, self._proposing, self._elsewhere = proposed, proposing, elsewhere
        self.form: ProposalForm | None = None
        self.clear_line: ReasonLine | None = None
        self.tie_button: LinkButton | None = None
        self.open_button = LinkButton(
            _("Change the proposal…") if proposed.own else _("Propose otherwise…"), self.open_form
        )
        self.body.addWidget(Label(_("Proposal of the jury"), type="section"))
        self._say(settle)
        self._acts = QWidget()
        row = QHBoxLayout(self._acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(self.open_button)
        row.addWidget(KeyCap("P"))
        row.addStretch()
        self.body.addWidget(self._acts)
        self._acts.setVisible(proposing is not None)
        if elsewhere is not None:
            self.body.addWidget(LinkButton(_("To the proposals…"), elsewhere))
        if proposing is not None and proposed.own is not None:
            self.clear_line = ReasonLine(
                _("Take the proposal back…"),
                _("Why the proposal is taken back"),
                _("Take back"),
                clear,
                needs=_("Say why the proposal is taken back."),
            )
            self.body.addWidget(self.clear_line)
        self.kept = Label(_("Typed and not recorded yet."), type="caption", tone="attention", wrap=True)
        self.kept.hide()
        self.body.addWidget(self.kept)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.flags = FlagLines(proposed.scheme.flags, proposed.flags, flagging)
        self.body.addWidget(self.flags)
        if self._has_draft:
            self._show_form()

    @property
    def own(self) -> Advice | None:
        return self._proposed.own

    @property
    def _has_draft(self) -> bool:
        """Typed in this window, or kept by an earlier one."""
        if self._proposing is None:
            return False
        drafts, number = self._proposing.drafts, self._proposed.application
        return drafts.has(number) or drafts.has_before(number)

    def _say(self, settle: Callable[[], object]) -> None:
        proposed = self._proposed
        own = proposed.own
        if own is not None:
            self.body.addWidget(Label(own_words(own, proposed.advised), type="strong", wrap=True))
            for line in conditions_words(own, proposed.scheme):
                self._add(line)
            self._add(own.reason)
        if own is not None:
            text = _("Recorded by {who}, {moment}.")
            self._add(text.format(who=own.by, moment=formats.stamp(own.at)), tone="dim")
        if not proposed.scheme.is_ranked:
            if own is None:
                self._add(_("Nothing is proposed on it yet."), tone="dim")
            return
        if not proposed.shows_ranking:
            if own is None:
                words = _(
                    "Nothing of its own: what the ranking says is proposed. That stands on its own page and not here, "
                    "since the jury assesses the dossier and not the result."
                )
                self._add(words, tone="dim")
            return
        if proposed.is_tied:
            words = _("The ranking says nothing of it yet: a tie at the line waits for its order.")
            self._add(words, tone="attention")
            self.tie_button = LinkButton(_("Settle the tie at the closing"), settle)
            self.body.addWidget(self.tie_button)
            return
        text = _("As the ranking says: {outcome}.")
        if own is not None:
            text = _("In place of what the ranking says: {outcome}.")
        self._add(text.format(outcome=outlook_words(proposed.ranking)), tone="dim")

    def _add(self, words: str, *, tone: str = "text") -> None:
        self.body.addWidget(Label(words, type="table", tone=tone, wrap=True))

    def open_form(self) -> None:
        """With the keyboard on the outcome."""
        if self._elsewhere is not None:
            self._elsewhere()
        if self._proposing is None:
            return
        self._show_form()
        assert self.form is not None
        self.form.take_focus()
        bring_into_view(self.form)

    def _show_form(self) -> None:
        assert self._proposing is not None
        if self.form is None:
            self.form = ProposalForm(
                self._proposing, self._proposed.scheme, self._proposed.own, close=self._close_form
            )
            self._place.addWidget(self.form)
        self.form.show()
        self.kept.hide()
        self._acts.hide()
        if self.clear_line is not None:
            self.clear_line.hide()

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.hide()
        self.kept.setVisible(self._has_draft)
        self._acts.show()
        if self.clear_line is not None:
            self.clear_line.show()
        self.open_button.setFocus()


def own_badge(own: Advice) -> tuple[str, str]:
    """What the jury proposes itself, in words and in a tone."""
    text = _("proposal: {outcome}").format(outcome=own.outcome.label)
    return text, {Proposal.APPROVE: "good", Proposal.REJECT: "bad"}.get(own.outcome, "attention")
