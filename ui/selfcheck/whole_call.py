"""A small call as commands: what a panel does, in the order in which it does it, with every command there is."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from evalapp.domain.file_kinds import HANDOVER, PACK, PANEL, RETURN, TEXT_TABLE
from evalapp.domain.times import BRUSSELS
from evalapp.sheets.csv_files import write_csv
from resources import resource

_SCHEME = "horizon-ia"  # it has a flag, and asks the panel for an order where all else is equal
_CRITERIA = ("excellence", "impact", "implementation")
_JURORS = ("J-01", "J-02", "J-03")
_CHAIR, _SECRETARY = "V-01", "S-01"
_TIED = ("A-01", "A-02")
_POINTS = {"A-01": "4", "A-02": "4", "A-03": "3.5", "A-04": "4.5"}
_SCORE_HEAD = ("application", "criterion", "value", "comment")


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    arguments: tuple[object, ...]
    may_refuse: bool = False


def _do(*arguments: object) -> Step:
    return Step(arguments=arguments)


def _ask(*arguments: object) -> Step:
    """What rightly ends with 1: something is left to be done."""
    return Step(arguments=arguments, may_refuse=True)


def steps(folder: Path) -> Iterator[Step]:
    """Each is done before the next one is asked for: later ones are about what earlier ones made."""
    panel = folder / "call.evalpanel"
    yield from _prepared(folder, panel)
    yield from _scored(folder, panel)
    yield from _met(panel)
    yield from _decided(panel)
    yield from _kept(folder, panel)


def _prepared(folder: Path, panel: Path) -> Iterator[Step]:
    table, note = _applications(folder), folder / "note.csv"
    write_csv(note, ("what",), [("note",)])
    yield _do("templates")
    yield _do("examples", folder / "examples")
    yield _do("new", panel, "--template", _SCHEME, "--title", "Selfcheck", "--budget", "1000000")
    yield _do("edit", panel, "call", "deadline=2015-12-18T16:00")
    yield _do("import", panel, table)
    yield _ask("refused", panel)
    yield _do("jury", panel, resource("demo", "jury.csv"))
    yield _do("attach", panel, "--application", "A-01", note)
    yield _do("checklist", panel)
    yield _do(
        "admissible",
        panel,
        "--rest",
        "--until",
        "2015-12-04T16:00",
        "--questions",
        "answer",
        "--as",
        _SECRETARY,
    )
    yield _do("conflict", panel, "--juror", "J-12", "--application", "A-01", "--kind", "employer")
    seats = [part for juror in _JURORS for number in _POINTS for part in ("--seat", f"{juror}:{number}")]
    yield _do("assign", panel, *seats)
    yield _do("scheme", panel)


def _scored(folder: Path, panel: Path) -> Iterator[Step]:
    packs, returns = folder / "packs", folder / "returns"
    yield _do("handout", panel, packs, *(part for juror in _JURORS for part in ("--juror", juror)))
    with (packs / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {row["juror"]: row["code"] for row in csv.DictReader(file)}
    returns.mkdir()
    for juror in _JURORS:
        pack = next(packs.glob(f"{juror}*{PACK.suffix}"))
        table = _scores(folder / f"{juror}{TEXT_TABLE.suffix}")
        target = returns / f"{juror}{RETURN.suffix}"
        yield _do("score", pack, "--code", codes[juror], "--scores", table, "-o", target, "--submit")
    yield _ask("status", panel)
    yield _do("merge", panel, returns)
    yield _do("restore", panel, next((folder / "call-backups").glob(f"*{PANEL.suffix}")))
    yield _do("merge", panel, returns)
    yield _do("reconcile", panel, shutil.copy(panel, panel.with_stem("copy")))
    yield _ask("settle", panel)
    yield _do("register", panel)
    yield _do("copies", panel)
    yield _do("key", panel)


def _met(panel: Path) -> Iterator[Step]:
    yield _do("phase", panel, "deliberation", "--as", _SECRETARY)
    room = [part for juror in (*_JURORS, _CHAIR) for part in ("--present", juror)]
    yield _do("meeting", panel, "open", *room, "--as", _SECRETARY)
    for number in _POINTS:
        yield _do("meeting", panel, "discuss", number, "--as", _SECRETARY)
        yield _do("meeting", panel, "done", number, "--as", _SECRETARY)
    said = ("--application", "A-04", "--reason", "Selfcheck")
    yield _do("consensus", panel, *said, "--criterion", "impact", "--value", "4", "--as", _CHAIR)
    yield _do("flag", panel, *said, "--flag", "uncovered", "--as", _CHAIR)
    yield _do("undo", panel, "--as", _CHAIR)
    yield _do("grant", panel, *said, "--amount", "100000", "--as", _CHAIR)
    yield _do("order", panel, *_TIED, "--reason", "Selfcheck", "--as", _CHAIR)
    yield _do("lot", panel, "--seed", "2015", "--as", _CHAIR)
    yield _do(
        "advise",
        panel,
        "--application",
        "A-03",
        "--outcome",
        "reject",
        "--reason",
        "Selfcheck",
        "--as",
        _CHAIR,
    )
    yield _do("meeting", panel, "close", "--as", _SECRETARY)
    yield _ask("rank", panel)
    yield _ask("analyse", panel)


def _decided(panel: Path) -> Iterator[Step]:
    today = f"{datetime.now(BRUSSELS):%d/%m/%Y}"
    signed = ("--signed-by", _CHAIR, "--signed-by", _SECRETARY)
    yield _do("phase", panel, "closed", *signed, "--as", _CHAIR)
    yield _do("decide", panel, "--body", "Selfcheck", "--on", today, "--reference", "1", "--as", _SECRETARY)
    told = ("--application", "A-04", "--on", today, "--by", "registered")
    yield _do("notify", panel, *told, "--as", _SECRETARY)
    yield _ask("reserve", panel)


def _kept(folder: Path, panel: Path) -> Iterator[Step]:
    yield _do("history", panel)
    yield _do("verify", panel)
    yield _do("report", panel, "minutes", "-o", folder / "minutes.pdf")
    yield _do("export", panel, folder / "export")
    yield _do("new", folder / "again.evalpanel", "--from", folder / "export")
    yield _do("handover", panel, "--to", "Selfcheck", "-o", folder / f"over{HANDOVER.suffix}")
    yield _do("publish", "--help")  # more of it needs a server
    yield _do("demo", folder / "demo")


def _applications(folder: Path) -> Path:
    """Some of the demo, as a file of their own."""
    listed = json.loads(resource("demo", "applications.json").read_text(encoding="utf-8"))
    table = folder / "applications.json"
    chosen = [each for each in listed if each["number"] in _POINTS]
    table.write_text(json.dumps(chosen, ensure_ascii=False), encoding="utf-8")
    return table


def _scores(table: Path) -> Path:
    rows = [
        (number, criterion, value, "Selfcheck")
        for number, value in _POINTS.items()
        for criterion in _CRITERIA
    ]
    write_csv(table, _SCORE_HEAD, rows)
    return table
