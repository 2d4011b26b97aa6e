"""A call that is drawn, closed and signed, moved back, and closed again."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.course.signing import signing_of
from evalapp.operations.ranking.lot import DrawLot
from tests.operations.progress.ready_samples import closable
from tests.operations.records.told.played import REASON


def play_closing(folder: Path) -> None:
    folder.mkdir()
    with closable(folder / "call.evalpanel", is_tied=True) as panel:
        noted = panel.view.next_time()
        panel.execute(DrawLot(seed="4 1 6 2 5", witnesses="de hele zaal", noted_at=noted))
        signings = [signing_of(panel.view, each) for each in ("C1", "Mia Willems")]
        move_to_phase(panel, Phase.CLOSED, signings=signings)
        move_to_phase(panel, Phase.DELIBERATION, REASON)
        move_to_phase(panel, Phase.CLOSED)
