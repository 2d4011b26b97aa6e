"""On the command line too nothing goes out of a file that was altered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.forging import score_forged

if TYPE_CHECKING:
    from conftest import Played, Run


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "panel", "ranking", "-o", "target", "--language", "en"),
        ("merge", "panel", "returns"),
        ("phase", "panel", "draft", "--reason", "again"),
        ("undo", "panel"),
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_what_would_go_out_or_fix_is_refused(run: Run, merged: Played, arguments: tuple[str, ...]) -> None:
    score_forged(merged.panel)
    target = merged.folder / "ranking.pdf"
    table = merged.folder / "late.csv"
    table.write_text("juror;application;criterion;score\nJ1;A-1;helix;5\n", encoding="utf-8")
    places = {"panel": merged.panel, "target": target, "returns": table}
    ran = run(*(places.get(each, each) for each in arguments))
    assert 2 == ran.status
    assert "was altered outside Evalapp (score [" in ran.err
    assert not target.exists()
