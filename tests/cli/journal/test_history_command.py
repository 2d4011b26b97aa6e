"""`evalapp history`: of one application, one person and one kind, together; and as a table."""

from __future__ import annotations

from pathlib import Path

import pytest

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
        (("-o", "story.pdf"), "“story.pdf” is no name for a table"),
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
