"""On the command line too nothing goes out of a file that was altered, and what was noted outside it is compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.domain.permissions import Phase
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.forging import score_forged
from tests.samples import small_panel

if TYPE_CHECKING:
    from conftest import Played, Run


@pytest.mark.long
@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "panel", "ranking", "-o", "target", "--language", "en"),
        ("merge", "panel", "returns"),
        ("phase", "panel", "draft", "--reason", "again"),
        ("undo", "panel"),
        ("edit", "panel", "call", "title=Another"),
        ("conflict", "panel", "--juror", "J1", "--application", "A-1", "--kind", "family"),
        ("admissible", "panel", "--application", "A-1", "--answer", "no", "--reason", "so"),
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


@pytest.mark.long
@pytest.mark.parametrize("command", [("rank", "--json"), ("analyse", "--json"), ("export",)])
def test_what_is_shown_of_it_is_said_to_be_of_an_altered_file(
    run: Run, merged: Played, tmp_path: Path, command: tuple[str, ...]
) -> None:
    score_forged(merged.panel)
    arguments = (tmp_path / "out",) if command == ("export",) else command[1:]
    ran = run(command[0], merged.panel, *arguments)
    assert (1, True) == (ran.status, bool(ran.out))
    assert "was altered outside Evalapp (score [" in ran.err


def test_what_was_noted_outside_the_file_is_compared(run: Run, merged: Played) -> None:
    with Workspace.open(merged.panel, read_only=True) as workspace:
        fingerprint, change = workspace.view.fingerprint(), workspace.view.last_change()
    noted = run("verify", merged.panel, "--fingerprint", fingerprint.upper(), "--json")
    assert (0, True, change) == (noted.status, noted.json["noted"]["matches"], noted.json["noted"]["change"])
    other = run("verify", merged.panel, "--fingerprint", "7F3A-91C0-44DE")
    assert 1 == other.status
    assert "This file never had the fingerprint 7F3A-91C0-44DE" in other.out
    assert 2 == run("verify", merged.panel, "--fingerprint", "seven").status


def test_closing_says_what_to_keep(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    with small_panel(path, applications=1) as workspace:
        for juror in ("J1", "J2"):
            for criterion in ("helix", "sme"):
                place = {"juror": juror, "application": "A-1", "criterion": criterion}
                workspace.execute(SetScore(**place, value=7))
                workspace.execute(SetComment(**place, comment="why"))
        workspace.execute(AdmitTheRest())
        move_to_phase(workspace, Phase.DELIBERATION)
    ran = run("phase", path, "closed")
    with Workspace.open(path, read_only=True) as workspace:
        fingerprint = workspace.view.fingerprint()
    assert 0 == ran.status, ran.err
    assert fingerprint in ran.out.replace("-", "").lower()
