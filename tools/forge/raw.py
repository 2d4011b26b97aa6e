"""Who has a hex editor, or a disk that forgets: single bytes, below all that SQLite knows of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from evalapp.demo.play import CHAIR
from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import SetPhase
from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from tools.forge.panels import without_guards
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

# Of what Evalapp always writes alike, or counts, in the first 100 bytes.
HEAD_BYTES = (5, 18, 19, 20, 22, 27, 31, 35, 39, 47, 51, 55, 59, 63, 67, 70, 80, 95, 96)

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
