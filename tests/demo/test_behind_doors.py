"""What is behind each door of the demo: what it promises, whole and sound."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.demo.door import Door
from evalapp.demo.doors import (
    DAMAGED,
    FAILED,
    JUROR,
    ON_A_FORM,
    RETURNED,
    TIED,
    WITHOUT_YEARS,
    Behind,
    open_door,
)
from evalapp.demo.play import PANEL, SECRETARY
from evalapp.domain.errors import KnownError
from evalapp.domain.merge import Outcome as MergeOutcome
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import BlockerKind, Outcome
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.editing.applications import ChangeApplication
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


def behind(folder: Path, door: Door) -> Behind:
    return open_door(folder, door)


@pytest.mark.long
def test_the_pack_of_the_juror_opens_with_its_code(folder: Path, tmp_path: Path) -> None:
    found = behind(folder, Door.JUROR)
    with open_pack(found.file, found.code, tmp_path / "work.evalwork") as work:
        assert work.actor.id == JUROR
        assert len(work.view.applications()) >= 8


@pytest.mark.long
def test_what_came_in_is_merged_but_for_the_damaged_file(folder: Path) -> None:
    found = behind(folder, Door.SECRETARY)
    assert found.returned is not None
    files = sorted(found.returned.iterdir())
    assert len(files) == len(RETURNED) + 2
    with Workspace.open(found.file) as panel:
        panel.act_as(SECRETARY)
        plan = plan_merge(panel, files)
        refused = [each.name for each in files if each.name.startswith(DAMAGED)]
        assert refused == [each.file for each in plan.files if each.outcome is MergeOutcome.REFUSED]
        merge(panel, plan)
        came = {each.juror for each in panel.view.scores()}
        assert came == {*RETURNED, ON_A_FORM}
        asked = [each for each in panel.view.asked() if each.juror == ON_A_FORM]
        assert len([each for each in panel.view.scores() if each.juror == ON_A_FORM]) == 6 * len(asked)
        assert all(each.comment for each in panel.view.scores())


@pytest.mark.long
def test_the_chair_finds_one_ceiling_that_cannot_be_computed(folder: Path) -> None:
    found = behind(folder, Door.CHAIR)
    with Workspace.open(found.file, read_only=True) as panel:
        assert panel.view.call().phase is Phase.DELIBERATION
        blockers = [(each.kind, each.application) for each in ranking_of(panel).blockers]
        assert blockers == [(BlockerKind.UNKNOWN_CEILING, WITHOUT_YEARS)]
        assert len(panel.view.conflicts()) >= 3
        assert prove(panel).is_sound


@pytest.mark.long
def test_once_it_is_filled_in_two_tie_at_the_line_and_one_misses_the_threshold(
    folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / PANEL
    copy.write_bytes(behind(folder, Door.CHAIR).file.read_bytes())
    with Workspace.open(copy) as panel:
        panel.act_as(SECRETARY)
        move_to_phase(panel, Phase.SCORING, reason="The duration of A-20 is missing.")
        fill_in_years(panel)
        move_to_phase(panel, Phase.DELIBERATION)
        ranking = ranking_of(panel)
    assert ranking.tied_at_line is not None
    assert set(ranking.tied_at_line.applications) == set(TIED)
    missed = [each.application for each in ranking.places if each.outcome is Outcome.BELOW_THRESHOLD]
    assert missed == [FAILED]


def fill_in_years(panel: Workspace) -> None:
    found = panel.view.dossier(WITHOUT_YEARS)
    whole = replace(found, application=replace(found.application, years=3))
    panel.execute(ChangeApplication(dossier=whole, reason="It was in the form."))


@pytest.mark.long
def test_a_door_leads_to_what_was_left_behind_it(folder: Path) -> None:
    first = behind(folder, Door.JUROR)
    content = first.file.read_bytes()
    assert behind(folder, Door.JUROR) == first
    assert first.file.read_bytes() == content


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"file": 1}', "\udcff"])
def test_a_note_that_was_altered_is_said(tmp_path: Path, text: str) -> None:
    own = tmp_path / Door.JUROR.value
    own.mkdir()
    (own / "door.json").write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(KnownError, match="was altered; remove that folder"):
        open_door(tmp_path, Door.JUROR)
