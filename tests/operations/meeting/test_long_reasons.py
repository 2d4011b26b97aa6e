"""A reason has one limit, whatever it is the reason of."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.permissions import Phase
from evalapp.domain.writing.typed import MOST_OF_A_REASON
from evalapp.operations.meeting.agenda import BeginAnyway, Discuss, End
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.consensus import SetConsensus
from tests.operations.meeting.room_samples import in_meeting
from tests.operations.meeting.triage_samples import aside, in_triage

LONG = "x" * MOST_OF_A_REASON


def test_reopening_has_the_limit_of_every_reason(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        with pytest.raises(BadValue, match="at most 2000 characters"):
            move_to_phase(panel, Phase.SCORING, LONG + "x")
        move_to_phase(panel, Phase.SCORING, LONG)


def test_so_has_everything_at_the_meeting(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-2"))
        for command in (
            BeginAnyway(application="A-2", reason=LONG + "x"),
            End(application="A-2", ends=ItemState.PARKED, reason=LONG + "x"),
            SetConsensus(application="A-2", criterion="helix", value=4, reason=LONG + "x"),
        ):
            with pytest.raises(BadValue, match="at most 2000 characters"):
                panel.execute(command)
        panel.execute(BeginAnyway(application="A-2", reason=LONG))
        panel.execute(End(application="A-2", ends=ItemState.PARKED, reason=LONG))
    (tmp_path / "other").mkdir()
    with in_triage(tmp_path / "other") as panel:
        panel.execute(aside("A-1", LONG))
