"""What is typed at the meeting and stored by a button: a consensus with its show of hands, and notes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.meeting.agreeing import weighed_with
from evalapp.operations.meeting.pushing import Pushing, shows_effects
from evalapp.words.scores import value_text
from ui.drafts.forms import Drafts
from ui.pages.meeting.acts import MeetingActs
from ui.pages.meeting.consensus.criterion_row import Recording
from ui.pages.meeting.consensus.form import Typed


class Recorder:
    """Drafts of each application, and how they are recorded; `tell(words)` says what was."""

    def __init__(self, acts: MeetingActs, tell: Callable[[str], object]) -> None:
        self._acts, self.tell = acts, tell
        self.consensus = Drafts(self._say_consensus)
        self.notes = Drafts(self._say_note)

    def of(self, number: str) -> Recording | None:
        """None where no consensus may be recorded now."""
        session, meeting = self._acts.session, self._acts.meeting
        if not session.may(Action.SET_CONSENSUS):
            return None
        may_vote = meeting.is_open and session.may(Action.VOTE)
        return Recording(
            record=partial(self._record, number),
            would=partial(weighed_with, session.view, number),
            pushing=partial(Pushing, session.view, number) if shows_effects(session.view) else None,
            number_of_voters=len(meeting.voters(number)) if may_vote else None,
            drafts=self.consensus,
        )

    def typed_on(self, number: str) -> tuple[str, ...]:
        """Names the consensus that is typed on an application and not recorded."""
        criteria = self._acts.session.call.scheme.criteria
        keys = [(number, each.id) for each in criteria]
        return tuple(self._say_consensus(key) for key in keys if self.consensus.has(key))

    def note(self, number: str, text: str) -> str:
        """What is wrong, else nothing."""
        return recorded(self.notes, number, partial(self._acts.note, number, text))

    def _record(self, number: str, criterion: str, typed: Typed) -> str:
        act = partial(self._acts.agree, number, criterion, typed)
        wrong = recorded(self.consensus, (number, criterion), act)
        if not wrong:
            about = self._acts.session.call.scheme.criterion(criterion)
            said = _("Consensus recorded: {value} for {criterion}, {application}.")
            self.tell(
                said.format(
                    value=value_text(about.scale, typed.value), criterion=about.head, application=number
                )
            )
        return wrong

    def _say_consensus(self, key: Hashable) -> str:
        assert isinstance(key, tuple)
        application, criterion = key
        titles = {each.id: each.head for each in self._acts.session.call.scheme.criteria}
        return _("the consensus on {application}, {criterion}").format(
            application=application, criterion=titles.get(criterion, criterion)
        )

    def _say_note(self, key: Hashable) -> str:
        return _("the note on {application}").format(application=key)


def recorded(drafts: Drafts, key: Hashable, act: Callable[[], str]) -> str:
    """What `act` says is wrong; where nothing is, the draft is over."""
    said: list[str] = []

    def run() -> bool | None:
        said.append(act())
        return None if said[0] else True

    drafts.record(key, run)
    return said[0]
