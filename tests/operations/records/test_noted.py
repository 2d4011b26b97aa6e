"""A fingerprint noted outside the file: what is to be kept at closing, and what it proves later."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.desks.handing.giving import hand_over
from evalapp.operations.desks.keeping.noting import note_copy
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.panel.jury import DeclareConflict, WithdrawConflict
from evalapp.operations.records.noted import check_noted, closing_note, digits_of
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.words.formats import short_fingerprint
from tests.operations.deciding.decided_samples import closed
from tests.samples import small_panel


def score(workspace: Workspace, value: int) -> None:
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=value))


@pytest.mark.parametrize(
    "text", ["7F3A-91C0-44DE", "7f3a91c044de", " 7F3A 91C0 44DE ", "7F3A–91C0–44DE", "7f3a 91c0\n44de"]
)
def test_a_fingerprint_is_read_as_people_type_it(text: str) -> None:
    assert "7f3a91c044de" == digits_of(text)


@pytest.mark.parametrize("text", ["", "7F3A-91C0", "7F3A-91C0-44DX", "7" * 65, "the last one"])
def test_what_is_no_fingerprint_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(KnownError, match="7F3A-91C0-44DE"):
        digits_of(text)


def test_an_earlier_fingerprint_is_known_with_its_change(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        early, change = workspace.view.fingerprint(), workspace.view.last_change()
        score(workspace, 7)
        for digits in (early, digits_of(short_fingerprint(early))):
            found = check_noted(workspace.view, digits)
            assert (found.change, found.is_latest) == (change, False)
        assert "Only its first digits" not in check_noted(workspace.view, early).words
        assert "Only its first digits" in check_noted(workspace.view, early[:12]).words
        assert check_noted(workspace.view, workspace.view.fingerprint()).is_latest


def test_a_change_that_was_cut_off_is_caught_by_what_was_noted(tmp_path: Path) -> None:
    """The chain of what is left is whole: only what stands outside the file knows that there was more."""
    path, kept = tmp_path / "call.evalpanel", tmp_path / "kept.evalpanel"
    with small_panel(path) as workspace:
        score(workspace, 7)
    shutil.copy(path, kept)
    with Workspace.open(path) as workspace:
        score(workspace, 2)
        noted = workspace.view.fingerprint()
    with Workspace.open(kept) as workspace:
        workspace.verdict.require()
        found = check_noted(workspace.view, noted)
    assert found.change is None
    assert "never had the fingerprint" in found.words


def test_only_a_closed_assessment_has_a_note_and_it_holds_all_digits(tmp_path: Path) -> None:
    with small_panel(tmp_path / "open.evalpanel") as workspace:
        assert closing_note(workspace.view) is None
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.CLOSED) as workspace:
        note = closing_note(workspace.view)
        assert note is not None
        assert digits_of(note.fingerprint) == workspace.view.fingerprint()
        assert note.fingerprint in note.text
        assert "Call (T-1)" in note.subject
        assert check_noted(workspace.view, digits_of(note.fingerprint)).change == note.change


def test_a_work_file_from_which_content_was_removed_is_not_called_another(tmp_path: Path) -> None:
    """Its changes were hashed anew, as they must be for nothing to be left of the dossier."""
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = hand_out(panel, tmp_path / "packs").packs[0]
    with open_pack(pack.path, pack.code) as work:
        noted = work.view.fingerprint()
        assert check_noted(work.view, noted).is_latest
        work.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
        removal = work.view.last_change()
        found = check_noted(work.view, noted)
        assert (None, removal) == (found.change, found.removed_by)
        assert f"hashed anew when content was removed by change {removal}" in found.words
        work.execute(WithdrawConflict(juror="J1", application="A-1"))
        assert check_noted(work.view, noted).removed_by == removal


def test_a_panel_loses_no_content_and_so_no_fingerprint(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
        assert "This file never had the fingerprint" in check_noted(panel.view, "7f3a91c044de").words


@pytest.mark.parametrize(
    "text",
    [
        "Vingerafdruk 7F3A-91C0-44DE · wijziging 1.482",
        "ranking-nl 7f3a-91c0-44de.pdf",
        " 7F3A‑91C0‑44DE ",
        "7F3A 91C0 44DE",
    ],
)
def test_a_fingerprint_is_found_in_the_line_that_it_was_copied_with(text: str) -> None:
    assert "7f3a91c044de" == digits_of(text)


@pytest.mark.parametrize("text", ["7F3A-91C0-44DE of 7F3A-91C0-44DF", "wijziging 1.482", "7F3A-91C0-44D"])
def test_two_fingerprints_and_none_are_refused(text: str) -> None:
    with pytest.raises(KnownError, match="is not a fingerprint"):
        digits_of(text)


def test_what_tells_of_the_file_itself_is_no_closing(tmp_path: Path) -> None:
    """The message of the closing named the fingerprint of a hand-over, and retention began on its day."""
    with closed(tmp_path / "call.evalpanel") as panel:
        before = closing_note(panel.view)
        note_copy(panel, holder="An Peeters")
        hand_over(panel, "Els Bos", tmp_path / "over.evalhandover")
        assert before is not None
        assert before == closing_note(panel.view)
