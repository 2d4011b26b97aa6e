"""What another program lays beside the journal is told, and what is gone is called what it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evalapp.operations.records.verification import prove_file
from tests.operations.records.test_verdicts import sql
from tests.samples import small_panel


@pytest.fixture
def path(tmp_path: Path) -> Path:
    small_panel(tmp_path / "call.evalpanel").close()
    return tmp_path / "call.evalpanel"


UNPLACED = "INSERT INTO unplaced VALUES ('{part}', '{folder}', 'J1.evalpack', '', 'J1')"


@pytest.mark.long
def test_a_row_of_unplaced_that_nobody_wrote_is_found(path: Path) -> None:
    sql(UNPLACED.format(part="../../elsewhere", folder="packs"))(path)
    proof = prove_file(path)
    assert ["unplaced ../../elsewhere is no record of a file that Evalapp wrote"] == [
        each.text for each in proof.findings
    ]


@pytest.mark.long
def test_a_file_that_waits_for_its_name_is_told_and_no_fault(path: Path) -> None:
    sql(UNPLACED.format(part=".J1.evalpack.0123456789ab.part", folder="packs"))(path)
    proof = prove_file(path)
    assert (True, 1) == (proof.is_sound, len(proof.notes))
    assert "“J1.evalpack” is recorded and waits for its name" in proof.notes[0]


@pytest.mark.long
def test_a_return_that_is_gone_is_called_one(folder: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(folder / "call.evalpanel", tmp_path))
    sql("DELETE FROM blob WHERE sha256 IN (SELECT sha256 FROM received)")(path)
    said = [each.text for each in prove_file(path).findings]
    assert any("(a return) is missing" in each for each in said)
    assert not any("attachment" in each for each in said)
