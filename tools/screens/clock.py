"""The clock of the pictures: some days before the deadline of the demo call, whatever day they are made on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from types import ModuleType, SimpleNamespace

from tools.screens.program import modules
from ui.pages.exchange import merge_panel

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
        for module in modules():
            if "datetime.now(" in Path(module.__file__ or "").read_text(encoding="utf-8"):
                self._tell(module)
        # How long the reading of a file took.
        vars(merge_panel)["time"] = SimpleNamespace(monotonic=lambda: 0.0)

    def _tell(self, module: ModuleType) -> None:
        clock, step = self, _STEP if module.__name__.startswith("evalapp.store") else timedelta()

        class PictureTime(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> PictureTime:
                clock._now += step
                return cls.fromtimestamp(clock._now.timestamp(), tz)

        vars(module)["datetime"] = PictureTime
