"""A jury that met on the evening of 27 June 2016, told by a clock of its own: everything that minutes have to tell.

A-1 is parked and comes back last; Jan Claes leaves for A-2 and comes back; A-3 is agreed on twice and voted on by name;
A-4 is still to do when the sitting is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.domain.meeting.values import ItemState, ReasonSource, Voice
from evalapp.domain.people import ConflictKind
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.agreeing import Agree
from evalapp.operations.meeting.presence import ComeIn, GoOut
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.meeting.votes import CastVote, PutMinute
from evalapp.operations.panel.call import edit_call
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.workspace import Workspace
from evalapp.store.history.clock import told_by
from tests.operations.meeting.room_samples import AN, JAN, LUC, MIA
from tests.operations.ranking.decision_samples import deliberating

STORY = "Zijn broer leidt het bedrijf."
SPREAD = {"A-1": (8, 6), "A-2": (6, 6), "A-3": (9, 4), "A-4": (4, 4)}


class Clock:
    """Belgian summer time in hours and minutes; it stands still until it is told to go on."""

    def __init__(self) -> None:
        self._at = datetime(2016, 6, 27, 7, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._at += timedelta(milliseconds=7)
        return self._at

    def at(self, hour: int, minute: int, *, day: int = 27) -> None:
        self._at = datetime(2016, 6, day, hour - 2, minute, tzinfo=UTC)


@contextmanager
def evening(folder: Path) -> Iterator[tuple[Workspace, Clock]]:
    """Before the opening; two of the jury must be there."""
    clock = Clock()
    with told_by(clock), deliberating(folder, SPREAD) as panel:
        panel.execute(DeclareConflict(juror=JAN, application="A-2", kind=ConflictKind.FAMILY, note=STORY))
        panel.act_as(MIA)
        edit_call(panel, {"quorum": "2"}, reason="Reglement.", decided_by="Comité", decided_on="2016-06-20")
        panel.act_as(LUC)
        yield panel, clock


@contextmanager
def played(folder: Path) -> Iterator[tuple[Workspace, Clock]]:
    with evening(folder) as (panel, clock):
        play(panel, clock)
        yield panel, clock


def play(panel: Workspace, clock: Clock) -> None:
    clock.at(19, 0)
    panel.execute(OpenMeeting(present=(AN, JAN, LUC, MIA)))
    clock.at(19, 5)
    panel.execute(Discuss(application="A-1"))
    clock.at(19, 12)
    panel.execute(End(application="A-1", ends=ItemState.PARKED, reason="Cijfers gevraagd."))
    clock.at(19, 13)
    panel.execute(Discuss(application="A-2"))
    clock.at(19, 14)
    panel.execute(GoOut(people=(JAN,)))
    clock.at(19, 20)
    panel.execute(PutMinute(application="A-2", text="Jan Claes was buiten, zei An Peeters."))
    clock.at(19, 25)
    panel.execute(End(application="A-2", ends=ItemState.DONE))
    clock.at(19, 26)
    panel.execute(ComeIn(people=(JAN,)))
    clock.at(19, 30)
    panel.execute(Discuss(application="A-3"))
    agree_twice(panel, clock)
    clock.at(19, 50)
    panel.execute(End(application="A-3", ends=ItemState.DONE))
    clock.at(19, 51)
    panel.execute(Discuss(application="A-1"))
    clock.at(20, 2)
    panel.execute(End(application="A-1", ends=ItemState.DONE))
    clock.at(20, 5)
    panel.execute(CloseMeeting())


def agree_twice(panel: Workspace, clock: Clock) -> None:
    clock.at(19, 35)
    first = SetConsensus(
        application="A-3",
        criterion="sme",
        value=6,
        reason="Gehoord van Jan Claes.",
        source=ReasonSource.HEARING,
    )
    hands = CastVote(application="A-3", in_favour=2, against=1, about="consensus van 3")
    panel.execute(Agree(consensus=first, vote=hands))
    clock.at(19, 40)
    panel.execute(
        SetConsensus(
            application="A-3",
            criterion="sme",
            value=5,
            reason="Herlezen.",
            source=ReasonSource.DOSSIER,
        )
    )
    clock.at(19, 44)
    panel.execute(
        CastVote(
            application="A-3",
            voices={AN: Voice.FOR, JAN: Voice.AGAINST, LUC: Voice.FOR},
            about="het voorstel",
        )
    )
    clock.at(19, 45)
    panel.execute(
        Advise(
            application="A-3",
            outcome=Proposal.APPROVE,
            amount=90_000_00,
            reason="Zonder werkpakket 4.",
            conditions=(
                Condition(text="Een ondertekende overeenkomst", until="2016-09-30", criterion="sme"),
            ),
        )
    )
