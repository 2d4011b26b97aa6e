"""What goes wrong is one sentence on standard error, changes nothing, and never shows a traceback."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.operations.workspace import Workspace

if TYPE_CHECKING:
    from conftest import Played, Ran, Run

ROOT = Path(__file__).parents[2]


def assert_refused(ran: Ran, *words: str) -> None:
    """Status 2, nothing on standard output, one sentence with these words on standard error."""
    is_told = all(word in ran.err for word in words)
    is_one_sentence = len(ran.err.strip().splitlines()) == 1 and "Traceback" not in ran.err
    is_a_fault_of_ours = "should not have happened" in ran.err
    assert (2, "", True, True, False) == (
        ran.status,
        ran.out,
        is_told,
        is_one_sentence,
        is_a_fault_of_ours,
    ), ran


# Command with PANEL and DIR to be filled in → words of its refusal.
REFUSALS: dict[str, tuple[list[str], list[str]]] = {
    "no-such-command": (["ranking"], ["No such command"]),
    "option-twice": (
        ["undo", "PANEL", "--change", "1", "--change", "2"],
        ["The option --change is given twice"],
    ),
    "no-such-option": (["rank", "PANEL", "--jsn"], ["--jsn"]),
    "no-panel": (["rank"], ["Missing argument"]),
    "no-file": (["rank", "DIR/nowhere.evalpanel", "--json"], ["nowhere.evalpanel", "does not exist"]),
    "folder": (["rank", "DIR", "--json"], ["cannot be read"]),
    "text-file": (["rank", "DIR/J1.csv", "--json"], ["is not a panel file"]),
    "pack-as-panel": (["rank", "PACK", "--json"], ["is not a panel file but a sealed pack", ".evalwork"]),
    "template": (["templates", "--show", "x"], ["no template “x”", "ibn-2015"]),
    "new-over": (["new", "PANEL", "--template", "ibn-2015"], ["already exists", "nothing was overwritten"]),
    "new-template": (["new", "DIR/n.evalpanel", "--template", "x"], ["no template “x”"]),
    "new-both": (["new", "DIR/n.evalpanel"], ["--template ID or --scheme"]),
    "new-budget": (
        ["new", "DIR/n.evalpanel", "--template", "ibn-2015", "--budget", "much"],
        ["not an amount"],
    ),
    "new-negative": (["new", "DIR/n.evalpanel", "--template", "ibn-2015", "--budget=-5"], ["0 euro or more"]),
    "new-folder": (["new", "DIR/no/n.evalpanel", "--template", "ibn-2015"], ["“no” is not there"]),
    "new-scheme": (["new", "DIR/n.evalpanel", "--scheme", "DIR/J1.csv"], ["J1.csv", "not valid TOML"]),
    "new-no-scheme": (["new", "DIR/n.evalpanel", "--scheme", "DIR/x.toml"], ["x.toml"]),
    "import-none": (["import", "PANEL", "DIR/x.xlsx", "--json"], ["x.xlsx"]),
    "import-kind": (["import", "PANEL", "PACK", "--json"], ["evalpack"]),
    "jury-none": (["jury", "PANEL", "DIR/x.csv", "--json"], ["x.csv"]),
    "conflict-juror": (
        ["conflict", "PANEL", "--juror", "X", "--application", "A-1", "--kind", "other"],
        ["no juror “X”"],
    ),
    "conflict-number": (
        ["conflict", "PANEL", "--juror", "J1", "--application", "X", "--kind", "other"],
        ["no application “X”"],
    ),
    "conflict-kind": (
        ["conflict", "PANEL", "--juror", "J1", "--application", "A-1", "--kind", "x"],
        ["employer"],
    ),
    "assign-how": (["assign", "PANEL"], ["--per-application N or --from"]),
    "assign-too-many": (
        ["assign", "PANEL", "--per-application", "3", "--json"],
        ["needs 3 jurors", "only 2"],
    ),
    "assign-at-most": (["assign", "PANEL", "--per-application", "2", "--at-most", "1", "--json"], ["1"]),
    "assign-two-ways": (
        ["assign", "PANEL", "--per-application", "2", "--seat", "J1:A-1"],
        ["one of the three"],
    ),
    "assign-seat-colon": (["assign", "PANEL", "--seat", "J1 A-1", "--json"], ["“J1 A-1” names no seat"]),
    "assign-seat-nobody": (["assign", "PANEL", "--seat", "J9:A-1", "--json"], ["no juror “J9”"]),
    "phase-back": (["phase", "PANEL", "draft"], ["needs a reason"]),
    "phase-unknown": (["phase", "PANEL", "later"], ["draft"]),
    "handout-juror": (["handout", "PANEL", "DIR/p", "--juror", "X", "--json"], ["no juror “X”"]),
    "handout-chair": (["handout", "PANEL", "DIR/p", "--juror", "C1", "--json"], ["no juror “C1”"]),
    "handout-file": (["handout", "PANEL", "DIR/J1.csv", "--json"], ["J1.csv", "is a file and not a folder"]),
    "handout-as": (
        ["handout", "PANEL", "DIR/p", "--as", "J1", "--json"],
        ["In the role of juror you cannot hand out"],
    ),
    "as-nobody": (
        ["handout", "PANEL", "DIR/p", "--as", "X", "--json"],
        ["nobody with id “X”", "C1, J1, J2, S-01"],
    ),
    "consensus-early": (
        [
            "consensus",
            "PANEL",
            "--application",
            "A-1",
            "--criterion",
            "helix",
            "--value",
            "3",
            "--reason",
            "x",
        ],
        ["Deliberation"],
    ),
    "consensus-scale": (
        [
            "consensus",
            "PANEL",
            "--application",
            "A-1",
            "--criterion",
            "helix",
            "--value",
            "9",
            "--reason",
            "x",
        ],
        ["9 is not on the scale"],
    ),
    "consensus-criterion": (
        ["consensus", "PANEL", "--application", "A-1", "--criterion", "x", "--value", "3", "--reason", "x"],
        ["no criterion “x”", "helix, sme"],
    ),
    "lot-early": (["lot", "PANEL", "--seed", "1"], ["Deliberation"]),
    "rank-future": (["rank", "PANEL", "--as-of", "999", "--json"], ["no change 999"]),
    "report-kind": (["report", "PANEL", "x", "-o", "DIR/r.pdf"], ["ranking"]),
    "report-number": (
        ["report", "PANEL", "evaluations", "-o", "DIR/r.pdf", "--application", "X"],
        ["no application “X”"],
    ),
    "report-over": (
        ["report", "PANEL", "ranking", "-o", "PANEL"],
        ["already exists", "nothing was overwritten"],
    ),
    "report-folder": (["report", "PANEL", "ranking", "-o", "DIR/no/r.pdf"], ["“no” is not there"]),
    "undo-future": (["undo", "PANEL", "--change", "999"], ["no change 999"]),
    "undo-creation": (["undo", "PANEL", "--change", "1"], ["cannot be undone"]),
    "verify-no-pdf": (["verify", "PANEL", "DIR/J1.csv", "--json"], ["not a PDF"]),
    "verify-none": (["verify", "PANEL", "DIR/x.pdf", "--json"], ["x.pdf"]),
    "export-file": (["export", "PANEL", "DIR/J1.csv"], ["J1.csv", "is a file and not a folder"]),
    "attach-none": (["attach", "PANEL", "--application", "A-1", "DIR/x.pdf"], ["x.pdf", "cannot be read"]),
    "attach-number": (["attach", "PANEL", "--application", "X", "DIR/J1.csv"], ["no application “X”"]),
    "demo-file": (["demo", "DIR/J1.csv", "--json"], ["J1.csv", "is a file and not a folder"]),
    "score-pack": (
        ["score", "DIR/J1.csv", "--code", "CODE", "--scores", "DIR/J1.csv", "-o", "DIR/r.evalreturn"],
        ["not one that Evalapp sealed"],
    ),
    "score-over": (
        ["score", "PACK", "--code", "CODE", "--scores", "DIR/J1.csv", "-o", "PACK"],
        ["already exists"],
    ),
    "score-table": (
        ["score", "PACK", "--code", "CODE", "--scores", "DIR/x.csv", "-o", "DIR/r.evalreturn"],
        ["x.csv"],
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_is_one_sentence_and_changes_nothing(case: str, run: Run, played: Played) -> None:
    arguments, words = REFUSALS[case]
    pack, before = played.packs["J1"].read_bytes(), played.panel.read_bytes()
    names = {"PANEL": str(played.panel), "PACK": str(played.packs["J1"]), "CODE": played.codes["J1"]}
    filled = [names.get(each, each.replace("DIR", str(played.folder))) for each in arguments]
    assert_refused(run(*filled), *words)
    assert (before, pack) == (played.panel.read_bytes(), played.packs["J1"].read_bytes())


@pytest.fixture
def newer(played: Played) -> Path:
    conn = sqlite3.connect(played.panel)
    conn.execute("PRAGMA user_version = 99")
    conn.close()
    return played.panel


def test_a_newer_format_is_refused(run: Run, newer: Path) -> None:
    assert_refused(run("rank", newer, "--json"), "newer Evalapp", "99")


@pytest.mark.parametrize(
    "command", [["rank"], ["undo"], ["merge", "x.csv"], ["phase", "deliberation"], ["verify"]]
)
def test_a_file_that_is_open_elsewhere_is_refused(command: list[str], run: Run, played: Played) -> None:
    name, *rest = command
    with Workspace.open(played.panel):
        assert_refused(run(name, played.panel, *rest), "is open at", "close it there first")


@pytest.fixture
def locked(played: Played) -> Iterator[Played]:
    if os.geteuid() == 0:
        pytest.skip("the administrator may write everywhere")
    played.panel.chmod(0o400)
    played.folder.chmod(0o500)
    yield played
    played.folder.chmod(0o700)


def test_a_read_only_file_is_not_changed(run: Run, locked: Played) -> None:
    assert_refused(run("phase", locked.panel, "deliberation"), "read-only")


def test_a_read_only_file_can_be_ranked(run: Run, locked: Played) -> None:
    assert run("rank", locked.panel, "--json").json["state"] == "blocked"


def test_a_blocked_ranking_ends_with_1_and_names_who_owes_what(run: Run, played: Played) -> None:
    ran = run("rank", played.panel, "--json")
    assert (1, "blocked", True) == (
        ran.status,
        ran.json["state"],
        "2 scores by An Peeters for A-1 are missing." in ran.json["blockers"],
    )


def test_a_blocked_ranking_gives_no_place(run: Run, played: Played) -> None:
    assert [None] * 3 == [each["place"] for each in run("rank", played.panel, "--json").json["places"]]


def test_an_impossible_assignment_names_what_is_short(run: Run, played: Played) -> None:
    run("conflict", played.panel, "--juror", "J1", "--application", "A-2", "--kind", "family")
    assert_refused(run("assign", played.panel, "--per-application", "2"), "A-2")


def test_a_folder_for_back_ups_that_cannot_be_made_is_told(run: Run, played: Played) -> None:
    (played.folder / "call-backups").write_text("in the way")
    assert_refused(run("merge", played.panel, played.returns["J1"]), "call-backups", "cannot be written")


def test_a_hand_out_that_may_not_be_leaves_no_packs(run: Run, played: Played) -> None:
    run("phase", played.panel, "deliberation")
    assert_refused(run("handout", played.panel, played.folder / "late"), "Deliberation")
    assert not (played.folder / "late").exists()


def test_a_hand_out_that_fails_leaves_a_draft_a_draft(run: Run, tmp_path: Path) -> None:
    from evalapp.domain.permissions import Phase
    from tests.samples import small_panel

    panel = tmp_path / "draft.evalpanel"
    small_panel(panel, phase=Phase.DRAFT).close()
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "codes.csv").write_bytes(b'juror,name,code\n"J1,never closed\n')
    before = panel.read_bytes()
    assert_refused(run("handout", panel, tmp_path / "packs"), "codes.csv")
    assert before == panel.read_bytes()


def test_a_fault_of_ours_is_told_as_one(run: Run, played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(Workspace, "open", fail)
    ran = run("rank", played.panel)
    assert (2, "", True) == (
        ran.status,
        ran.out,
        "should not have happened: ZeroDivisionError (by zero)" in ran.err,
    )


def test_asking_for_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['main.py', '--help']; import main; status = main.main(); "
        "heavy = {'numpy', 'pandas', 'scipy', 'PySide6', 'sqlite_utils', 'reportlab'} & set(sys.modules); "
        "print(status, sorted(heavy))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ("0 []", "") == (answer.stdout.splitlines()[-1], answer.stderr)


def test_a_scheme_with_faults_is_refused_with_a_line_for_each(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('format = 1\nid = "own"\ntitel = "Own"\nprocedure = "rank"\n')

    ran = run("new", tmp_path / "n.evalpanel", "--scheme", tmp_path / "own.toml")

    head, *lines = ran.err.splitlines()
    assert (2, "", "The scheme cannot be used: own.toml has 4 faults.") == (ran.status, ran.out, head)
    assert [
        "Line 1, key “scales”: is missing; add it here.",
        "Line 1, key “groups”: is missing; add it here.",
        "Line 3, key “titel”: is unknown; did you mean “title”?",
        "Line 4, key “procedure”: “rank” is not possible; use one of: ranked, individual.",
    ] == lines
    assert not (tmp_path / "n.evalpanel").exists()
