"""A juror's receipt is held against the panel: what was signed, in the words in which it was given."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.domain.receipt import Receipt
from evalapp.domain.scoring.answer import Answer
from evalapp.domain.texts import LANGUAGES
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.handing_in import last_receipt, receipt_bytes, save_receipt
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.paper_check import ReportCheck
from evalapp.operations.records.paper_words import about_receipt, compared
from evalapp.operations.records.papers import read_paper
from evalapp.operations.records.standing import said_in_force
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.reports import receipt as receipt_module
from evalapp.reports.comparing.likeness import Comparison
from tests.samples import SECRETARY, changed_call, clear_all, small_panel


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Receipt]:
    """A panel, the return beside it and its receipts in both languages."""
    folder = tmp_path_factory.mktemp("received")
    panel = folder / "call.evalpanel"
    with small_panel(panel) as workspace:
        pack = hand_out(workspace, folder / "packs", jurors=["J1"]).packs[0]
    with clear_all(open_pack(pack.path, pack.code)) as work:
        for criterion in ("helix", "sme"):
            place = {"juror": "J1", "application": "A-1", "criterion": criterion}
            work.execute(SetScore(**place, value=7))
            work.execute(SetComment(**place, comment="Sterk (zie bijlage)."))
        work.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.FAMILY))
        submit(work, pack.code, folder / "an.evalreturn")
        receipt = last_receipt(work)
        assert receipt is not None
        for language in LANGUAGES:
            save_receipt(work, folder / f"receipt-{language}.pdf", language)
    return panel, receipt


@pytest.fixture
def panel(played: tuple[Path, Receipt], tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(played[0].parent, tmp_path / "call")
    with Workspace.open(tmp_path / "call" / "call.evalpanel") as workspace:
        workspace.actor = SECRETARY
        merge(workspace, plan_merge(workspace, [workspace.path.with_name("an.evalreturn")]))
        yield workspace


def check(panel: Workspace, name: str = "receipt-nl.pdf") -> ReportCheck:
    return read_paper(panel, panel.path.with_name(name)).check()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_true_receipt_is_drawn_again_from_what_was_signed(language: str, panel: Workspace) -> None:
    found = check(panel, f"receipt-{language}.pdf")
    assert (True, Comparison.BYTES, panel.view.last_change()) == (
        found.matches,
        found.likeness.comparison,
        found.change,
    )
    assert "of the return “an.evalreturn” of juror “J1”, merged with change" in about_receipt(found)
    assert "Drawn again from what was signed" in compared(found)


def test_what_the_panel_became_since_changes_nothing_of_a_receipt(panel: Workspace) -> None:
    panel.execute(changed_call(title="Another title"))
    panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=1))
    assert (True, True) == (check(panel).matches, check(panel).is_latest)


def test_a_receipt_of_what_was_never_merged_does_not_belong_to_the_file(
    played: tuple[Path, Receipt], tmp_path: Path
) -> None:
    with Workspace.open(Path(shutil.copy(played[0], tmp_path / "call.evalpanel"))) as panel:
        shutil.copy(played[0].with_name("receipt-nl.pdf"), tmp_path)
        found = check(panel)
    assert (False, None) == (found.matches, found.change)
    assert "was never merged in it" in about_receipt(found)


def test_a_merge_that_was_taken_back_is_said(panel: Workspace) -> None:
    panel.undo()
    found = check(panel)
    assert (True, False) == (found.matches, found.is_latest)
    assert "taken back since" in about_receipt(found)


def test_a_receipt_with_another_score_is_refused(played: tuple[Path, Receipt], panel: Workspace) -> None:
    (first, *rest), receipt = played[1].signed, played[1]
    other = {id: replace(score, value=10) for id, score in first.scores.items()}
    forged = replace(receipt, signed=(replace(first, scores=other), *rest))
    panel.path.with_name("forged.pdf").write_bytes(receipt_bytes(forged, "nl"))
    found = check(panel, "forged.pdf")
    assert (False, True) == (found.matches, bool(found.likeness.pages))
    assert "is not what it says it is" in about_receipt(found)
    assert "It is not the receipt of what was signed" in compared(found)


def test_an_early_receipt_is_known_by_the_fingerprint_on_its_page_and_proves_nothing(
    played: tuple[Path, Receipt], panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipt_module, "receipt_keywords", lambda *_told: "")
    panel.path.with_name("early.pdf").write_bytes(receipt_bytes(played[1], "nl"))
    found = check(panel, "early.pdf")
    assert (False, Comparison.FINGERPRINT) == (found.matches, found.likeness.comparison)
    assert "Whether it is true is not known" in about_receipt(found)
    assert "Only its fingerprint could be compared" in compared(found)


def test_a_language_that_the_program_does_not_have_proves_nothing(panel: Workspace) -> None:
    path = panel.path.with_name("receipt-nl.pdf")
    path.write_bytes(path.read_bytes().replace(b"language:nl", b"language:xx"))
    assert (False, True) == (check(panel).matches, "is not proved" in compared(check(panel)))


def test_what_was_signed_under_a_scheme_that_the_file_does_not_have_is_compared_as_it_was_said(
    panel: Workspace,
) -> None:
    said = {("A-1", "helix"): Answer(7, None, "Sterk.")}
    assert said == said_in_force(panel.view, 9, said)
