"""What the panel decided is counted again as it then stood."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.journal import Where
from evalapp.domain.permissions import Phase
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.decisions import SetGrant
from evalapp.operations.records.verification import prove_file
from tests.samples import small_panel
from tools.forge.histories import Forged, append


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DELIBERATION) as panel:
        panel.act_as("C1")
        panel.execute(SetConsensus(application="A-1", criterion="helix", value=7, reason="agreed"))
        panel.execute(SetGrant(application="A-2", amount=100, reason="agreed"))
    return tmp_path / "call.evalpanel"


def by_chair(action: str, statement: str) -> Forged:
    return Forged(action=action, statements=(statement,), actor="Luc Maes", role="chair")


def test_what_the_program_recorded_is_as_it_should_be(path: Path) -> None:
    proof = prove_file(path)
    assert (True, (), ()) == (proof.is_sound, proof.findings, proof.notes)


@pytest.mark.parametrize("change", ["value = 99", "value = -1"])
def test_a_consensus_that_its_scale_does_not_have_is_found(change: str, path: Path) -> None:
    number = append(path, by_chair("set-consensus", f"UPDATE consensus SET {change}"))
    said = [each.text for each in prove_file(path).findings if each.where is Where.JOURNAL]
    assert [f"change {number} gave A-1 a consensus on “helix” that its scale does not have"] == said


def test_a_consensus_on_what_is_no_criterion_is_found(path: Path) -> None:
    statement = (
        "INSERT INTO consensus SELECT application, 'charm', 1, reason, by_whom, at, source FROM consensus"
    )
    number = append(path, by_chair("set-consensus", statement))
    assert any(
        f"change {number} gave A-1 a consensus on “charm”" in each.text for each in prove_file(path).findings
    )


def test_a_grant_above_the_ceilings_is_told(path: Path) -> None:
    number = append(path, by_chair("set-grant", "UPDATE granted SET amount = 99999999999"))
    assert f"Change {number} fixed for A-2 more support than the ceilings allow." in prove_file(path).notes
