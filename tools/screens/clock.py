"""The clock of the pictures: some days before the deadline of the demo call, whatever day they are made on."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from types import ModuleType, SimpleNamespace

from tools.screens.program import modules

_BEGIN = datetime(2015, 12, 14, 13, 2, tzinfo=UTC)
# Each time that the store writes down is a little later than the one before, as a person works.
_STEP = timedelta(milliseconds=700)


class Clock:
    """Stands still but for the store."""

    def __init__(self) -> None:
        self._now = _BEGIN

    def set_forward(self, hours: int) -> None:
        """So many hours after the call was played."""
        self._now = _BEGIN + timedelta(hours=hours)

    def install(self) -> None:
        """For this process: whoever asks what time it is hears that of the demo call."""
        # What measures how long something took finds that it took no time.
        still = SimpleNamespace(**vars(time) | {"monotonic": lambda: 0.0})
        for module in modules():
            source = Path(module.__file__ or "").read_text(encoding="utf-8")
            if "datetime.now(" in source:
                self._tell(module)
            if "time.monotonic(" in source:
                vars(module)["time"] = still

    def _tell(self, module: ModuleType) -> None:
        clock, step = self, _STEP if module.__name__.startswith("evalapp.store") else timedelta()

        class PictureTime(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> PictureTime:
                clock._now += step
                return cls.fromtimestamp(clock._now.timestamp(), tz)

        vars(module)["datetime"] = PictureTime
