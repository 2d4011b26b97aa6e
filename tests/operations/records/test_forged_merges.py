"""A merge writes what came back with it and nothing else; and what was signed and stands otherwise is said."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.merge import Choice
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.records.paper_words import about_receipt
from evalapp.operations.records.receipts import is_held, superseded_by
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


# A base that says nothing, and its SHA-256.
OF_NOTHING = "'4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945'"
NOTHING_MERGED = f"INSERT INTO blob VALUES ({OF_NOTHING}, CAST('[]' AS BLOB))"
NEVER_MERGED = "a" * 64
OTHER_THINGS = "says other things of it than it says itself"
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
    "the same return, said to go on from another": (
        (f"UPDATE received SET earlier = '[\"{NEVER_MERGED}\"]'",),
        OTHER_THINGS,
    ),
    "the same return, said to be handed in late": (
        ("UPDATE received SET submitted_at = '2030-01-01T00:00:00.000+00:00'",),
        OTHER_THINGS,
    ),
    "the same return, said to lack scores": (
        ("UPDATE received SET is_complete = 1 - is_complete",),
        OTHER_THINGS,
    ),
    "the same return, of another number, pack and computer": (
        ("UPDATE received SET revision = 99, pack = 'other', device_name = 'other'",),
        OTHER_THINGS,
    ),
    "the same return, of which nothing counts as merged": (
        (NOTHING_MERGED, f"UPDATE received SET base = {OF_NOTHING}"),
        "A-1, helix: what counts as merged of it is something else than was signed",
    ),
    "a table for the length of a merge": (
        (
            "UPDATE received SET kind = 'vouched'",
            f"UPDATE score SET value = 0 WHERE {SCORE}",
            "UPDATE received SET kind = 'signed'",
        ),
        "wrote what came back from them twice",
    ),
}  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("name", MERGES)
def test_what_a_merge_wrote_and_nothing_in_it_says_is_found(name: str, path: Path) -> None:
    statements, words = MERGES[name]
    append(path, Forged(action="merge", statements=statements))
    proof = prove_file(path)
    assert (False, True) == (proof.is_sound, proof.file.is_whole)
    assert any(each.juror == "J1" and words in each.reason for each in proof.differing), proof.differing


def test_a_return_is_superseded_only_where_a_signed_one_says_so(path: Path) -> None:
    append(path, Forged(action="merge", statements=MERGES["the same return, said to go on from another"][0]))
    with Workspace.open(path, read_only=True) as panel:
        assert superseded_by(panel.view, NEVER_MERGED) is None
        assert not is_held(panel.view, NEVER_MERGED)


def test_a_state_that_does_not_stand_at_the_end_of_a_merge_is_no_source(path: Path) -> None:
    """It says what the merge wrote, for as long as nobody looks."""
    rows = 'CAST(\'[["A-1","helix",0,null,""]]\' AS BLOB)'
    sha256 = hashlib.sha256(b'[["A-1","helix",0,null,""]]').hexdigest()
    statements = (
        f"INSERT INTO blob VALUES ('{sha256}', {rows})",
        f"UPDATE received SET kind = 'vouched', base = '{sha256}', file = base",
        f"UPDATE score SET value = 0, comment = '' WHERE {SCORE}",
        "UPDATE received SET kind = 'signed', base = file",
        "UPDATE received SET file = '7.evalreturn'",
    )
    append(path, Forged(action="merge", statements=statements))
    reasons = [each.reason for each in prove_file(path).differing]
    assert any("helix: the file stored something else than was signed" in each for each in reasons), reasons


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
