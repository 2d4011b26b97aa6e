"""What the chair does at the meeting, as commands of the file: each answers with what is wrong, else with nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.texts import _
from evalapp.operations.meeting.agenda import BeginAnyway, Discuss, End, LayAgenda
from evalapp.operations.meeting.agreeing import Agree
from evalapp.operations.meeting.correcting import CorrectTime
from evalapp.operations.meeting.presence import ComeIn, GoOut
from evalapp.operations.meeting.pushing import shows_effects
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.meeting.times import typed_time
from evalapp.operations.meeting.triage import PutAside, TakeBack
from evalapp.operations.meeting.votes import CastVote, PutMinute
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.workspace import Command
from evalapp.words.phrases import opening
from ui.pages.meeting.consensus.form import Typed
from ui.pages.meeting.consensus.hands import hands_of
from ui.session import Session


@dataclass(frozen=True, kw_only=True)
class MeetingActs:
    """`tell(words)` shows what is wrong and has no place beside its cause."""

    session: Session
    tell: Callable[[str], None]

    @property
    def meeting(self) -> Meeting:
        return meeting_of(self.session.view)

    @property
    def why_no_consensus(self) -> str:
        """Empty where one may be recorded."""
        if self.session.may(Action.SET_CONSENSUS):
            return ""
        if self.session.call.phase.number < Phase.DELIBERATION.number:
            said = _("consensus scores are recorded in the phase “{phase}”")
            return opening(said.format(phase=Phase.DELIBERATION.label))
        return self.session.why_not(Action.SET_CONSENSUS)

    @property
    def may_meet(self) -> bool:
        """Whether what happens at the meeting may be noted now."""
        return self.meeting.is_open and self.session.may(Action.MEET)

    def run(self, command: Command) -> str:
        """What is wrong, else nothing."""
        wrong: list[str] = []
        self.session.run(command, on_error=wrong.append)
        return "".join(wrong)

    def do(self, command: Command) -> bool:
        """What is wrong is told."""
        wrong = self.run(command)
        if wrong:
            self.tell(wrong)
        return not wrong

    def open(self, command: OpenMeeting) -> str:
        return self.run(command)

    def close(self) -> bool:
        return self.do(CloseMeeting())

    def lay(self, numbers: Sequence[str]) -> bool:
        return self.do(LayAgenda(applications=tuple(numbers)))

    def come_in(self, people: Sequence[PersonId]) -> bool:
        return self.do(ComeIn(people=tuple(people)))

    def leave(self, people: Sequence[PersonId]) -> bool:
        return self.do(GoOut(people=tuple(people)))

    def leave_at(self, people: Sequence[PersonId], time: str) -> str:
        """`time` as it is typed; empty for now."""
        try:
            at = typed_time(time, self.session.view.next_time())
        except BadValue as error:
            return str(error)
        return self.run(GoOut(people=tuple(people), at=at))

    def correct(self, person: PersonId, time: str, *, is_arrival: bool) -> str:
        """`time` as it is typed, of when somebody came in, or left."""
        if not time.strip():
            return _("Type the hour, as 14:32.")
        try:
            at = typed_time(time, self.session.view.next_time())
        except BadValue as error:
            return str(error)
        came, left = (at, "") if is_arrival else ("", at)
        return self.run(CorrectTime(person=person, came_at=came, left_at=left))

    def discuss(self, number: str) -> bool:
        """Take it up; what is discussed is done by that."""
        ends = ItemState.DONE if self.meeting.now is not None else None
        return self.do(Discuss(application=number, ends=ends))

    def park(self, number: str, reason: str) -> str:
        return self.run(End(application=number, ends=ItemState.PARKED, reason=reason))

    def park_now(self, reason: str) -> str:
        """What is discussed."""
        now = self.meeting.now
        return self.park(now.application, reason) if now is not None else ""

    def put_aside(self, number: str, reason: str) -> str:
        return self.run(PutAside(application=number, reason=reason))

    def take_back(self, number: str) -> bool:
        return self.do(TakeBack(application=number))

    def begin_anyway(self, number: str, reason: str) -> str:
        return self.run(BeginAnyway(application=number, reason=reason))

    def go_on(self) -> str:
        """Finish what is discussed and take up the next; the number of that, empty where nothing is left."""
        meeting = self.meeting
        upcoming = meeting.upcoming
        if upcoming is not None:
            return upcoming.application if self.discuss(upcoming.application) else ""
        if meeting.now is not None:
            self.do(End(application=meeting.now.application, ends=ItemState.DONE))
        return ""

    def note(self, number: str, text: str) -> str:
        return self.run(PutMinute(application=number, text=text))

    def agree(self, number: str, criterion: str, typed: Typed) -> str:
        """With the show of hands, where one was counted."""
        consensus = SetConsensus(
            application=number,
            criterion=criterion,
            value=typed.value,
            reason=typed.reason,
            source=typed.source,
            saw_effects=shows_effects(self.session.view),
        )
        try:
            hands = hands_of(typed.hands)
        except BadValue as error:
            return str(error)
        if hands is None:
            return self.run(consensus)
        in_favour, against, abstained = hands
        about = self.session.call.scheme.criterion(criterion).head
        vote = CastVote(
            application=number,
            in_favour=in_favour,
            against=against,
            abstained=abstained,
            about=_("consensus on {criterion}").format(criterion=about),
        )
        return self.run(Agree(consensus=consensus, vote=vote))
