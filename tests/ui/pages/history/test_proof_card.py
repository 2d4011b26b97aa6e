"""What the window says of a file that somebody altered."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.journal import Finding, Verification, Where
from evalapp.operations.records.verification import Proof
from ui.pages.history.cards import proof_lines


def proof_of(*texts: str, broken_at: int | None) -> Proof:
    found = tuple(Finding(where=Where.SCHEMA, text=each) for each in texts)
    file = Verification(is_whole=False, broken_at=broken_at, integrity="ok", findings=found)
    return Proof(file=file, is_reproduced=True, report=None, findings=found)


def test_every_finding_is_named_and_many_are_counted() -> None:
    lines = proof_lines(proof_of(*(f"fault {n}" for n in range(11)), broken_at=3))
    assert "The journal is broken at change 3; nothing after it is proved." == lines[0]
    assert [f"– fault {n}" for n in range(8)] == lines[1:9]
    assert "and 3 more" == lines[9]


def test_a_chain_that_cannot_be_read_is_not_called_whole() -> None:
    assert "The chain of changes cannot be followed." == proof_lines(proof_of("gone", broken_at=None))[0]


def test_a_ranking_that_could_not_be_computed_is_not_called_different() -> None:
    proof = replace(proof_of("gone", broken_at=None), is_reproduced=False)
    assert "The ranking, counted a second way, comes out otherwise." in proof_lines(proof)
    lines = proof_lines(replace(proof, is_counted=False))
    assert "The ranking could not be computed, so nothing was compared." in lines
    assert not any("otherwise" in line for line in lines)


def test_nothing_is_called_the_same_that_was_not_compared() -> None:
    """A panel without scores has no ranking, and altered tables are not right for giving one ranking twice."""
    proof = proof_of("gone", broken_at=0)
    assert "Nothing can be ranked yet, so no ranking was compared." in proof_lines(proof)
    lines = proof_lines(replace(proof, ranked=3, returns=2))
    assert any("that does not make the tables right" in line for line in lines)
    assert any("when they were merged" in line for line in lines)
    assert "The ranking, counted a second way, comes out the same." not in lines
    whole = replace(proof, ranked=3, file=replace(proof.file, is_whole=True, broken_at=None))
    assert "The ranking, counted a second way, comes out the same." in proof_lines(whole)
