"""A panel that has all that closing needs, and one of which two applications tie at the line."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.permissions import Phase
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, small_panel

TIES = '"criterion:helix", "lot"'
CEILING = SCHEME.replace("reserve = 1", "reserve = 1\nmost_per_year = 200000")


def ready(path: Path, *, ties: str = TIES, scheme: str = CEILING) -> Workspace:
    """Still scoring, with every score, motivation and judgement, and no tie."""
    panel = small_panel(path, scheme=scheme.replace(TIES, ties))
    for juror in ("J1", "J2"):
        for number, value in (("A-1", 4), ("A-2", 6), ("A-3", 8)):
            for criterion in ("helix", "sme"):
                score(panel, juror, number, criterion, value)
    panel.execute(AdmitTheRest())
    return panel


def score(
    panel: Workspace, juror: str, number: str, criterion: str, value: int | None, why: str = "why"
) -> None:
    place = {"juror": juror, "application": number, "criterion": criterion}
    panel.execute(SetComment(**place, comment=why))
    panel.execute(SetScore(**place, value=value))


def tie(panel: Workspace) -> None:
    """Of A-1 and A-2, at the line."""
    for juror in ("J1", "J2"):
        for criterion in ("helix", "sme"):
            score(panel, juror, "A-1", criterion, 6)


def closable(path: Path, *, is_tied: bool = False, ties: str = TIES) -> Workspace:
    """In deliberation; with `is_tied` the tie at the line still waits."""
    panel = ready(path, ties=ties)
    if is_tied:
        tie(panel)
    move_to_phase(panel, Phase.DELIBERATION)
    return panel
