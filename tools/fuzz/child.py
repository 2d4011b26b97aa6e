"""Inputs of one kind, drawn and judged in a process of its own: with a limit of time and of memory for each."""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import resource
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from evalapp.domain.texts import in_language
from tools.fuzz.ground import Ground
from tools.fuzz.kind import Fault, Input, Kind

# Of the processor and more than before it, for one input; and more for each megabyte that it has.
MOST_SECONDS, SECONDS_EACH = 5.0, 0.5
MOST_MEGABYTES, MEGABYTES_EACH = 300, 6
_HUNG = 180.0  # seconds without a word, on a machine that does other things
# Bytes beyond those of the process it is forked from, which may be a worker with a whole suite behind it: what asks
# for more at once is an error of memory and not the end of the machine.
_ADDRESSES = 3 * 2**30
_NOT_OURS = ("hypothesis", "tools/fuzz", "contextlib")


@dataclass(frozen=True, kw_only=True)
class Found:
    """`where` is the last line of ours, by which faults of one kind are told from others."""

    why: str
    where: str
    kept: str


@dataclass(kw_only=True)
class Outcome:
    accepted: int = 0
    refused: int = 0
    faults: list[Found] = field(default_factory=list)


class _TooLong(BaseException):
    """Past what any reader of ours would catch."""


def run(kind: Kind, ground: Ground, folder: Path, *, inputs: int, chance: str) -> Outcome:
    """`folder` is for what is found, and for what is being judged. The same `chance` draws the same inputs."""
    outcome = Outcome()
    left = inputs
    turn = 0
    while left > 0:
        done = _one_process(kind, ground, folder, left, f"{chance} {turn}", outcome)
        left -= max(1, done)
        turn += 1
    return outcome


def _one_process(kind: Kind, ground: Ground, folder: Path, inputs: int, chance: str, outcome: Outcome) -> int:
    """How many it came to: fewer than all where one of them ended it."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _be_child(kind, ground, folder, inputs, chance, writing)
    os.close(writing)
    done = 0
    is_hung = False
    for line in _listen(reading):
        if line is None:
            os.kill(process, signal.SIGKILL)
            is_hung = True
            break
        done += _take(json.loads(line), outcome)
    _process, status = os.waitpid(process, 0)
    if is_hung or not (os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0):
        done += 1
        why = f"it hung for {_HUNG:.0f} s" if is_hung else f"the process ended with {status}"
        kept = _keep(folder, f"{kind.name}-{chance}-{done}", folder / "current")
        outcome.faults.append(Found(why=why, where=why, kept=kept))
    return done


def _take(told: dict[str, Any], outcome: Outcome) -> int:
    if told["verdict"] == "fault":
        outcome.faults.append(Found(why=told["why"], where=told["where"], kept=told["kept"]))
    elif told["verdict"] == "accepted":
        outcome.accepted += 1
    else:
        outcome.refused += 1
    return 1


def _listen(reading: int) -> Iterator[str | None]:
    """Line by line; None where nothing was said for too long."""
    waiting = b""
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        while True:
            ready, _w, _x = select.select([pipe], [], [], _HUNG)
            if not ready:
                yield None
                return
            got = pipe.read(65_536)
            if not got:
                return
            *lines, waiting = (waiting + got).split(b"\n")
            yield from (each.decode() for each in lines)


def _be_child(kind: Kind, ground: Ground, folder: Path, inputs: int, chance: str, writing: int) -> None:
    status = 1
    try:
        most = _addresses_in_use() + _ADDRESSES
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        noise = os.open(folder / "noise", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        os.dup2(noise, 2)
        faulthandler.enable()
        seen: set[str] = set()

        def one(each: Input) -> None:
            each.keep(_empty(folder / "current"))
            told = judged(kind, ground, each, folder / "own", noise)
            if told["verdict"] == "fault":
                name = "" if told["where"] in seen else f"{kind.name}-{chance}-{len(seen)}"
                seen.add(told["where"])
                told["kept"] = _keep(folder, name, folder / "current", told.pop("story")) if name else ""
            os.write(writing, json.dumps(told).encode() + b"\n")

        test = given(kind.inputs(ground))(one)
        how = settings(
            max_examples=inputs,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        with in_language("en"):
            seed(chance)(how(test))()
        status = 0
    except BaseException as error:  # in drawing: what is wrong is then wrong here
        story = traceback.format_exc()
        told = {
            "verdict": "fault",
            "why": f"drawing: {story[-900:]}",
            "where": f"drawing: {_where(error)}",
            "kept": "",
        }
        os.write(writing, json.dumps(told).encode() + b"\n")
        status = 0
    os._exit(status)


def judged(
    kind: Kind, ground: Ground, given: Input, folder: Path, noise: int | None = None
) -> dict[str, Any]:
    """The verdict, or the fault with its story. `noise` is where the streams of the process go."""
    _empty(folder)
    _forget_peak()
    before, began = _peak(), time.process_time()
    if noise is not None:
        os.ftruncate(noise, 0)
        os.lseek(noise, 0, os.SEEK_SET)
    try:
        with _in_time():
            verdict = kind.judge(ground, given, folder)
        seconds, megabytes = time.process_time() - began, _peak() - before
        size = sum(map(len, given.files.values())) / 1_000_000
        if seconds > MOST_SECONDS + SECONDS_EACH * size:
            raise Fault(f"it took {seconds:.1f} s, for {size:.1f} MB")
        if megabytes > MOST_MEGABYTES + MEGABYTES_EACH * size:
            raise Fault(f"it took {megabytes} MB, for {size:.1f} MB")
        if noise is not None and os.fstat(noise).st_size:
            raise Fault(f"it wrote past its streams: {os.pread(noise, 300, 0)!r}")
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        why = f"{type(error).__name__}: {error}"
        return {
            "verdict": "fault",
            "why": why[:1_500],
            "where": _where(error),
            "story": traceback.format_exc(),
        }
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {"verdict": str(verdict)}


@contextlib.contextmanager
def _in_time() -> Iterator[None]:
    def too_long(_signal: int, _frame: object) -> None:
        raise _TooLong("it took far too long")

    was = signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, 4 * MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, was)


def _where(error: BaseException) -> str:
    """Where it came from: the kind of error, and the innermost line that is of the program."""
    lines = [each for each in traceback.extract_tb(error.__traceback__) if "/evalapp/" in each.filename]
    inner = f"{lines[-1].filename.rpartition('/evalapp/')[2]}:{lines[-1].lineno}" if lines else ""
    return f"{type(error).__name__} {inner or str(error)[:60]}"


def _keep(folder: Path, name: str, current: Path, story: str = "") -> str:
    target = folder / "faults" / "".join(each if each.isalnum() or each in ".-" else "-" for each in name)
    shutil.rmtree(target, ignore_errors=True)
    if not current.exists():
        return ""
    shutil.copytree(current, target)
    how = f"Again: python -m tools.fuzz --again {target}\n\n{story}"
    (target / "how.txt").write_text(how, encoding="utf-8", errors="backslashreplace")
    return str(target)


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _forget_peak() -> None:
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _addresses_in_use() -> int:
    """Bytes; 0 where the system does not tell."""
    with contextlib.suppress(OSError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    return 0


def _peak() -> int:
    """Megabytes; 0 where the system does not tell."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) // 1024
    return 0
