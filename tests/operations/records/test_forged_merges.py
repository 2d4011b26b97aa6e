"""A merge writes what came back with it and nothing else; and what was signed and stands otherwise is said."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.merge import Choice
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.records.paper_words import about_receipt
from evalapp.operations.records.verification import prove, prove_file
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY
from tests.store.history.journal_samples import forged
from tools.forge.histories import Forged, append


@pytest.fixture
def path(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(folder / "call.evalpanel", tmp_path / "call.evalpanel"))


@pytest.fixture
def panel(path: Path) -> Iterator[Workspace]:
    with Workspace.open(path) as workspace:
        yield workspace


SCORE = "juror = 'J1' AND application = 'A-1'"
MERGES: dict[str, tuple[tuple[str, ...], str]] = {
    "another score": ((f"UPDATE score SET value = 0 WHERE {SCORE}",), "of which nothing came back"),
    "a score taken away": ((f"DELETE FROM score WHERE {SCORE}",), "of which nothing came back"),
    "a conflict": (
        (
            "INSERT INTO conflict VALUES ('J1', 'A-2', 'family', '', 'J1', '')",
            "DELETE FROM assignment WHERE juror = 'J1' AND application = 'A-2'",
        ),
        "wrote a conflict of interest with A-2, which no return declares",
    ),
    "a seat": (
        ("DELETE FROM assignment WHERE juror = 'J1' AND application = 'A-2'",),
        "changed whether A-2 is assigned",
    ),
    "the same return for another score": (
        (
            "UPDATE received SET base = (SELECT sha256 FROM received)",
            f"UPDATE score SET value = 0 WHERE {SCORE}",
        ),
        "A-1, helix: the file stored something else than was signed",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MERGES)
def test_what_a_merge_wrote_and_nothing_in_it_says_is_found(name: str, path: Path) -> None:
    statements, words = MERGES[name]
    append(path, Forged(action="merge", statements=statements))
    proof = prove_file(path)
    assert (False, True) == (proof.is_sound, proof.file.is_whole)
    assert any(each.juror == "J1" and words in each.reason for each in proof.differing), proof.differing


def test_an_older_return_put_back_over_a_newer_one_is_found(path: Path, folder: Path) -> None:
    with Workspace.open(folder / "first.evalpanel", read_only=True) as first:
        (row,) = first.file.rows("SELECT revision, file, submitted_at, sha256, earlier, base FROM received")
        (base,) = first.file.rows("SELECT content FROM blob WHERE sha256 = ?", (row[5],))[0]
    texts = [f"x'{each.encode().hex()}'" for each in row[1:]]
    names = ("file", "submitted_at", "sha256", "earlier", "base")
    put = ", ".join(f"{name} = CAST({text} AS TEXT)" for name, text in zip(names, texts))
    (signature,) = signatures(folder / "first.evalpanel")
    statements = (
        f"INSERT OR IGNORE INTO blob VALUES ('{row[5]}', x'{base.hex()}')",
        f"UPDATE received SET revision = {row[0]}, {put}, signature = '{signature}'",
        f"UPDATE score SET value = 6 WHERE {SCORE}",
    )
    append(path, Forged(action="merge", statements=statements))
    proof = prove_file(path)
    assert any("put it over a later return" in each.reason for each in proof.differing), proof.differing


def signatures(path: Path) -> list[str]:
    with Workspace.open(path, read_only=True) as workspace:
        return [row[0] for row in workspace.file.rows("SELECT signature FROM received")]


def test_a_return_that_counted_for_nothing_is_told_with_the_change(folder: Path, tmp_path: Path) -> None:
    """The score was written before the merge, which then kept it: that may come about, and must be seen."""
    path = Path(shutil.copy(folder / "before.evalpanel", tmp_path / "call.evalpanel"))
    with Workspace.open(path) as panel:
        panel.actor = SECRETARY
        number = panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=0)).change
        merge(panel, plan_merge(panel, [folder / "6.evalreturn"], otherwise=Choice.KEEP))
        proof = prove(panel, folder / "6.pdf")
    assert proof.is_sound
    (note,) = proof.notes
    assert (
        f"1 score that juror “J1” signed does not stand in the file as it was signed, since change {number}"
        in note
    )
    assert proof.report is not None
    assert "1 score in it does not stand in the file" in about_receipt(proof.report)


def test_what_stands_as_it_was_signed_needs_no_word(panel: Workspace, folder: Path) -> None:
    proof = prove(panel, folder / "7.pdf")
    assert (True, ()) == (proof.is_sound, proof.notes)
    assert proof.report is not None
    assert "does not stand" not in about_receipt(proof.report)


def test_a_score_that_was_never_taken_is_told_without_a_change(panel: Workspace) -> None:
    forged(
        panel,
        "DELETE FROM change_row WHERE \"table\" = 'score'",
        "DELETE FROM score",
    )
    assert any("was never taken into the file" in each for each in prove(panel).notes)
