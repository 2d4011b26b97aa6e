"""How long something may take on this machine, as busy as it is now."""

from __future__ import annotations

from time import perf_counter

_TURNS, _USUAL = (
    1_000_000,
    0.05,
)  # of a bare loop, and the seconds that they take on the machine of the promises


def allowed(seconds: float) -> float:
    """`seconds` on the machine of the promises, here: more by as much as a bare loop takes more in the same run."""
    slowest = max(_loop() for _attempt in range(3))
    return seconds * max(1.0, slowest / _USUAL)


def _loop() -> float:
    start, n = perf_counter(), 0
    while n < _TURNS:
        n += 1
    return perf_counter() - start
