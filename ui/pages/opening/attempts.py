"""Wrong access codes, counted per pack: after a few, each further try waits a while. Nobody is ever locked out."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

FREE = 5
WAIT = 30  # seconds


class Attempts:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[Path, int] = {}
        self._until: dict[Path, float] = {}

    def count_wrong(self, pack: Path) -> None:
        self._wrong[pack] = self._wrong.get(pack, 0) + 1
        if self.are_many(pack):
            self._until[pack] = self._clock() + WAIT

    def forget(self, pack: Path) -> None:
        """It opened."""
        self._wrong.pop(pack, None)
        self._until.pop(pack, None)

    def are_many(self, pack: Path) -> bool:
        return self._wrong.get(pack, 0) >= FREE

    def seconds_left(self, pack: Path) -> int:
        """Until the next try; 0 when it may come now."""
        left = self._until.get(pack, 0.0) - self._clock()
        return max(0, -int(-left // 1))
