"""Timing two ways of doing a thing in turn, so that a noisy machine disturbs both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Result:
    """Medians in seconds; `most` is the promised ratio, `most_seconds` the promised time, where there is one."""

    name: str
    ours: float
    baseline: float
    most: float | None
    baseline_name: str
    most_seconds: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline

    @property
    def is_kept(self) -> bool:
        is_near = self.most is None or self.ratio <= self.most
        return is_near and (self.most_seconds is None or self.ours <= self.most_seconds)

    def line(self) -> str:
        limits = [f"≤ {self.most:g}×"] if self.most else []
        limits += [f"≤ {self.most_seconds * 1000:g} ms"] if self.most_seconds else []
        verdict = "kept" if self.is_kept else "BROKEN"
        return (
            f"{self.name:<44} {self.ours * 1000:9.1f} ms   {self.baseline_name:<34} {self.baseline * 1000:9.1f} ms   "
            f"{self.ratio:5.2f}×  ({', '.join(limits)})  {verdict}{'  ' + self.note if self.note else ''}"
        )


def in_turn(ours: Callable[[], object], baseline: Callable[[], object], runs: int) -> tuple[float, float]:
    """Median seconds of both, after one run of each that is not counted."""
    ours()
    baseline()
    times: tuple[list[float], list[float]] = ([], [])
    for _run in range(runs):
        for each, taken in zip((ours, baseline), times):
            start = time.perf_counter()
            each()
            taken.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])
