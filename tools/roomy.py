"""`make roomy`: every moment of the pictures with text twice as large, and in high contrast; what is cut or nameless.

Over the demo call, in Dutch, in windows of 1440 × 900 and 1280 × 720. What is looked for is what the tests look for on
their smaller calls: words cut without a tip, what lies outside its place, pages that scroll across, controls without
a name. `python -m tools.roomy FOLDER` keeps pictures of it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["EVALAPP_LANGUAGE"] = "nl"

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from evalapp.demo.play import PANEL, play_demo
from tests.ui.access.sweeping import crosswise, cut_texts, escaped_widgets, settle, small_targets, unheard
from tools.screens.album import Play, shoot_juror, shoot_office
from tools.screens.camera import Camera
from tools.screens.chance import Chance
from tools.screens.clock import Clock
from ui.look import theme
from ui.settings import SCALES, Settings


@dataclass(frozen=True, kw_only=True)
class Way:
    """How somebody has the window."""

    theme: str
    scale: float
    size: tuple[int, int]

    @property
    def name(self) -> str:
        return f"{self.theme}, {self.scale:.0%}, {self.size[0]} × {self.size[1]}"


LARGEST = SCALES[-1]
_MOST_TURNS = 10  # what still moves then moves for ever, as a clock
WAYS = (
    Way(theme="light", scale=LARGEST, size=(1440, 900)),
    Way(theme="light", scale=LARGEST, size=(1280, 720)),
    Way(theme="contrast-light", scale=1.0, size=(1440, 900)),
    Way(theme="contrast-dark", scale=1.0, size=(1440, 900)),
)


class Inspector(Camera):
    """Looks at what the camera is pointed at."""

    def __init__(self, app: QApplication, folder: Path, way: Way, settings: Path) -> None:
        super().__init__(
            app, folder, way.theme, settings, clock=Clock(), chance=Chance(), size=QSize(*way.size)
        )
        self._way, self._keeps, self.faults = way, folder.is_dir(), list[str]()
        theme.apply(app, way.theme, text_scale=way.scale)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        root = widget or self.window
        come_to_rest(root)
        found = [
            *cut_texts(root),
            *escaped_widgets(root),
            *crosswise(root),
            *unheard(root),
            *small_targets(root),
        ]
        self.faults += [f"{name}: {each}" for each in found]
        self.taken.append(name)
        if self._keeps:
            super().shoot(name, widget)


def come_to_rest(root: QWidget) -> None:
    """Fields that grow with their text take a turn of the layout each: until nothing moves any more."""
    before: list[QRect] = []
    for _turn in range(_MOST_TURNS):
        settle()
        now = [each.geometry() for each in root.findChildren(QWidget) if each.isVisible()]
        if now == before:
            return
        before = now


def look(way: Way, folder: Path) -> tuple[int, list[str]]:
    """How many moments, and what is wrong with them; `folder` keeps the pictures where it is there."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as name:
        demo = Path(name).resolve()
        play_demo(demo)
        play = Play.of(demo)
        settings = demo / "settings.json"
        Settings(settings).text_scale = way.scale
        inspector = Inspector(app, folder, way, settings)
        inspector.shoot("start")
        shoot_juror(inspector, play)
        shoot_office(inspector, play, demo / PANEL)
        inspector.close()
        return len(inspector.taken), inspector.faults


def main() -> int:
    kept = Path(sys.argv[1]) if sys.argv[1:] else None
    home = tempfile.mkdtemp()
    os.environ["HOME"] = home
    app = QApplication(sys.argv[:1])
    wrong = 0
    for way in WAYS:
        folder = kept / way.name.replace(" ", "") if kept else Path(home) / "nowhere"
        if kept:
            folder.mkdir(parents=True, exist_ok=True)
        moments, faults = look(way, folder)
        for fault in faults:
            print(f"  {fault}")
        print(f"{way.name}: {moments} moments, {len(faults)} faults", flush=True)
        wrong += len(faults)
    app.closeAllWindows()
    shutil.rmtree(home)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
