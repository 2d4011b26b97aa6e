"""Printed reports: which file and change they belong to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.samples import small_panel

if TYPE_CHECKING:
    from conftest import Played, Run


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
    assert {"fingerprint", "change", "matches"} == set(old.json["report"])
    assert "has changed since" in run("verify", merged.panel, report).out


def test_a_report_of_another_panel_does_not_match(run: Run, merged: Played, tmp_path: Path) -> None:
    small_panel(tmp_path / "other.evalpanel").close()
    report = merged.folder / "r.pdf"
    run("report", merged.panel, "ranking", "-o", report)
    ran = run("verify", tmp_path / "other.evalpanel", report, "--json")
    assert (1, False, None) == (ran.status, ran.json["report"]["matches"], ran.json["report"]["change"])


def test_a_report_is_the_same_to_the_byte(run: Run, merged: Played) -> None:
    made = []
    for name in ("one.pdf", "two.pdf"):
        run("report", merged.panel, "evaluations", "-o", merged.folder / name)
        made.append((merged.folder / name).read_bytes())
    assert made[0] == made[1]
