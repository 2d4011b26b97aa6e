"""Opening a large pack: 300 dossiers with 300 MB of attachments, streamed."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.panel.attaching import AttachFiles
from tools.bench.measure import Result
from tools.bench.panels import large_panel

_MEGABYTE = 2**20
_MOST_MEMORY = 600

# Each in a program of its own: the peak of memory is that of a whole process. Imports are not timed. What getrusage
# says of a process counts the one that started it too, so the peak is read from the system where that tells it.
_PEAK = """
import resource, sys, time
from pathlib import Path
def peak():
    status = Path("/proc/self/status")
    if status.exists():
        return next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
"""
_OURS = """
import evalapp.exchange.sealed.pack, evalapp.operations.juror.filling
from evalapp.operations.juror.opening import open_pack
start = time.perf_counter()
open_pack(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), progress=lambda done, whole: None).close()
print(time.perf_counter() - start, peak())
"""
_BARE = """
import io, pyrage
from evalapp.exchange.sealed.signing import age_identity
start = time.perf_counter()
sealed = io.BytesIO(Path(sys.argv[1]).read_bytes())
pyrage.decrypt_io(sealed, io.BytesIO(), [pyrage.x25519.Identity.from_str(age_identity(sys.argv[2]))])
print(time.perf_counter() - start, peak())
"""


def large_pack(folder: Path, *, dossiers: int, megabytes: int) -> HandedPack:
    """Of one juror; the attachments are noise, which nothing makes smaller."""
    with large_panel(
        folder / "call.evalpanel",
        applications=dossiers,
        jurors=1,
        per_application=1,
        criteria=10,
        is_scored=False,
    ) as workspace:
        each = megabytes * _MEGABYTE // dossiers
        for application in workspace.view.applications():
            plan = folder / "plan.pdf"
            plan.write_bytes(b"%PDF-1.7 " + os.urandom(each))
            workspace.execute(AttachFiles(application=application.number, paths=(plan,)))
        return hand_out(workspace, folder / "packs").packs[0]


def open_large(dossiers: int = 300, megabytes: int = 300, runs: int = 3) -> Result:
    taken, bare_taken, memory = [], [], 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pack = large_pack(folder, dossiers=dossiers, megabytes=megabytes)
        for run in range(runs):
            seconds, peak = _measured(_OURS, pack, folder / f"{run}.evalwork")
            taken.append(seconds)
            memory = max(memory, peak)
            bare_taken.append(_measured(_BARE, pack)[0])
            (folder / f"{run}.evalwork").unlink()
    return Result(
        name=f"open a pack of {dossiers} dossiers, {megabytes} MB",
        ours=statistics.median(taken),
        baseline=statistics.median(bare_taken),
        most=None,
        baseline_name="read the file, age decrypt",
        note=f"peak memory {memory:.0f} MB (≤ {_MOST_MEMORY})" + ("" if memory < _MOST_MEMORY else " BROKEN"),
    )


def _measured(script: str, pack: HandedPack, *more: Path) -> tuple[float, float]:
    """Seconds, and megabytes at the peak."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK + script, str(pack.path), pack.code, *map(str, more)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, kilobytes = done.stdout.split()
    return float(seconds), float(kilobytes) / 1024
