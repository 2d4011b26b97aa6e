"""What is written at once is held against the same as what was done act by act: a forged file is found out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.exchange.sealed.identity import new_identity
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.reading_back.command import ReadBack
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.records.reading_back.told import ToldByExport, read_folder
from evalapp.operations.records.verification import Proof, prove
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile
from tests.operations.records.reading_back.again_samples import decided
from tests.samples import SECRETARY


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> ToldByExport:
    folder = tmp_path_factory.mktemp("decided")
    with decided(folder) as panel:
        panel.execute(DeclareConflict(juror="J2", application="A-4", kind=ConflictKind.FAMILY))
        export(panel, folder / "out")
    return read_folder(Folder(folder / "out"))


def proof_of(told: ToldByExport, path: Path) -> Proof:
    """Of a file that holds all this, however it came about."""
    file = PanelFile.create(path)
    with Workspace(file, SECRETARY) as workspace:
        workspace.execute(ReadBack(told=told, identity=new_identity()))
        return prove(workspace)


def off_scale(told: ToldByExport) -> ToldByExport:
    (row,) = told.judging.consensus
    return replace(told, judging=replace(told.judging, consensus=({**row, "value": 99},)))


def score_off_scale(told: ToldByExport) -> ToldByExport:
    first, *others = told.judging.scores
    return replace(told, judging=replace(told.judging, scores=(replace(first, value=99), *others)))


def seated_in_conflict(told: ToldByExport) -> ToldByExport:
    seats = (*told.judging.seats, {"juror": "J2", "application": "A-4"})
    return replace(told, judging=replace(told.judging, seats=seats))


FORGED: dict[str, tuple[Callable[[ToldByExport], ToldByExport], str]] = {
    "consensus": (off_scale, "change 1 gave A-4 a consensus on “sme” that its scale does not have"),
    "score": (score_off_scale, "has for A-1 a score on “helix” that its scale does not have"),
    "seat": (seated_in_conflict, "“J2” assesses A-4 despite a conflict of interest"),
}


def test_what_an_export_told_is_sound(told: ToldByExport, tmp_path: Path) -> None:
    assert proof_of(told, tmp_path / "new.evalpanel").is_sound


@pytest.mark.parametrize("what", FORGED)
def test_what_the_program_never_writes_is_found(what: str, told: ToldByExport, tmp_path: Path) -> None:
    forge, said = FORGED[what]
    found = proof_of(forge(told), tmp_path / "new.evalpanel").findings
    assert any(said in each.text for each in found), [each.text for each in found]


def test_more_support_than_the_ceilings_allow_is_noted(told: ToldByExport, tmp_path: Path) -> None:
    (row,) = told.decided.grants
    above = replace(told, decided=replace(told.decided, grants=({**row, "amount": 10**12},)))
    notes = proof_of(above, tmp_path / "new.evalpanel").notes
    assert "Change 1 fixed for A-1 more support than the ceilings allow." in notes


def test_a_closed_call_that_is_open_here_says_so(told: ToldByExport, tmp_path: Path) -> None:
    """That a closed call was opened is said only where it is in deliberation here."""
    closed = replace(told, call=replace(told.call, phase=told.call.phase.CLOSED))
    assert proof_of(closed, tmp_path / "new.evalpanel").is_sound
