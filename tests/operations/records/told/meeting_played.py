"""The acts of a meeting, one after the other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState, ReasonSource, Voice
from evalapp.domain.people import ConflictKind
from evalapp.operations.deciding.advising import Advise, ClearAdvice
from evalapp.operations.meeting.agenda import BeginAnyway, Discuss, End, LayAgenda
from evalapp.operations.meeting.agreeing import Agree
from evalapp.operations.meeting.correcting import CorrectTime
from evalapp.operations.meeting.presence import ComeIn, GoOut
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.meeting.triage import TakeBack
from evalapp.operations.meeting.votes import CastVote, PutMinute
from evalapp.operations.panel.jury import DeclareConflict, WithdrawConflict
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.single.proposing import Propose
from evalapp.operations.workspace import Workspace
from tests.operations.meeting.triage_samples import WITH_TRIAGE, aside
from tests.operations.ranking.decision_samples import deliberating

REASON = "Because."


def play_meeting(folder: Path) -> None:
    folder.mkdir()
    with deliberating(folder, ties=WITH_TRIAGE) as panel:
        _met(panel)


def _met(panel: Workspace) -> None:
    people = tuple(PersonId(each) for each in ("J1", "J2", "C1"))
    now = datetime.now(UTC)
    panel.execute(OpenMeeting(present=people, at=(now - timedelta(hours=2)).isoformat()))
    panel.execute(LayAgenda(applications=("A-4", "A-1", "A-2", "A-3")))
    panel.execute(DeclareConflict(juror="J2", application="A-4", kind=ConflictKind.FAMILY))
    panel.execute(Discuss(application="A-4"))
    panel.execute(BeginAnyway(application="A-4", reason=REASON))
    panel.execute(GoOut(people=people[1:2]))
    panel.execute(CorrectTime(person=people[1], left_at=(now - timedelta(hours=1)).isoformat()))
    panel.execute(CastVote(application="A-4", voices={people[0]: Voice.FOR}, about="Consensus"))
    agreed = SetConsensus(
        application="A-4", criterion="helix", value=3, reason=REASON, source=ReasonSource.HEARING
    )
    panel.execute(Agree(consensus=agreed, vote=CastVote(application="A-4", in_favour=1)))
    panel.execute(
        Propose(
            advice=Advise(application="A-4", outcome=Proposal.APPROVE, amount=50_000_00, reason=REASON),
            vote=CastVote(application="A-4", in_favour=1),
        )
    )
    panel.execute(ClearAdvice(application="A-4"))
    panel.execute(PutMinute(application="A-4", text="So it is."))
    panel.execute(End(application="A-4", ends=ItemState.PARKED, reason=REASON))
    panel.execute(ComeIn(people=people[1:2]))
    panel.execute(Discuss(application="A-1"))
    panel.execute(End(application="A-1", ends=ItemState.DONE))
    panel.execute(aside("A-2", REASON))
    panel.execute(TakeBack(application="A-2"))
    panel.execute(aside("A-3", REASON))
    panel.execute(CloseMeeting())
    panel.execute(WithdrawConflict(juror="J2", application="A-4"))
