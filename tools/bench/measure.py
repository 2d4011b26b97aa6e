"""Timing two ways of doing a thing in turn, so that a noisy machine disturbs both."""

from __future__ import annotations

import runpy
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HEAD = f"{'what':<44} {'ours':>12}   {'baseline':<34} {'baseline':>12}   {'ratio':>6}  promise"


@dataclass(frozen=True, kw_only=True)
class Result:
    """Seconds, as `in_turn` gives them; `most` is the promised ratio, `most_seconds` the promised time, if any.

    `megabytes` is the peak memory of a process that does nothing else, `most_megabytes` what was promised of it.
    """

    name: str
    ours: float
    baseline: float
    most: float | None
    baseline_name: str
    most_seconds: float | None = None
    megabytes: int = 0
    most_megabytes: int | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline

    @property
    def is_kept(self) -> bool:
        is_near = self.most is None or self.ratio <= self.most
        is_soon = self.most_seconds is None or self.ours <= self.most_seconds
        return is_near and is_soon and (self.most_megabytes is None or self.megabytes <= self.most_megabytes)

    def line(self) -> str:
        """Under `HEAD`."""
        limits = [f"≤ {self.most:g}×"] if self.most else []
        limits += [f"≤ {self.most_seconds * 1000:g} ms"] if self.most_seconds else []
        limits += [f"{self.megabytes} MB ≤ {self.most_megabytes}"] if self.most_megabytes else []
        verdict = "kept" if self.is_kept else "BROKEN"
        return (
            f"{self.name:<44} {self.ours * 1000:9.1f} ms   {self.baseline_name:<34} {self.baseline * 1000:9.1f} ms   "
            f"{self.ratio:5.2f}×  ({', '.join(limits)})  {verdict}{'  ' + self.note if self.note else ''}"
        )


def peak_of(module: str, *arguments: str) -> int:
    """The peak memory in megabytes of `python -m module`. Raises RuntimeError where it fails."""
    command = [sys.executable, "-m", "tools.bench.measure", module, *arguments]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    *_rest, last = done.stderr.splitlines() or [""]
    if done.returncode or not last.isdigit():
        raise RuntimeError(f"{module} ended with status {done.returncode}: {done.stderr[-500:]}")
    return int(last)


def own_peak() -> int:
    """In megabytes. Linux counts in `ru_maxrss` what the process was before it became this program, too."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


def in_turn(
    ours: Callable[[], object],
    baseline: Callable[[], object],
    runs: int,
    *,
    of: Callable[[Sequence[float]], float] = statistics.median,
) -> tuple[float, float]:
    """Seconds of both, after one run of each that is not counted: the median, which is what somebody waits.

    Where a ratio alone is promised, it is `of=min`: what a busy machine adds to a run is no part of either.
    """
    ours()
    baseline()
    times: tuple[list[float], list[float]] = ([], [])
    for _run in range(runs):
        for each, taken in zip((ours, baseline), times):
            start = time.perf_counter()
            each()
            taken.append(time.perf_counter() - start)
    return of(times[0]), of(times[1])


if __name__ == "__main__":
    sys.argv = sys.argv[1:]
    try:
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        if ended.code:
            raise
    print(own_peak(), file=sys.stderr)
