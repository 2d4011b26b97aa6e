"""`evalapp report` offers whatever stands in the table of reports; `verify` says to which file one belongs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from evalapp.cli import main
from evalapp.domain.application import Admissibility
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.reports.drawing.fingerprint import DRAWING
from tests.operations.reports.report_kinds import register
from tests.samples import small_panel

if TYPE_CHECKING:
    from conftest import Played, Run


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_a_new_row_is_a_report_with_its_own_flag(
    run: Run, merged: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch)
    target = merged.folder / "list.pdf"
    ran = run("report", merged.panel, "checklist", "-o", target, "--amounts", "--application", "A-2")
    assert 0 == ran.status
    assert "A-2 Title of A-2 10000000" in words(target)
    # Not the number alone: a fingerprint may hold it.
    assert "Title of A-1" not in words(target)
    assert run("verify", merged.panel, target, "--json").json["report"]["matches"]


def test_the_help_names_every_kind_and_flag_of_the_table(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run("report", "--help").out
    register(monkeypatch)
    after = run("report", "--help").out
    listed = (
        "KIND is one of: ranking, evaluations, scoresheets, minutes, register, overview, workbook, destruction, "
        "{what-if}, letters."
    )
    assert listed.format(**{"what-if": "what-if"}) in " ".join(before.split())
    assert listed.format(**{"what-if": "checklist, what-if"}) in " ".join(after.split())
    assert ("--amounts" in before, "--amounts" in after, "--anonymous" in after) == (False, True, True)


@pytest.mark.long
def test_a_workbook_is_written_and_verified_and_a_changed_cell_is_named(run: Run, merged: Played) -> None:
    target = merged.folder / "all.xlsx"
    asked = ("report", merged.panel, "workbook", "-o", target, "--language", "nl", "--anonymous")
    assert 0 == run(*asked).status
    said = run("verify", merged.panel, target, "--json").json["report"]
    assert (True, "bytes", []) == (said["matches"], said["comparison"], said["cells"])

    changed = io.BytesIO()
    with zipfile.ZipFile(target) as given, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(b">A-1<", b">A-9<"))
    target.write_bytes(changed.getvalue())
    ran = run("verify", merged.panel, target, "--json")
    assert (1, False, False) == (
        ran.status,
        ran.json["report"]["matches"],
        ran.json["report"]["written_again"],
    )
    assert "Scores!A2" in ran.json["report"]["cells"]


@pytest.mark.long
def test_a_workbook_that_somebody_went_on_working_in_is_not_written_over(run: Run, merged: Played) -> None:
    target = merged.folder / "all.xlsx"
    asked = ("report", merged.panel, "workbook", "-o", target)
    assert [0, 0] == [run(*asked).status, run(*asked).status]  # nobody touched it, so that it gives way
    book = load_workbook(target)
    book.create_sheet("Own sums")
    book.save(target)
    before = target.read_bytes()
    ran = run(*asked)
    said = "“all.xlsx” was changed since Evalapp wrote it; choose another name or folder, nothing was overwritten.\n"
    assert (2, said, before) == (ran.status, ran.err, target.read_bytes())


@pytest.mark.long
@pytest.mark.parametrize(
    ("kind", "name"), [("workbook", "all.pdf"), ("ranking", "all.xlsx"), ("register", "all.csv")]
)
def test_a_report_is_not_called_as_another_kind_of_file(
    kind: str, name: str, run: Run, merged: Played
) -> None:
    ran = run("report", merged.panel, kind, "-o", merged.folder / name)
    suffix = ".xlsx" if kind == "workbook" else ".pdf"
    assert f"“{name}” is no name for this report; end it in {suffix}.\n" == ran.err
    assert (2, False) == (ran.status, (merged.folder / name).exists())


@pytest.mark.long
@pytest.mark.parametrize(
    ("kind", "name", "suffix"),
    [("destruction", "d.txt", ".pdf"), ("register", "r", ".pdf"), ("workbook", "all.new", ".xlsx")],
)
def test_a_report_under_an_ending_that_says_nothing_is_written_and_that_is_said(
    kind: str, name: str, suffix: str, run: Run, merged: Played
) -> None:
    ran = run("report", merged.panel, kind, "-o", merged.folder / name)
    assert f"The name of “{name}” does not say what it is; a name that ends in {suffix} does.\n" == ran.err
    assert (0, True) == (ran.status, (merged.folder / name).exists())


@pytest.mark.long
def test_a_report_whose_name_says_what_it_is_says_no_more(run: Run, merged: Played) -> None:
    assert "" == run("report", merged.panel, "register", "-o", merged.folder / "r.PDF").err


def test_an_unknown_kind_is_refused_with_those_there_are(run: Run, merged: Played) -> None:
    target = merged.folder / "x.pdf"
    ran = run("report", merged.panel, "checklist", "-o", target)
    assert 2 == ran.status
    kinds = "ranking, evaluations, scoresheets, minutes, register, overview, workbook, destruction, what-if, letters"
    assert f"There is no report “checklist”; choose one of: {kinds}.\n" == ran.err
    assert not target.exists()


def test_a_work_file_prints_no_ranking(run: Run, played: Played) -> None:
    work = played.folder / "An.evalwork"
    scores = played.folder / "J1.csv"
    run("score", played.packs["J1"], "--code", played.codes["J1"], "--scores", scores,
        "-o", played.folder / "w.evalreturn", "--work", work)  # fmt: skip
    refused = run("report", work, "ranking", "-o", played.folder / "r.pdf")
    assert (2, False) == (refused.status, (played.folder / "r.pdf").exists())
    assert "In the role of juror you cannot print the report “Ranking”" in refused.err
    assert 0 == run("report", work, "scoresheets", "-o", played.folder / "s.pdf").status


@pytest.mark.long
def test_a_report_is_known_by_its_file_and_told_when_it_is_old(run: Run, merged: Played) -> None:
    report = merged.folder / "r.pdf"
    run("report", merged.panel, "ranking", "-o", report)
    fresh = run("verify", merged.panel, report, "--json")
    run("phase", merged.panel, "deliberation")
    old = run("verify", merged.panel, report, "--json")
    assert (0, True, 0, True) == (
        fresh.status,
        fresh.json["report"]["matches"],
        old.status,
        old.json["report"]["matches"],
    )
    keys = {
        "fingerprint",
        "change",
        "matches",
        "comparison",
        "pages",
        "cells",
        "paper",
        "kept_in",
        "names_call",
        "written_again",
    }
    assert {*keys, "words_match"} == set(old.json["report"])
    assert ("bytes", []) == (old.json["report"]["comparison"], old.json["report"]["pages"])
    assert "has changed since" in run("verify", merged.panel, report).out


@pytest.mark.long
def test_words_that_match_are_no_proof_to_a_script(run: Run, merged: Played) -> None:
    """Who says that an earlier drawing made a paper has its words compared alone, whatever is painted over them."""
    report = merged.folder / "r.pdf"
    run("report", merged.panel, "ranking", "-o", report)
    paper = report.read_bytes()
    assert 2 == paper.count(  # for who reads it as a PDF, and for who reads its metadata
        f"drawing:{DRAWING}".encode()
    )
    report.write_bytes(paper.replace(f"drawing:{DRAWING}".encode(), f"drawing:{DRAWING - 1}".encode()))
    ran = run("verify", merged.panel, report, "--json")
    said = ran.json["report"]
    assert (1, False, True, "words") == (
        ran.status,
        said["matches"],
        said["words_match"],
        said["comparison"],
    )


def test_a_report_of_another_panel_does_not_match(run: Run, merged: Played, tmp_path: Path) -> None:
    small_panel(tmp_path / "other.evalpanel").close()
    report = merged.folder / "r.pdf"
    run("report", merged.panel, "ranking", "-o", report)
    ran = run("verify", tmp_path / "other.evalpanel", report, "--json")
    assert (1, False, None) == (ran.status, ran.json["report"]["matches"], ran.json["report"]["change"])


@pytest.mark.long
def test_a_report_is_the_same_to_the_byte(run: Run, merged: Played) -> None:
    made = []
    for name in ("one.pdf", "two.pdf"):
        run("report", merged.panel, "evaluations", "-o", merged.folder / name)
        made.append((merged.folder / name).read_bytes())
    assert made[0] == made[1]


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """Three applications, of which A-2 is inadmissible."""
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        workspace.execute(
            SetAdmissibility(application="A-2", admissibility=Admissibility.INADMISSIBLE, reason="Te laat.")
        )
    return tmp_path / "call.evalpanel"


def titles(path: Path) -> list[str]:
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(path.read_bytes())).pages]
    return [
        number for page in pages for number in ("A-1", "A-2", "A-3") if f"Title of {number} {number}" in page
    ]


def test_there_is_a_sheet_for_every_application_that_is_judged(panel: Path, tmp_path: Path) -> None:
    assert main(["report", str(panel), "scoresheets", "-o", str(tmp_path / "s.pdf")]) == 0
    assert titles(tmp_path / "s.pdf") == ["A-1", "A-3"]


def test_the_applications_that_are_asked_for_are_printed(panel: Path, tmp_path: Path) -> None:
    target = tmp_path / "s.pdf"
    command = ["report", str(panel), "scoresheets", "-o", str(target), "--language", "en"]
    assert main([*command, "--application", "A-2"]) == 0
    assert titles(target) == ["A-2"]
    assert "Score sheet" in PdfReader(target).pages[0].extract_text().capitalize()


def test_an_unknown_application_is_refused_and_nothing_written(
    panel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "s.pdf"
    assert main(["report", str(panel), "scoresheets", "-o", str(target), "--application", "A-9"]) == 2
    assert "There is no application “A-9” in this file." in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.long
def test_it_replaces_an_earlier_report_and_no_other_pdf(run: Run, merged: Played) -> None:
    target = merged.folder / "ranking.pdf"
    assert [0, 0] == [run("report", merged.panel, "ranking", "-o", target).status for _ in range(2)]
    target.write_bytes(b"%PDF-1.4 what somebody else wrote")
    ran = run("report", merged.panel, "ranking", "-o", target)
    assert (2, "already exists" in ran.err) == (ran.status, True)
    assert target.read_bytes() == b"%PDF-1.4 what somebody else wrote"


@pytest.mark.long
@pytest.mark.parametrize(("kind", "options"), [("ranking", ()), ("evaluations", ("--application", "A-1"))])
def test_a_report_is_a_pdf(run: Run, merged: Played, kind: str, options: tuple[str, ...]) -> None:
    target = merged.folder / f"{kind}.pdf"
    ran = run("report", merged.panel, kind, "-o", target, "--language", "en", "--anonymous", *options)
    assert (0, b"%PDF-") == (ran.status, target.read_bytes()[:5])


@pytest.mark.long
def test_evaluations_into_a_folder_are_one_file_for_each_application(run: Run, panel: Path) -> None:
    folder = panel.parent / "all"
    ran = run("report", panel, "evaluations", "-o", folder, "--language", "en", "--anonymous")
    assert "3 files in" in ran.out + ran.err
    files = sorted(folder.iterdir())
    assert [f"evaluations-anonymous-en-A-{n}.pdf" for n in (1, 2, 3)] == [each.name for each in files]
    assert all(run("verify", panel, each).status == 0 for each in files)
    one = run("report", panel, "evaluations", "-o", folder, "--application", "A-3")
    assert "1 file in" in one.out + one.err
    refused = run("report", panel, "ranking", "-o", folder)
    assert refused.status != 0
    assert "is a folder" in refused.err
