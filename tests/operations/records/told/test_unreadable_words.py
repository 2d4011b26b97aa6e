"""Words that no program writes are found with their change, and stop nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.journal import Where
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import SetPhase
from evalapp.operations.records import verification
from evalapp.operations.records.verification import prove_file
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from tools.forge.histories import Forged, append, saying
from tools.forge.unwritten import nested


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        panel.execute(SetPhase(phase=Phase.SCORING))
        panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=6))
    return tmp_path / "call.evalpanel"


@pytest.mark.parametrize(
    ("before", "why"),
    [({"points": "1e400000000"}, "is no number"), (nested(400), "more than 16 levels deep")],
)
def test_words_that_no_program_writes_are_found_with_their_change(
    path: Path, before: object, why: str
) -> None:
    words = saying(
        what="consensus", named={"application": "A-1", "criterion": "helix"}, before=before, after="1"
    )
    number = append(path, Forged(action="score", statements=("UPDATE score SET value = 7", words)))
    proof = prove_file(path)
    (finding,) = proof.findings
    assert (True, True) == (
        finding.text.startswith(f"change {number} says of itself what Evalapp never writes: "),
        finding.text.endswith(why),
    )
    assert proof.file.is_whole
    with Workspace.open(path, read_only=True) as panel:
        assert "Done" == panel.view.change(number).summary


@pytest.mark.parametrize("account", ["", "mwillems"])
def test_a_score_or_comment_by_a_secretary_of_any_account_is_told_without_a_note(
    path: Path, account: str
) -> None:
    with Workspace.open(path) as panel:
        panel.act_as("S-01")
        panel.account = account
        panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=5))
        panel.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment="So."))
        assert account == panel.view.change(panel.view.last_change()).account
    proof = prove_file(path)
    assert ((), ()) == (proof.findings, proof.notes)


def test_a_note_that_cannot_be_told_is_found_and_hides_no_other(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_view: View) -> None:
        raise RecursionError

    monkeypatch.setattr(View, "set_backs", fails)
    monkeypatch.setattr(verification, "_unsigned", lambda _view: ["One table."])
    proof = prove_file(path)
    assert ((Where.JOURNAL,), ("One table.",)) == (
        tuple(each.where for each in proof.findings),
        proof.notes,
    )
