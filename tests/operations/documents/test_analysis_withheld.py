"""What `analyse` says while others are still to score the same: nothing that is reckoned from who was first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.permissions import Phase
from evalapp.operations.documents.analysis import analysis_json
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


def give(panel: Workspace, juror: str, helix: int, sme: int) -> None:
    for criterion, value in (("helix", helix), ("sme", sme)):
        panel.execute(SetScore(juror=juror, application="A-1", criterion=criterion, value=value))


def of_first(document: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = next(each for each in document["applications"] if each["application"] == "A-1")
    return row


@pytest.mark.long
def test_the_mean_of_one_return_is_kept_back_until_the_others_are_in(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        give(panel, "J1", 6, 9)
        told = analysis_json(panel)
        assert {name for name, value in of_first(told).items() if value is not None} <= {
            "application",
            "outcome",
        }
        assert told["notes"][0].startswith("The scores of an application")
        give(panel, "J2", 2, 1)
        told = analysis_json(panel)
        assert of_first(told)["mean"] is not None
        assert not any(each.startswith("The scores of an application") for each in told["notes"])


def test_from_deliberation_on_it_is_of_what_there_is(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        give(panel, "J1", 6, 9)
        move_to_phase(panel, Phase.DELIBERATION)
        assert of_first(analysis_json(panel))["mean"] is not None
