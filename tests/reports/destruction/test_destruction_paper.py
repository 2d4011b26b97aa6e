"""The declaration of destruction: what is gone, what is open, until when it is kept, and nothing that nobody saw."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.letters.facts import Fact
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.desks.keeping.held import recorded_copies
from evalapp.operations.desks.keeping.noting import note_copy, strike_copy
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.letters.writing import SetFacts
from evalapp.operations.panel.call import edit_call
from evalapp.operations.panel.course.retention import retention_of
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.destruction import DESTRUCTION, destruction_of
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.printing import gather_report, write_report
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import MEANT, closed
from tests.operations.panel.course.test_retention import closed_and_kept
from tests.samples import small_panel


def drawn(workspace: Workspace, language: str = "en") -> bytes:
    return gather_report(workspace, DESTRUCTION, Options(language=language)).draw()


def words(workspace: Workspace, language: str = "en") -> str:
    pages = PdfReader(io.BytesIO(drawn(workspace, language))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def noted(workspace: Workspace) -> None:
    note_copy(workspace, holder="An Peeters", kind="disk", place="kast 3")
    note_copy(workspace, holder="Dienst ICT", kind="back-up", place="server 9")
    (first, *_rest) = (each for each in recorded_copies(workspace.view) if each.holder == "An Peeters")
    strike_copy(workspace, first.id, reason="Versnipperd.", by="Piet Maes")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_copy_that_was_struck_off_is_gone_and_another_is_named_as_open(
    tmp_path: Path, language: str
) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        noted(panel)
        text = words(panel, language)
        told = destruction_of(panel.view)
    assert ["An Peeters"] == [each[0] for each in told.gone]
    assert ["Dienst ICT"] == [each[0] for each in told.open]
    for each in ("An Peeters", "Piet Maes", "Versnipperd (", "Dienst ICT", "server 9"):
        assert each in text
    assert told.fingerprint in text


def test_of_an_open_call_nothing_may_be_destroyed(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        text = words(panel)
    assert "The call is not closed: retention has not begun" in text
    assert "No copy was struck off in this file" in text
    assert "No other copy is known" in text
    assert "saw none being destroyed" in text


def test_a_period_that_has_not_begun_is_no_unrecorded_one(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        assert "nothing is recorded of it" in words(panel).lower()
        edit_call(panel, {"retention": "10"}, reason="Vergeten.")
        text = words(panel)
        (first, *_rest) = destruction_of(panel.view).terms
    assert first[1:] == ("not begun", "10 years from the last decision; the call is not closed yet")
    assert "nothing is recorded" not in text.lower()


def test_of_all_that_holds_the_call_it_is_told_how_long_it_is_kept(tmp_path: Path) -> None:
    with closed_and_kept(tmp_path / "call.evalpanel", 5) as panel:
        terms = {what: until for what, until, _why in destruction_of(panel.view).terms}
    until, closing = terms["Back-ups and other copies of it"], "the closing of the assessment"
    assert terms == {
        "Panel file: applications, people, scores and reasons, decisions, history": until,
        "Back-ups and other copies of it": until,
        "Packs, work files and returns at jurors": closing,
        "Access codes (codes.csv and code letters)": closing,
        "Exports and reports with names": "what they were made for is done",
    }


def test_without_a_period_the_archivist_is_to_be_asked(tmp_path: Path) -> None:
    with closed(tmp_path / "call.evalpanel") as panel:
        assert "Nobody recorded how long this call is kept" in words(panel)


def test_the_ground_is_what_the_letters_say_of_it(tmp_path: Path) -> None:
    with closed(tmp_path / "call.evalpanel") as panel:
        panel.execute(SetFacts(facts={Fact.RETENTION: "selectielijst 2019, rubriek 4.2"}))
        text = words(panel)
    assert "selectielijst 2019, rubriek 4.2. Nothing is recorded" in text
    assert "What applicants were told of it: selectielijst 2019, rubriek 4.2." in text


def test_a_copy_noted_after_the_closing_moves_no_retention(tmp_path: Path) -> None:
    """It was counted from the last act of the office, whichever that was."""
    with closed_and_kept(tmp_path / "call.evalpanel", 5) as panel:
        before = retention_of(panel.view)
        noted(panel)
        assert before == retention_of(panel.view)
        text = words(panel)
        assert before is not None
        assert f"Retention ends on {before.until.day} " in text
        assert "No decision of the deciding body is recorded" in text
        assert "Regulation (EU) No 651/2014" in text
        panel.execute(DecideAll(meant=MEANT))
        assert "5 years from the last decision" in words(panel).replace("5 years From", "5 years from")


def test_packs_are_listed_with_their_hashes_and_nothing_is_said_of_what_became_of_them(
    tmp_path: Path,
) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        handed = hand_out(panel, tmp_path / "packs")
        told = destruction_of(panel.view)
        text = words(panel)
    assert len(handed.packs) == len(told.handed_out)
    assert all(each[-1] in text for each in told.handed_out)
    assert "this file does not know: ask each of them" in text


def test_the_same_file_gives_the_same_bytes_wherever_it_lies_and_proves_its_paper(tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    with small_panel(path) as panel:
        noted(panel)
        first = drawn(panel)
        panel.back_up()
        assert first == drawn(panel)
        write_report(panel, DESTRUCTION, tmp_path / "declaration.pdf", Options(language="nl"))
        note_copy(panel, holder="Els Bos")
        check = prove(panel, tmp_path / "declaration.pdf").report
    assert check is not None
    assert check.matches
    assert not check.is_latest
