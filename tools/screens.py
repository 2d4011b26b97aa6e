"""`make screens`: every page of the window as a picture, light and dark, in Dutch, from the demo call."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["EVALAPP_LANGUAGE"] = "nl"

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from evalapp.demo.play import PANEL, play_demo
from evalapp.domain.people import Role
from evalapp.operations.workspace import Workspace
from tools.clock import set_clock
from tools.juror_stages import (
    stage_of_forms,
    stage_of_gate,
    stage_of_reading,
    stage_of_receipt,
    stage_of_renewal,
)
from tools.stages import Stage, stage_of_merging, stage_of_scoring
from ui.app import Application
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks

SIZE = QSize(1440, 900)
THEMES = ("light", "dark")


class Camera:
    """One window on one file in one theme; `shoot` saves what it shows."""

    def __init__(self, app: QApplication, folder: Path, theme: str, settings: Path) -> None:
        self._app, self._folder, self._theme = app, folder, theme
        kept = Settings(settings)
        kept.theme = theme
        self.application = Application(app, kept, Tasks(SynchronousPool()))
        self.window = self.application.window
        self.window.resize(SIZE)
        self.window.show()

    def open(self, path: Path, role: Role | None = None) -> None:
        self.application.open(path)
        session = self.window.session
        if role is not None and session is not None:
            person = next(each for each in session.view.people() if each.role is role)
            self.window.act_as(person.id)

    def open_anew(self, path: Path) -> None:
        """The same file again, as it shows itself when it is opened."""
        self.application.close_file()
        self.open(path)

    def page(self, page_id: str, name: str, prepare: Callable[[object], None] | None = None) -> None:
        self.window.show_page(page_id)
        assert self.window.desk is not None
        if prepare is not None:
            prepare(self.window.desk.current)
        self.shoot(name)

    def shoot(self, name: str) -> None:
        for _turn in range(5):
            self._app.processEvents()
        self.window.grab().save(str(self._folder / f"{name}-{self._theme}.png"))

    def close(self) -> None:
        self.application.close_file()
        self.window.close()
        self.window.deleteLater()


@dataclass(frozen=True, kw_only=True)
class Play:
    """The moments of one demo call, in the order of the pictures."""

    scoring: Stage
    gate: Stage
    reading: Stage
    receipt: Stage
    renewal: Stage
    merging: Stage
    forms: Stage

    @classmethod
    def of(cls, demo: Path) -> Play:
        scoring, receipt = stage_of_scoring(demo), stage_of_receipt(demo)
        merging = stage_of_merging(demo)  # changes scores of jurors who had finished
        return cls(
            scoring=scoring,
            gate=stage_of_gate(scoring),
            reading=stage_of_reading(scoring),
            receipt=receipt,
            renewal=stage_of_renewal(demo, scoring),
            merging=merging,
            forms=stage_of_forms(merging.panel),
        )


def shoot_juror(camera: Camera, play: Play) -> None:
    camera.open(play.scoring.pack)
    camera.shoot("access-code")
    camera.open(play.gate.work)
    camera.page("dossiers", "gate", play.gate.prepare)
    camera.open_anew(play.scoring.work)
    camera.page("dossiers", "juror", play.scoring.prepare)
    camera.page("dossiers", "juror-pdf", play.reading.prepare)
    for page_id in ("compare", "hand-in"):
        camera.page(page_id, page_id)
    camera.open(play.receipt.work)
    camera.page("hand-in", "receipt", play.receipt.prepare)
    camera.open(play.renewal.work)
    camera.application.show_renewal()
    camera.shoot("newer-pack")


def shoot_office(camera: Camera, play: Play, panel: Path) -> None:
    camera.open(play.merging.panel, Role.SECRETARY)
    for page_id in ("overview", "applications", "jury"):
        camera.page(page_id, page_id)
    camera.page("exchange", "hand-out", play.forms.prepare)
    camera.page("exchange", "merge", play.merging.prepare)
    camera.open(panel, Role.CHAIR)
    for page_id in ("ranking", "meeting", "reports", "history"):
        camera.page(page_id, page_id)


def shoot_all(app: QApplication, folder: Path, demo: Path, play: Play, theme: str) -> None:
    camera = Camera(app, folder, theme, demo / f"settings-{theme}.json")
    camera.shoot("start")
    shoot_juror(camera, play)
    shoot_office(camera, play, demo / PANEL)
    camera.close()


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        demo = Path(name).resolve()
        # The pictures show a call, not the machine they were made on.
        os.environ.update(HOME=name, LOGNAME="mia.willems")
        socket.gethostname = lambda: "laptop"
        set_clock()
        play_demo(demo)
        play = Play.of(demo)
        for theme in THEMES:
            shoot_all(app, folder, demo, play, theme)
        # The panel in the pictures must still be the one that was played.
        Workspace.open(demo / PANEL, read_only=True).close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
