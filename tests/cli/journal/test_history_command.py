"""`evalapp history`: of one application, one person and one kind, together; and as a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.cli.journal import history
from tests.cli.conftest import Played, Run


def summaries(run: Run, panel: Path, *options: str) -> list[str]:
    return [each["summary"] for each in run("history", panel, "--json", *options).json]


def test_filters_hold_together(run: Run, played: Played) -> None:
    run("conflict", played.panel, "--juror", "J2", "--application", "A-3", "--kind", "family")
    run("conflict", played.panel, "--juror", "J1", "--application", "A-3", "--kind", "family")
    said = "Conflict of interest: Jan Claes, A-3"
    found = summaries(run, played.panel, "--application", "A-3", "--person", "J2", "--kind", "conflicts")
    assert 1 == len(found)
    assert found[0].startswith(said)
    assert [] == summaries(run, played.panel, "--application", "A-1", "--kind", "conflicts")
    assert 2 == len(summaries(run, played.panel, "--kind", "declare-conflict"))


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--kind", "scored"), "“scored” is no kind of change; known are: call, "),
        (("--person", "J99"), "There is nobody with id “J99” in this panel."),
        (("--juror", "J99"), "There is no juror “J99” in this panel."),
        (("-o", "story.txt"), "“story.txt” is no name for a table"),
        (("-o", "story.pdf", "--person", "J99"), "There is nobody with id “J99” in this panel."),
    ],
)
def test_what_there_is_not_is_refused(run: Run, played: Played, options: tuple[str, str], why: str) -> None:
    ran = run("history", played.panel, *options)
    assert (2, "") == (ran.status, ran.out)
    assert why in ran.err


def test_it_is_written_as_a_table(run: Run, played: Played, tmp_path: Path) -> None:
    ran = run("history", played.panel, "--kind", "seats", "-o", tmp_path / "story.csv")
    assert (0, "1 change is written to story.csv.\n") == (ran.status, ran.out)
    assert ";Seats;" in (tmp_path / "story.csv").read_text(encoding="utf-8-sig")


def test_it_is_printed_and_held_against_the_file(run: Run, played: Played, tmp_path: Path) -> None:
    paper = tmp_path / "story.pdf"
    ran = run("history", played.panel, "--kind", "seats", "-o", paper)
    assert 0 == ran.status
    assert ran.out.startswith("story.pdf, fingerprint ")
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(paper).pages).split())
    assert "Seats" in said
    assert 0 == run("verify", played.panel, paper).status


def test_a_file_gets_all_changes_unless_a_number_is_asked(
    run: Run, played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_SHOWN", 2)
    assert 2 == len(summaries(run, played.panel))
    run("history", played.panel, "-o", tmp_path / "story.csv")
    assert "Call created" in (tmp_path / "story.csv").read_text(encoding="utf-8-sig")
