"""Scores that no scale has, and jurors who judge despite a conflict, are found and nothing is printed of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import SetPhase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.verification import prove_file
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from tools.forge.histories import Forged, append

CHARM = "INSERT INTO score SELECT juror, application, 'charm', 1, NULL, '', at FROM score"
SEATED = "INSERT INTO assignment SELECT juror, application FROM conflict"
UNSEATED = "DELETE FROM assignment WHERE (juror, application) IN (SELECT juror, application FROM conflict)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A panel in which J1 scored A-1 and A-2, and then declared a conflict of interest with A-2."""
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        panel.execute(SetPhase(phase=Phase.SCORING))
        for application in ("A-1", "A-2"):
            panel.execute(SetScore(juror="J1", application=application, criterion="helix", value=6))
        panel.execute(DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.FAMILY))
    return tmp_path / "call.evalpanel"


def found(path: Path) -> list[str]:
    return [each.text for each in prove_file(path).findings]


def test_a_conflict_declared_after_scoring_leaves_a_sound_file(path: Path) -> None:
    assert ([], True) == (found(path), prove_file(path).is_sound)


def test_an_assignment_and_a_conflict_undone_leave_a_sound_file(path: Path) -> None:
    with Workspace.open(path) as panel:
        panel.actor = SECRETARY
        panel.undo()
        panel.redo()
        panel.undo()
    assert [] == found(path)


@pytest.mark.parametrize("value", ["77", "-1", "NULL"])
def test_a_score_that_its_scale_does_not_have_is_named(path: Path, value: str) -> None:
    append(path, Forged(action="score", statements=(f"UPDATE score SET value = {value}",)))
    words = "juror “J1” has for A-1 a score on “helix” that its scale does not have"
    assert ([] if value == "NULL" else [words]) == found(path)


def test_a_score_on_what_is_no_criterion_is_named(path: Path) -> None:
    append(path, Forged(action="score", statements=(CHARM,)))
    assert "juror “J1” has for A-1 a score on “charm” that its scale does not have" in found(path)


def test_a_score_off_its_scale_is_named_also_where_it_was_put_back(path: Path) -> None:
    append(path, Forged(action="score", statements=("UPDATE score SET value = 77",)))
    number = append(path, Forged(action="score", statements=("UPDATE score SET value = 6",)))
    assert [
        f"before change {number} juror “J1” had for A-1 a score on “helix” that its scale does not have"
    ] == found(path)


def test_nothing_is_recorded_or_printed_of_scores_off_their_scale(path: Path) -> None:
    append(path, Forged(action="score", statements=("UPDATE score SET value = 77",)))
    with Workspace.open(path, read_only=True) as panel:
        panel.verdict.reach()
        assert "a score on “helix” that its scale does not have" in panel.verdict.refusal


def test_a_seat_despite_a_conflict_is_named_also_where_it_was_taken_away(path: Path) -> None:
    number = append(path, Forged(action="assign", statements=(SEATED,)))
    words = "juror “J1” assesses A-2 despite a conflict of interest that is recorded in the file"
    assert [words] == found(path)
    append(path, Forged(action="assign", statements=(UNSEATED,)))
    assert [f"change {number} left juror “J1” with A-2 despite a conflict of interest"] == found(path)


def test_a_score_despite_a_conflict_is_named(path: Path) -> None:
    statement = "INSERT INTO score SELECT juror, application, 'helix', 0, NULL, 'bad', at FROM conflict"
    append(path, Forged(action="score", statements=(statement,)))
    assert ["juror “J1” assesses A-2 despite a conflict of interest that is recorded in the file"] == found(
        path
    )
