"""A panel in deliberation, whose juror Jan Claes has a conflict of interest with A-2."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import AgendaOrder
from evalapp.domain.people import ConflictKind
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.workspace import Workspace
from tests.operations.ranking.decision_samples import deliberating

AN, JAN, LUC, MIA = (PersonId(each) for each in ("J1", "J2", "C1", "S-01"))


def in_deliberation(folder: Path) -> Workspace:
    panel = deliberating(folder)
    panel.execute(DeclareConflict(juror=JAN, application="A-2", kind=ConflictKind.FAMILY))
    return panel


def in_meeting(folder: Path, *, order: AgendaOrder = AgendaOrder.NUMBER) -> Workspace:
    """Everybody is in the room."""
    panel = in_deliberation(folder)
    panel.execute(OpenMeeting(order=order, present=(AN, JAN, LUC, MIA)))
    return panel


def meeting(panel: Workspace) -> Meeting:
    return meeting_of(panel.view)
