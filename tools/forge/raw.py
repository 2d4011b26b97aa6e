"""Who has a hex editor, or a disk that forgets: single bytes, below all that SQLite knows of."""

from __future__ import annotations

import hashlib
import mmap
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from unittest.mock import patch
from urllib.parse import quote

from evalapp.demo.play import CHAIR
from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import SetPhase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.verification import prove_file
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.printing import write_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.scores import SetComment
from evalapp.operations.workspace import Workspace
from evalapp.store import compacting
from tools.forge.panels import without_guards
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

# Of what Evalapp always writes alike, or counts, in the first 100 bytes.
HEAD_BYTES = (5, 18, 19, 20, 22, 27, 31, 35, 39, 47, 51, 55, 59, 63, 67, 70, 80, 95, 96)

_TRACE = b"What nobody may read any more."
BESIDE = {
    "a file that was never handed out": (
        "INSERT INTO unplaced VALUES ('../../J-01.evalpack', 'packs', 'J-01.evalpack', '', 'J-01')"
    ),
    "content that nobody names": f"INSERT INTO blob VALUES ('{hashlib.sha256(b'so').hexdigest()}', CAST('so' AS BLOB))",
}


def trials(stage: Stage) -> Iterator[Trial]:
    for at in HEAD_BYTES:
        yield Trial(kind="bytes", name=f"byte {at} of the head", attempt=partial(_flipped, stage, at))
    for name, statement in BESIDE.items():
        yield Trial(kind="beside", name=name, attempt=partial(_laid_beside, stage, statement))
    yield Trial(kind="beside", name="that compacting is due, unsaid", attempt=partial(_unsaid, stage))
    yield Trial(kind="beside", name="a folder on another machine", attempt=partial(_led_elsewhere, stage))
    for name in ("codes.csv", "J-01.evalpack", "call.evalpanel"):
        yield Trial(kind="beside", name=f"a part planted for {name}", attempt=partial(_planted, stage, name))
    if sys.platform != "win32":
        yield Trial(
            kind="bytes", name="written while open, its time set back", attempt=partial(_unseen, stage)
        )
        yield Trial(
            kind="bytes", name="written by way of the memory, while open", attempt=partial(_by_memory, stage)
        )


def _unseen(stage: Stage, folder: Path) -> str:
    """With a hex editor, past every lock, between the verdict and the printing."""
    panel = stage.copy(stage.panel, folder)
    with Workspace.open(panel) as workspace:
        workspace.verdict.require()
        comment = max((each.comment for each in workspace.view.scores()), key=len).encode()[-40:]
        before = panel.stat()
        content = panel.read_bytes()
        panel.write_bytes(content.replace(comment, comment.swapcase()))
        os.utime(panel, ns=(before.st_atime_ns, before.st_mtime_ns))
        if panel.read_bytes() == content or panel.stat().st_size != before.st_size:
            raise AssertionError("nothing was forged, or not well")
        try:
            write_report(workspace, RANKING, folder / "forged.pdf", Options(language="en"))
        except KnownError:
            return "no paper"
    raise GaveWay("a report was printed from it")


def _by_memory(stage: Stage, folder: Path) -> str:
    """Of a page that was written to already the system notes no other time, until it is on the disk."""
    panel = stage.copy(stage.panel, folder)
    with panel.open("r+b") as held, mmap.mmap(held.fileno(), 0) as memory:
        with Workspace.open(stage.panel, read_only=True) as workspace:
            comment = max((each.comment for each in workspace.view.scores()), key=len).encode()[-40:]
        at = memory.find(comment)
        memory[at : at + 1] = memory[at : at + 1]
        with Workspace.open(panel) as workspace:
            workspace.verdict.require()
            memory[at : at + len(comment)] = comment.swapcase()
            try:
                write_report(workspace, RANKING, folder / "forged.pdf", Options(language="en"))
            except KnownError:
                return "no paper"
    raise GaveWay("a report was printed from it")


def _led_elsewhere(stage: Stage, folder: Path) -> str:
    """On Windows to look there is to log on there. Here the same words are a folder of this machine."""
    panel = stage.copy(stage.panel, folder)
    away = folder / "away"
    away.mkdir()
    part = away / ".J-01.evalpack.0123456789ab.part"
    part.write_bytes(b"so")
    row = (part.name, quote(f"/{away}"), "J-01.evalpack", hashlib.sha256(b"so").hexdigest(), "J-01")
    without_guards(panel, lambda conn: conn.execute("INSERT INTO unplaced VALUES (?, ?, ?, ?, ?)", row))
    with Workspace.open(panel) as workspace:
        said = workspace.heard
    if not part.exists():
        raise GaveWay("the file led there")
    if not any("lies outside" in each for each in said):
        raise GaveWay("nothing was said")
    return "left alone, and said"


def _planted(stage: Stage, name: str, folder: Path) -> str:
    """Beside the panel, under the names that the program gives, with the hash that the file says."""
    panel = stage.copy(stage.panel, folder)
    packs = folder / "packs"
    packs.mkdir()
    true = packs / name
    true.write_bytes(b"true")
    part = packs / f".{name}.0123456789ab.part"
    part.write_bytes(b"so")
    row = (part.name, "packs", name, hashlib.sha256(b"so").hexdigest(), "J-01")
    without_guards(panel, lambda conn: conn.execute("INSERT INTO unplaced VALUES (?, ?, ?, ?, ?)", row))
    Workspace.open(panel).close()
    if true.read_bytes() != b"true":
        raise GaveWay("it took the place of what was there")
    return "put aside, under a name of its own" if not part.exists() else "left alone"


def _unsaid(stage: Stage, folder: Path) -> str:
    """The disk was full when a conflict took a dossier away; then another program changed the schema."""
    work = stage.copy(stage.work("J-01"), folder)
    with Workspace.open(work) as workspace:
        juror, application = PersonId("J-01"), min(workspace.view.pairs("assignment"))[1]
        place = next(each for each in workspace.view.scores(juror=juror) if each.application == application)
        said = SetComment(
            juror=juror, application=application, criterion=place.criterion, comment=_TRACE.decode()
        )
        workspace.execute(said)
        with patch.object(compacting, "_renew_backups", side_effect=OSError("no room")):
            workspace.execute(DeclareConflict(juror=juror, application=application, kind=ConflictKind.FAMILY))
    with closing(sqlite3.connect(work)) as conn:
        conn.execute("DROP TRIGGER score_updated")
    with Workspace.open(work) as workspace:
        is_due = workspace.file.value("SELECT EXISTS (SELECT 1 FROM uncompacted)")
    if is_due or _TRACE in work.read_bytes():
        raise GaveWay("what was removed can still be read in the file")
    return "compacted at the next opening"


def _laid_beside(stage: Stage, statement: str, folder: Path) -> str:
    """In a table that the journal does not watch."""
    panel = stage.copy(stage.panel, folder)
    without_guards(panel, lambda conn: conn.execute(statement))
    proof = prove_file(panel)
    if proof.is_sound and not set(proof.notes) - set(prove_file(stage.panel).notes):
        raise GaveWay("verify says nothing of it")
    return "verify" if not proof.is_sound else "verify, as a note"


def _flipped(stage: Stage, at: int, folder: Path) -> str:
    """One bit. What an opening for writing says of it must be no matter of rights."""
    panel = stage.copy(stage.panel, folder)
    content = bytearray(panel.read_bytes())
    content[at] ^= 4
    panel.write_bytes(content)
    proof = prove_file(panel)
    if proof.is_sound:
        raise GaveWay("verify calls it sound")
    if not proof.findings:
        raise GaveWay("verify does not say what is wrong")
    try:
        with Workspace.open(panel) as workspace:
            workspace.act_as(CHAIR)
            workspace.execute(SetPhase(phase=Phase.SCORING, reason="again", is_back=True))
    except KnownError as error:
        if "read-only" in str(error):
            raise GaveWay(f"said to be read-only: {error}") from error
    return f"verify ({proof.findings[0].where})"
