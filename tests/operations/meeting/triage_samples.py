"""A meeting of a call whose scheme knows triage."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.people import ConflictKind
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.meeting.triage import PutAside
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.workspace import Workspace
from tests.operations.meeting.room_samples import AN, JAN, LUC, MIA
from tests.operations.ranking.decision_samples import CHAIN, TIED, Scores, deliberating

WITH_TRIAGE = f"{CHAIN}]\ntriage = true\n# ["
"""The rules for equal totals, and the key behind them."""


def with_triage(folder: Path, scores: Scores = TIED, *, budget: str = "") -> Workspace:
    """In deliberation; Jan Claes has a conflict of interest with A-2."""
    panel = deliberating(folder, scores, ties=WITH_TRIAGE, budget=budget)
    panel.execute(DeclareConflict(juror=JAN, application="A-2", kind=ConflictKind.FAMILY))
    return panel


def in_triage(folder: Path) -> Workspace:
    panel = with_triage(folder)
    panel.execute(OpenMeeting(present=(AN, JAN, LUC, MIA)))
    return panel


def aside(number: str, reason: str = "Onder de helft.") -> PutAside:
    return PutAside(application=number, reason=reason)
