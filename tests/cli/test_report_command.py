"""`evalapp report` offers whatever stands in the table of reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.operations.reports.report_kinds import register

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
    assert "{ranking|evaluations|scoresheets}" in before
    assert "{ranking|evaluations|scoresheets|checklist}" in after
    assert ("--amounts" in before, "--amounts" in after, "--anonymous" in after) == (False, True, True)


def test_an_unknown_kind_is_refused_with_those_there_are(run: Run, merged: Played) -> None:
    target = merged.folder / "x.pdf"
    ran = run("report", merged.panel, "checklist", "-o", target)
    assert 2 == ran.status
    assert "There is no report “checklist”; choose one of: ranking, evaluations, scoresheets.\n" == ran.err
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
