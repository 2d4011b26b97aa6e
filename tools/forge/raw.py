"""Who has a hex editor, or a disk that forgets: single bytes, below all that SQLite knows of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from evalapp.demo.play import CHAIR
from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import SetPhase
from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

# Of what Evalapp always writes alike, or counts, in the first 100 bytes.
HEAD_BYTES = (5, 18, 19, 20, 22, 27, 31, 35, 39, 47, 51, 55, 59, 63, 67, 70, 80, 95, 96)


def trials(stage: Stage) -> Iterator[Trial]:
    for at in HEAD_BYTES:
        yield Trial(kind="bytes", name=f"byte {at} of the head", attempt=partial(_flipped, stage, at))


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
