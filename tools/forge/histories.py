"""Who appends whole changes: the guards write their rows and every hash fits, but no program would have made them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evalapp.operations.records.verification import prove_file
from evalapp.store.history.journal import hash_of_change
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

_LAST = "SELECT id, hash FROM change ORDER BY id DESC LIMIT 1"
_META = (
    "SELECT id, at, actor, role, action, summary, undoes, first_seq, previous_hash FROM change WHERE id = ?"
)
SCORES = "UPDATE score SET value = 0, comment = 'Weak.' WHERE juror = 'J-01' AND application = 'A-01'"
_SEAT = (
    "DELETE FROM score WHERE juror = 'J-01' AND application = 'A-02'",
    "DELETE FROM assignment WHERE juror = 'J-01' AND application = 'A-02'",
)
GRANT = "INSERT INTO granted SELECT number, 1, 'so', 'V-01', '' FROM application WHERE number = 'A-15'"


def saying(**step: object) -> str:
    """The words of a change, as the program keeps them: its last row."""
    told = json.dumps({"steps": [step], "reason": "", "decided_by": "", "decided_on": ""})
    return f"INSERT INTO act SELECT max(id), '{told}' FROM change"


@dataclass(frozen=True, kw_only=True)
class Forged:
    """A change made by hand; its time, where none is given, is that of the change before it."""

    action: str
    statements: tuple[str, ...]
    actor: str = "Mia Willems"
    role: str = "secretary"
    at: str = ""
    undoes: int | None = None


DELIBERATION = Forged(
    action="move-phase",
    statements=("UPDATE call SET phase = 'deliberation'",),
    actor="Luc Maes",
    role="chair",
)
_CLOSED = Forged(
    action="move-phase", statements=("UPDATE call SET phase = 'closed'",), actor="Luc Maes", role="chair"
)


def append(panel: Path, forged: Forged) -> int:
    """With the guards in their places, which write the rows of the journal; returns the number of the change."""
    with closing(sqlite3.connect(panel)) as conn:
        (last, previous) = conn.execute(_LAST).fetchone()
        (first,) = conn.execute("SELECT max(seq) + 1 FROM change_row").fetchone()
        at = forged.at or conn.execute("SELECT at FROM change WHERE id = ?", (last,)).fetchone()[0]
        conn.execute(
            "INSERT INTO change (id, at, actor, role, action, summary, undoes, first_seq, previous_hash, hash) "
            "VALUES (?, ?, ?, ?, ?, 'Done', ?, ?, ?, '')",
            (last + 1, at, forged.actor, forged.role, forged.action, forged.undoes, first, previous),
        )
        before = conn.total_changes
        for statement in forged.statements:
            conn.execute(statement)
        if conn.total_changes == before:
            raise AssertionError(f"nothing was forged by {forged.statements}")
        rows = conn.execute('SELECT "table", key, before, after FROM change_row WHERE seq >= ?', (first,))
        own = hash_of_change(conn.execute(_META, (last + 1,)).fetchone(), iter(rows.fetchall()))
        conn.execute("UPDATE change SET hash = ? WHERE id = ?", (own, last + 1))
        conn.commit()
        return int(last) + 1


_MANY = {"jurors": 12, "applications": 15}


def _merging(*statements: str) -> tuple[Forged, ...]:
    return (Forged(action="merge", statements=statements),)


# What no program would have made → what was appended.
CHANGES: dict[str, tuple[Forged, ...]] = {
    "words that tell of another envelope": (
        Forged(
            action="edit-call",
            statements=(
                "UPDATE call SET budget = 1",
                saying(what="budget", before={"cents": 1}, after={"cents": 2}),
            ),
        ),
    ),
    "words that tell of a title, over an envelope": (
        Forged(
            action="edit-call",
            statements=("UPDATE call SET budget = 1", saying(what="title", before="Call", after="The call")),
        ),
    ),
    "words that tell of a phase, over a seat taken away": (
        Forged(
            action="assign",
            statements=(
                *_SEAT,
                saying(
                    what="phase",
                    before={"state": ["phase", "scoring"]},
                    after={"state": ["phase", "deliberation"]},
                ),
            ),
        ),
    ),
    "words of an assignment that say from what to what": (
        Forged(action="assign", statements=(*_SEAT, saying(what="assign", named=_MANY, before="1", after="2"))),
    ),
    "a merge of nothing that rewrites signed scores": (Forged(action="merge", statements=(SCORES,)),),
    "a merge of nothing that takes scores away": _merging(
        "DELETE FROM score WHERE juror = 'J-01' AND application = 'A-02'",
    ),
    "a signed return, later said to go on from another": _merging(
        "UPDATE received SET earlier = '[\"" + "a" * 64 + "\"]' WHERE juror = 'J-01'",
    ),
    "a signed return, later said to be handed in late": _merging(
        "UPDATE received SET submitted_at = '2030-01-01T00:00:00.000+00:00' WHERE juror = 'J-01'",
    ),
    "another base for a signed return, so that a correction would be dropped": _merging(
        "UPDATE received SET base = (SELECT base FROM received WHERE juror = 'J-02') WHERE juror = 'J-01'",
    ),
    "a table for the length of a merge": _merging(
        "UPDATE received SET kind = 'vouched' WHERE juror = 'J-01'",
        SCORES,
        "UPDATE received SET kind = 'signed' WHERE juror = 'J-01'",
    ),
    "a conflict of interest that no return declares": _merging(
        "INSERT INTO conflict VALUES ('J-01', 'A-02', 'personal', '', 'J-01', '2026-11-27T14:37:44.000+00:00')",
        "DELETE FROM score WHERE juror = 'J-01' AND application = 'A-02'",
        "DELETE FROM assignment WHERE juror = 'J-01' AND application = 'A-02'",
    ),
    "an act of another name": (Forged(action="tidy", statements=(SCORES,)),),
    "an act of another name for a juror's key": (
        Forged(
            action="tidy",
            statements=(
                "UPDATE juror_key SET verify_key = (SELECT verify_key FROM juror_key WHERE juror = 'J-02') "
                "WHERE juror = 'J-01'",
            ),
        ),
    ),
    "a score given after scoring": (DELIBERATION, Forged(action="score", statements=(SCORES,))),
    "a grant after closing": (
        DELIBERATION,
        _CLOSED,
        Forged(action="set-grant", statements=(GRANT,), actor="Luc Maes", role="chair"),
    ),
    "the budget altered after closing": (
        DELIBERATION,
        _CLOSED,
        Forged(action="edit-call", statements=("UPDATE call SET budget = 1",)),
    ),
    "the budget altered by a juror": (
        Forged(
            action="edit-call",
            statements=("UPDATE call SET budget = 1",),
            actor="An Peeters",
            role="juror",
        ),
    ),
    "a role that there is not": (
        Forged(action="edit-call", statements=("UPDATE call SET budget = 1",), role="owner"),
    ),
    "a choice settled that was not open": (Forged(action="settle", statements=(SCORES,)),),
    "a consensus that no scale has": (
        DELIBERATION,
        Forged(
            action="set-consensus",
            statements=(
                "INSERT INTO consensus SELECT application, criterion, 999, 'agreed', 'V-01', at, '' FROM score LIMIT 1",
            ),
            actor="Luc Maes",
            role="chair",
        ),
    ),
    "a conflict of interest that grants support": (
        Forged(action="declare-conflict", statements=(GRANT,), actor="An Peeters", role="juror"),
    ),
    "a merge of nothing that closes the call": (
        Forged(action="merge", statements=("UPDATE call SET phase = 'closed', budget = 1",)),
    ),
    "a phase moved on together with the budget": (
        Forged(action="move-phase", statements=("UPDATE call SET phase = 'deliberation', budget = 1",)),
    ),
    "a pack opened in a panel": (
        Forged(action="open-pack", statements=(SCORES,), actor="An Peeters", role="juror"),
    ),
    "a redo of what was never undone": (
        DELIBERATION,
        Forged(action="redo", statements=("UPDATE call SET phase = 'scoring'",), undoes=1),
    ),
    "the panel's own key put in with an edit of the call": (
        Forged(
            action="edit-call",
            statements=("UPDATE setting SET value = 'mine' WHERE key = 'panel_identity'",),
        ),
    ),
    "a signed return taken out with a choice": (
        Forged(action="settle", statements=("DELETE FROM received WHERE juror = 'J-01'",)),
    ),
    "a juror who scores for another": (
        Forged(action="score", statements=(SCORES,), actor="Jan Claes", role="juror"),
    ),
    "what is told of another change written anew": (
        Forged(action="assign", statements=("UPDATE act SET told = told || ' ' WHERE change = 1",)),
    ),
    "a declaration made up in the panel": (
        Forged(
            action="score",
            statements=("INSERT INTO cleared VALUES ('J-01', 'A-15', '2010-01-01T00:00:00.000+00:00', '')",),
            actor="An Peeters",
            role="juror",
        ),
    ),
    "a time that is none": (Forged(action="score", statements=(SCORES,), at="yesterday"),),
}  # fmt: skip
# What may have come about through the program, and must be said all the same.
SAID: dict[str, tuple[Forged, ...]] = {
    "signed scores written over": (
        Forged(action="score", statements=(SCORES,), actor="An Peeters", role="juror"),
    ),
    "a seat taken away, with its signed scores": (Forged(action="assign", statements=_SEAT),),
}

SAID |= {
    "other times of signed scores": (
        Forged(
            action="score",
            statements=("UPDATE score SET at = '2010-01-01T00:00:00.000+00:00' WHERE juror = 'J-01'",),
        ),
    ),
    "a conflict of interest in a juror's own word": (
        Forged(
            action="declare-conflict",
            statements=(
                "INSERT INTO conflict SELECT 'J-01', number, 'family', '', 'J-01', '2026-11-27T14:37:44.000+00:00' "
                "FROM application WHERE number NOT IN (SELECT application FROM conflict WHERE juror = 'J-01') LIMIT 1",
            ),
        ),
    ),
    "scores by nobody of the jury": (
        Forged(action="score", statements=(SCORES,), actor="Nobody", role="juror"),
    ),
    "a juror who acts as the chair": (
        Forged(action="assign", statements=_SEAT, actor="An Peeters", role="chair"),
    ),
    "a grant above the ceilings": (
        DELIBERATION,
        Forged(
            action="set-grant",
            statements=(
                "INSERT INTO granted SELECT number, 99999999999, 'so', 'V-01', '' FROM application "
                "WHERE number = 'A-15'",
            ),
            actor="Luc Maes",
            role="chair",
        ),
    ),
    "a time to come": (Forged(action="score", statements=(SCORES,), at="2099-01-01T00:00:00.000+00:00"),),
}


def trials(stage: Stage) -> Iterator[Trial]:
    for name, forged in CHANGES.items():
        yield Trial(kind="history", name=name, attempt=partial(found, stage, forged))
    for name, forged in SAID.items():
        yield Trial(kind="history", name=name, attempt=partial(_said, stage, forged))


def found(stage: Stage, forged: tuple[Forged, ...], folder: Path) -> str:
    panel = stage.copy(stage.scoring, folder)
    number = [append(panel, each) for each in forged][-1]
    proof = prove_file(panel)
    if proof.is_sound:
        raise GaveWay("verify calls it sound")
    if not any(str(number) in each.text for each in proof.findings):
        raise GaveWay("verify does not name the change")
    return f"verify ({proof.findings[0].where})"


def _said(stage: Stage, forged: tuple[Forged, ...], folder: Path) -> str:
    panel = stage.copy(stage.scoring, folder)
    number = [append(panel, each) for each in forged][-1]
    if not any(str(number) in each for each in prove_file(panel).notes):
        raise GaveWay("verify says nothing of it")
    return "verify (a note)"
