"""Makes the card of the proposal, and records what is typed on it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial

from evalapp.domain.deciding.values import Advice, Proposal
from evalapp.domain.permissions import Action
from evalapp.domain.ranking import Ranking
from evalapp.domain.texts import _
from evalapp.operations.deciding.advising import Advise, ClearAdvice, advice_on
from evalapp.operations.deciding.proposed import terms_of
from evalapp.operations.deciding.standing import advised, of_ranking
from evalapp.operations.deciding.typed_proposal import asked_of_amount
from evalapp.operations.meeting.pushing import shows_outcomes
from evalapp.operations.ranking.decisions import ClearFlag, SetFlag
from evalapp.operations.single.forbidding import missed_by
from evalapp.operations.workspace import Command
from ui.drafts.forms import Drafts
from ui.pages.meeting.acts import MeetingActs
from ui.pages.meeting.consensus.recorder import recorded
from ui.pages.meeting.proposal.card import ProposalCard, Proposed
from ui.pages.meeting.proposal.flags import Flagging
from ui.pages.meeting.proposal.form import Proposing
from ui.pages.meeting.sheet import Shown


class Proposer:
    """`tell(words)`, with a `tone` where it is not good, says what was recorded; `go(page, target)` leads to where a
    tie is settled, or all is proposed.
    """

    def __init__(
        self, acts: MeetingActs, tell: Callable[..., object], go: Callable[[str, str | None], object]
    ) -> None:
        self._acts, self._tell, self._go = acts, tell, go
        self.drafts = Drafts(_say_draft)

    def card_of(self, ranking: Ranking, shown: Shown) -> ProposalCard | None:
        """None for what nobody assesses, and while somebody who must leave is in the room: it stands beside what was
        given. While the meeting is open the jury proposes on what it discusses.
        """
        session, place, number = self._acts.session, shown.place, shown.number
        view = session.view
        if shown.is_hidden or not shown.dossier.application.is_judged:
            return None
        may_propose = shown.is_now or not shown.meeting.is_open
        own = advice_on(view, number)
        by_number: dict[str, Advice] = {number: own} if own is not None else {}
        proposed = Proposed(
            application=number,
            own=own,
            advised=advised(ranking, place, by_number),
            ranking=of_ranking(ranking, place),
            is_tied=ranking.is_ready and place in ranking.undecided,
            shows_ranking=shows_outcomes(view),
            flags=[each for each in view.decisions().flags if each.application == number],
            scheme=session.call.scheme,
        )
        proposing = flagging = None
        is_ranked = session.call.scheme.is_ranked
        if is_ranked and may_propose and session.may(Action.ADVISE):
            proposing = Proposing(
                record=partial(self._record, missed_by(session.call.scheme, place)),
                ask=partial(asked_of_amount, view, number),
                terms=partial(terms_of, view, ranking, place),
                now=view.next_time,
                drafts=self.drafts,
            )
        if may_propose and session.may(Action.SET_FLAG):
            flagging = Flagging(record=partial(self._flag, number), clear=partial(self._clear_flag, number))
        return ProposalCard(
            proposed,
            proposing=proposing,
            flagging=flagging,
            clear=partial(self._clear, number),
            settle=partial(self._go, "closing", None),
            elsewhere=None if is_ranked else partial(self._go, "individual", number),
        )

    def typed_on(self, number: str) -> tuple[str, ...]:
        """Names the proposal that is typed and not recorded."""
        return (_say_draft(number),) if self.drafts.has(number) else ()

    def _record(self, missed: str, command: Advise) -> str:
        """`missed`: which of its own scores miss what the call asks."""
        number = command.application
        command = replace(command, is_blind=not shows_outcomes(self._acts.session.view))
        wrong = recorded(self.drafts, number, partial(self._acts.run, command))
        if not wrong:
            text = _("Recorded: the jury proposes for {application}: {outcome}.")
            said = text.format(application=number, outcome=command.outcome.label)
            if missed and command.outcome is Proposal.APPROVE:
                self._tell(f"{said} {missed}.", tone="attention")
            else:
                self._tell(said)
        return wrong

    def _clear(self, number: str, reason: str) -> str:
        text = _("Taken back: the proposal of the jury for {application}.")
        return self._told(ClearAdvice(application=number, reason=reason), text.format(application=number))

    def _flag(self, number: str, flag: str, reason: str) -> str:
        title = self._acts.session.call.scheme.flag(flag).title
        text = _("Recorded: the flag “{flag}” for {application}.")
        command = SetFlag(application=number, flag=flag, reason=reason)
        return self._told(command, text.format(flag=title, application=number))

    def _clear_flag(self, number: str, flag: str, reason: str) -> str:
        title = self._acts.session.call.scheme.flag(flag).title
        text = _("Taken back: the flag “{flag}” for {application}.")
        command = ClearFlag(application=number, flag=flag, reason=reason)
        return self._told(command, text.format(flag=title, application=number))

    def _told(self, command: Command, words: str) -> str:
        wrong = self._acts.run(command)
        if not wrong:
            self._tell(words)
        return wrong


def _say_draft(key: Hashable) -> str:
    return _("the jury’s own proposal for {application}").format(application=key)
