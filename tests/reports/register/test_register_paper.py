"""The register on paper: who may not judge what and why not, who was there, and what was not taken from whom."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.ids import PersonId
from evalapp.domain.people import ConflictKind
from evalapp.domain.scoring.answer import Answer
from evalapp.domain.texts import in_language
from evalapp.operations.exchange.paper.entering import enter_paper
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.reports.register import REGISTER
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import RegisterReport
from evalapp.reports.register.register import register_pages
from evalapp.words.formats import clock, day
from tests.operations.juror.round_samples import Round
from tests.operations.meeting.evening_samples import STORY, played
from tests.reports.report_samples import FINGERPRINT, panel
from tests.samples import SECRETARY


def words(workspace: Workspace, language: str = "en") -> str:
    pdf = gather_report(workspace, REGISTER, Options(language=language)).draw()
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_it_has_attendance_and_who_left_for_what(tmp_path: Path) -> None:
    with played(tmp_path) as (workspace, _clock):
        text = words(workspace)
        assert "Jan Claes A-2 · Title of A-2 family 19:14 19:26" in text
        assert "Attendance · Sitting 1: 27 June 2016 Opened on 27 June 2016, 19:00, closed on" in text
        assert "Jan Claes Juror 19:00 – 19:14; 19:26 – 20:05" in text
        assert "Jan Claes A-2 · Title of A-2 family Luc Maes 27 June 2016" in text
        assert STORY not in text
        assert "Zitting 1: 27 juni 2016" in words(workspace, "nl")


def test_without_a_meeting_it_says_that_none_is_recorded(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as round_:
        assert "No meeting of the jury is recorded in this panel file." in words(round_.panel)


def test_each_declaration_has_its_time(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as round_:
        with Workspace.open(round_.work) as work:
            for number in ("A-1", "A-2"):
                work.execute(ConfirmNoConflict(application=number))
        round_.merge(round_.hand_in())
        declared = {each.application: each.at for each in round_.panel.view.declarations()}
        text = words(round_.panel)
    assert set(declared) == {"A-1", "A-2"}
    for number, at in declared.items():
        assert f"{number} {clock(at)}" in text
        assert day(at) in text


def test_who_typed_a_sheet_from_paper_vouches_for_it_by_name(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as round_:
        enter_paper(round_.panel, PersonId("J1"), "A-2", {"helix": Answer(value=7, comment="Clear")})
        assert "not signed; Mia Willems vouches for it" in words(round_.panel)
        assert "niet ondertekend; Mia Willems staat ervoor in" in words(round_.panel, "nl")


def test_what_a_merge_refused_stands_there_with_its_reason(tmp_path: Path) -> None:
    table = tmp_path / "scores.csv"
    table.write_text("juror,application,criterion,value\nJ2,A-1,helix,4\nJ2,A-9,helix,3\n", encoding="utf-8")
    damaged = tmp_path / "kapot.evalreturn"
    damaged.write_bytes(b"no return")
    with Round.scored(tmp_path) as round_:
        round_.panel.actor = SECRETARY
        assert "Of what was merged nothing was refused." in words(round_.panel)
        round_.merge(round_.hand_in(), table, damaged)
        text = words(round_.panel)
        assert "Mia Willems “kapot.evalreturn” (refused):" in text
        assert "Not taken from “scores.csv”:" in text
        assert "A-9" in text.partition("Refused When")[2]
        # What is taken back was not refused either.
        round_.panel.undo()
        assert "Of what was merged nothing was refused." in words(round_.panel)
        round_.panel.redo()
        assert "“kapot.evalreturn” (refused):" in words(round_.panel)


@pytest.mark.long
def test_no_row_of_a_long_register_stands_alone() -> None:
    lines = [(f"Jurylid {n}", f"A-{n} · Titel", "familie", "Mia", "27 juni 2016, 14:12") for n in range(27)]
    for n in range(18, 27):
        report = RegisterReport(
            call=panel().arguments["call"], fingerprint=FINGERPRINT, change=1, at="2016-06-27T12:00:00+00:00",
            conflicts=lines[:n],
        )  # fmt: skip
        with in_language("nl"):
            pages = [page.extract_text() for page in PdfReader(io.BytesIO(register_pages(report))).pages]
        counts = [sum(f"Jurylid {k} " in " ".join(page.split()) + " " for k in range(27)) for page in pages]
        assert 1 not in counts


def test_a_conflict_that_the_juror_declared_is_theirs(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as round_:
        with Workspace.open(round_.work) as work:
            work.execute(DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.FINANCIAL))
        round_.merge(round_.hand_in())
        said = words(round_.panel)
        assert "financial interest the juror" in said
        assert "No declaration of having no conflict of interest came back yet." in said
        assert "No declaration came back" not in said  # that one did
