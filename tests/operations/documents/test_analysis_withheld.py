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


def give(panel: Workspace, juror: str, helix: int, sme: int, application: str = "A-1") -> None:
    for criterion, value in (("helix", helix), ("sme", sme)):
        panel.execute(SetScore(juror=juror, application=application, criterion=criterion, value=value))


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


@pytest.mark.long
def test_nothing_is_reckoned_from_scores_that_are_kept_back(tmp_path: Path) -> None:
    """Neither how strict a juror is, nor the range of the means, nor whether scores lie far apart."""
    with small_panel(tmp_path / "call.evalpanel", applications=4) as panel:
        for application, of_first, of_second in (("A-1", 6, 7), ("A-2", 2, 4), ("A-3", 8, 8)):
            give(panel, "J1", of_first, of_first, application)
            give(panel, "J2", of_second, of_second, application)
        before = analysis_json(panel)
        give(panel, "J1", 0, 0, "A-4")
        panel.execute(SetScore(juror="J2", application="A-4", criterion="helix", value=10))
        after = analysis_json(panel)
        for part in ("agreement", "severity", "correction", "spread"):
            assert after[part] == before[part], part
        for part in ("agreement", "severity"):
            assert after["sentences"][part] == before["sentences"][part], part
        assert after["severity"] != []
        what, unknown, _rule = after["sentences"]["spread"]
        assert "On no application that every juror who was asked has scored" in what
        assert unknown.startswith("Of 1 application it is not known yet whether its scores lie far apart")
        panel.execute(SetScore(juror="J2", application="A-4", criterion="sme", value=0))
        assert (
            "On 1 application the scores lie far apart: A-4" in analysis_json(panel)["sentences"]["spread"][0]
        )


@pytest.mark.long
def test_of_returns_that_all_wait_it_is_not_said_that_there_are_no_scores(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        give(panel, "J1", 6, 9)
        said = analysis_json(panel)
    assert said["severity"] == []
    assert said["sentences"]["agreement"][0].startswith("No application has been scored by every juror")
    every = [*said["notes"], *(each for part in said["sentences"].values() for each in part)]
    assert not any("no scores yet" in each or "have scores" in each for each in every)
