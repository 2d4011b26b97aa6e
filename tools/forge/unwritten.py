"""Who appends changes that a program might have made, and leaves in words, times or tables what none leaves there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from evalapp.domain.journal import Where
from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from tools.forge.histories import DELIBERATION, GRANT, SCORES, Forged, append, found, saying
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial


def nested(deep: int) -> object:
    found: object = "x"
    for _level in range(deep):
        found = [found]
    return found


# What no program would have made → what was appended.
CHANGES: dict[str, tuple[Forged, ...]] = {
    "a number of the words that nobody can count with": (
        DELIBERATION,
        Forged(
            action="set-grant",
            statements=(
                GRANT,
                saying(
                    what="grant",
                    named={"application": "A-15"},
                    before={"points": "1e400000000"},
                    after={"cents": 1},
                ),
            ),
            actor="Luc Maes",
            role="chair",
        ),
    ),
    "words nested deeper than anything is said": (
        Forged(
            action="score",
            statements=(SCORES, saying(what="score-table", named={"n": 6}, before=nested(400), after="1")),
        ),
    ),
    "a scheme put in with an edit of the call": (
        Forged(
            action="edit-call",
            statements=(
                "INSERT INTO scheme (version, toml, at) "
                "SELECT 9, replace(toml, 'weight = 20', 'weight = 60'), at FROM scheme",
            ),
        ),
    ),
    "another scheme with other terms": (
        Forged(action="change-terms", statements=("UPDATE call SET scheme_version = 9",)),
    ),
    "a time of another zone": (
        Forged(action="score", statements=(SCORES,), at="2026-11-27T22:33:00.000+14:00"),
    ),
    "a time without a zone": (Forged(action="score", statements=(SCORES,), at="2026-11-27T22:31:59.000"),),
    "a day of a week": (Forged(action="score", statements=(SCORES,), at="2026-W48-5"),),
}
_OFF_SCALE = "UPDATE score SET value = 77 WHERE application = 'A-05'"
_CONFLICTED = "SELECT juror, application FROM conflict LIMIT 1"
# What stands in the tables as no program leaves them, each change being one that it might have made.
STANDING: dict[str, tuple[Forged, ...]] = {
    "scores that no scale has": (Forged(action="score", statements=(_OFF_SCALE,)),),
    "scores that no scale has, for as long as a paper is printed": (
        Forged(action="score", statements=(_OFF_SCALE,)),
        Forged(action="score", statements=("UPDATE score SET value = 1 WHERE application = 'A-05'",)),
    ),
    "a seat despite a conflict of interest": (
        Forged(action="assign", statements=(f"INSERT INTO assignment {_CONFLICTED}",)),
    ),
    "a seat despite a conflict of interest, for as long as a paper is printed": (
        Forged(action="assign", statements=(f"INSERT INTO assignment {_CONFLICTED}",)),
        Forged(
            action="assign",
            statements=(
                "DELETE FROM assignment WHERE (juror, application) IN (SELECT juror, application FROM conflict)",
            ),
        ),
    ),
    "a score despite a conflict of interest": (
        Forged(
            action="score",
            statements=(
                "INSERT INTO score SELECT juror, application, 'approach', 0, NULL, 'bad', at FROM conflict LIMIT 1",
            ),
        ),
    ),
}


def trials(stage: Stage) -> Iterator[Trial]:
    for name, forged in CHANGES.items():
        yield Trial(kind="unwritten", name=name, attempt=partial(found, stage, forged))
    for name, forged in STANDING.items():
        yield Trial(kind="unwritten", name=name, attempt=partial(_standing, stage, forged))


def _standing(stage: Stage, forged: tuple[Forged, ...], folder: Path) -> str:
    panel = stage.copy(stage.scoring, folder)
    for each in forged:
        append(panel, each)
    proof = prove_file(panel)
    if not any(each.where is Where.TABLES for each in proof.findings):
        raise GaveWay("verify calls it sound")
    with Workspace.open(panel, read_only=True) as workspace:
        workspace.verdict.reach()
        if not workspace.verdict.refusal:
            raise GaveWay("it is printed all the same")
    return "verify (tables)"
