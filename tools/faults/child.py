"""A job done in a process of its own, which a fault may end."""

from __future__ import annotations

import io
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.errors import KnownError
from tools.faults.jobs import Job, Refused
from tools.forge.stage import Stage

_MOST = 120  # seconds
_ODD = ("Traceback", "should not have happened")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`told` is the last change that the process said is stored, `refused` the sentence with which it ended, `odd` an
    error that is no sentence. `seconds` is how long it took, `calls` how many writings it counted.
    """

    told: int
    is_killed: bool
    refused: str = ""
    odd: str = ""
    seconds: float = 0.0
    calls: int = 0


def run(
    job: Job,
    stage: Stage,
    file: Path,
    *,
    arm: Callable[[], None] = lambda: None,
    calls: Callable[[], int] = lambda: 0,
    kill_after: float | None = None,
) -> Outcome:
    """`kill_after` so many seconds it is killed, if it still runs."""
    reading, writing = os.pipe()
    began = time.monotonic()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _be_child(job, stage, file, arm, calls, writing)
    os.close(writing)
    told = _listen(reading, process, kill_after)
    _process, status = os.waitpid(process, 0)
    lines = told.decode(errors="replace").splitlines(keepends=True)
    whole = [line.strip() for line in lines if line.endswith("\n")]
    numbers = [int(line) for line in whole if line.isdigit()]
    counted = [int(line[1:]) for line in whole if line.startswith("#")]
    odd, refused = (next((line[1:] for line in whole if line.startswith(sign)), "") for sign in "!?")
    return Outcome(
        told=numbers[-1] if numbers else 0,
        is_killed=os.WIFSIGNALED(status),
        refused=refused,
        odd=odd,
        seconds=time.monotonic() - began,
        calls=counted[-1] if counted else 0,
    )


def _listen(reading: int, process: int, kill_after: float | None) -> bytes:
    """All that the process says until it ends."""
    told = b""
    ends = time.monotonic() + (_MOST if kill_after is None else kill_after)
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        while True:
            ready, _w, _x = select.select([pipe], [], [], max(0.0, ends - time.monotonic()))
            if not ready:
                os.kill(process, signal.SIGKILL)
                ends += _MOST
                continue
            got = pipe.read(65_536)
            if not got:
                return told
            told += got


def _be_child(
    job: Job, stage: Stage, file: Path, arm: Callable[[], None], calls: Callable[[], int], writing: int
) -> None:
    said = io.StringIO()
    sys.stdout = sys.stderr = said
    try:
        arm()
        job.work(stage, file, lambda change: _tell(writing, str(change)))
    except (KnownError, Refused) as error:
        _tell(writing, "?" + " ".join(f"{error} {said.getvalue()[-300:]}".split()))
    except BaseException:
        said.write(traceback.format_exc())
    counted = calls()
    text = said.getvalue()
    if any(each in text for each in _ODD):
        _tell(writing, "!" + " / ".join(text.strip().splitlines()[-3:])[-400:])
    _tell(writing, f"#{counted}")
    os._exit(0)


def _tell(writing: int, line: str) -> None:
    os.write(writing, line.encode() + b"\n")
