"""Texts that have broken other systems, through every file they pass, read back to the letter."""

from __future__ import annotations

import csv
import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.operations.workspace import Workspace

if TYPE_CHECKING:
    from conftest import Played, Run

HOSTILE = {
    "apostrophe": "d'Hondt'; DROP TABLE score; --",
    "quote": 'zeg "ja" of """nee"""',
    "image": '<img src="/etc/passwd">',
    "markup": "minder <b dan gedacht & </para>",
    "formula": "=cmd|' /C calc'!A0",
    "signs": "@SUM(1+1)*cmd",
    "minus": "-1+2",
    "apostrophe-first": "'=1+1",
    "emoji": "goed 😀👩‍🔬",
    "right-to-left": "שלום عربى end",
    "separators": "a;b,c\td",
    "braces": "{0} {name} %s %(x)s",
    "path": "../../etc/passwd",
    "long": "woord " * 1_666 + "einde",
}


def write_json(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def told(run: Run, played: Played) -> Played:
    """Every text is the title of an application, and a juror's comment on it, sent in and merged."""
    titles = [
        {"number": f"H-{n}", "title": text[:900], "organisation": text[:900], "summary": text}
        for n, text in enumerate(HOSTILE.values())
    ]
    applications = write_json(played.folder / "h.json", titles)
    assert run("import", played.panel, applications).status == 0
    pairs = played.folder / "pairs.csv"
    numbers = [f"A-{n}" for n in (1, 2, 3)] + [row["number"] for row in titles]
    pairs.write_text("juror,application\n" + "".join(f"{j},{n}\n" for j in ("J1", "J2") for n in numbers))
    assert run("assign", played.panel, "--from", pairs).status == 0
    assert run("handout", played.panel, played.folder / "new", "--juror", "J1").status == 0
    rows = [(f"H-{n}", c, "3", text) for n, text in enumerate(HOSTILE.values()) for c in ("helix", "sme")]
    scores = played.folder / "h.csv"
    with scores.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("application", "criterion", "value", "comment"), *rows])
    pack = next((played.folder / "new").glob("*.evalpack"))
    target = played.folder / "h.evalreturn"
    ran = run("score", pack, "--code", played.codes["J1"], "--scores", scores, "-o", target)
    assert (0, "") == (ran.status, ran.err)
    assert run("merge", played.panel, target).status == 0
    return played


@pytest.mark.long
def test_titles_and_comments_come_back_to_the_letter(told: Played) -> None:
    with Workspace.open(told.panel, read_only=True) as workspace:
        titles = [each.title for each in workspace.view.applications() if each.number.startswith("H-")]
        comments = {each.comment for each in workspace.view.scores(juror="J1") if each.criterion == "helix"}
    # A title is one line: a tab in it becomes a space.
    lines = {" ".join(text[:900].split()) for text in HOSTILE.values()}
    # A leading apostrophe before a formula is the mark of a spreadsheet, and is taken away in a CSV.
    expected = {text.removeprefix("'") if text.startswith("'=") else text for text in HOSTILE.values()}
    assert (lines, expected) == (set(titles), comments)


@pytest.mark.long
def test_the_export_comes_back_to_the_letter(run: Run, told: Played) -> None:
    out = told.folder / "out"
    assert run("export", told.panel, out).status == 0
    applications = json.loads((out / "applications.json").read_text(encoding="utf-8"))
    summaries = {each["summary"] for each in applications if each["number"].startswith("H-")}
    assert set(HOSTILE.values()) == summaries


@pytest.mark.long
def test_no_cell_of_the_export_is_a_formula(run: Run, told: Played) -> None:
    run("export", told.panel, told.folder / "out")
    comments = [row["comment"] for row in cells(told.folder / "out" / "scores.csv")]
    assert [] == [text for text in comments if text[:1] in ("=", "+", "-", "@", "\t")]


@pytest.mark.long
def test_the_exported_scores_merge_back_as_they_were(run: Run, told: Played) -> None:
    run("export", told.panel, told.folder / "out")
    ran = run("merge", told.panel, told.folder / "out" / "scores.csv", "--dry-run", "--json")
    counts = [(each["updated"], each["conflicts"], each["refused"]) for each in ran.json["files"]]
    assert (0, [(0, 0, 0)]) == (ran.status, counts), ran.json


@pytest.mark.long
@pytest.mark.parametrize("kind", ["ranking", "evaluations"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_report_prints_them_as_text(kind: str, language: str, run: Run, told: Played) -> None:
    from pypdf import PdfReader

    target = told.folder / f"{kind}.pdf"
    ran = run("report", told.panel, kind, "-o", target, "--language", language)
    assert (0, "") == (ran.status, ran.err)
    printed = "".join(
        "".join(page.extract_text().split()) for page in PdfReader(BytesIO(target.read_bytes())).pages
    )
    plain = ["apostrophe", "image", "markup", "formula", "braces"]
    assert [] == [name for name in plain if "".join(HOSTILE[name].split()) not in printed]


@pytest.mark.long
def test_nothing_of_this_machine_gets_into_a_report(run: Run, told: Played) -> None:
    target = told.folder / "r.pdf"
    run("report", told.panel, "evaluations", "-o", target)
    assert b"root:" not in target.read_bytes()


@pytest.mark.long
def test_the_file_still_proves_itself(run: Run, told: Played) -> None:
    assert 0 == run("verify", told.panel).status


@pytest.mark.long
@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "\u202edcba"])
def test_characters_that_no_file_may_hold_are_told_or_cleaned(text: str, run: Run, played: Played) -> None:
    rows = [{"number": "H-1", "title": f"T {text}", "organisation": "O"}]
    ran = run("import", played.panel, write_json(played.folder / "h.json", rows), "--json")
    assert (True, False) == (ran.status in (0, 1, 2), "should not have happened" in ran.err), ran.err
    assert 0 == run("verify", played.panel).status


@pytest.mark.long
@pytest.mark.parametrize("option", ["--title", "--reference"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_call_may_bear_any_name(name: str, option: str, run: Run, tmp_path: Path) -> None:
    """On one line, in which a tab is a space; more than fits a line is refused."""
    panel = tmp_path / "new.evalpanel"
    text = HOSTILE[name]
    ran = run("new", panel, "--template", "ibn-2015", f"{option}={text}")
    if len(text) > 1_000:
        assert (2, False) == (ran.status, panel.exists())
        return
    assert 0 == ran.status
    with Workspace.open(panel, read_only=True) as workspace:
        call = workspace.view.call()
        assert text.replace("\t", " ") == getattr(call, option[2:])


@pytest.mark.long
@pytest.mark.parametrize("name", HOSTILE)
def test_an_unknown_id_may_be_anything_and_its_error_stays_short(name: str, run: Run, played: Played) -> None:
    ran = run("conflict", played.panel, f"--juror={HOSTILE[name]}", "--application", "A-1", "--kind", "other")
    assert (2, 1, True) == (ran.status, len(ran.err.splitlines()), len(ran.err) < 300)


def test_nothing_in_a_file_steers_the_terminal(run: Run, played: Played) -> None:
    """Marks that turn the order of letters around are kept in a title, and never written raw."""
    applications = write_json(
        played.folder / "t.json", [{"number": "T-1", "title": "abc\u202efdp.exe", "organisation": "\u2066x"}]
    )
    told = [run("import", played.panel, applications)]
    told += [
        run(*command, played.panel)
        for command in (("status",), ("history",), ("rank",), ("admissible", "--rest"))
    ]
    told += [run("history", played.panel, "--json"), run("admissible", played.panel, "--rest", "--json")]
    assert [] == [each for ran in told for each in "\u202e\u2066\x1b\x9b" if each in ran.out + ran.err]
