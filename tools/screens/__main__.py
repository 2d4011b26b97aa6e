"""`python -m tools.screens FOLDER [--language nl] [--only NAME]… [--theme NAME]…`: take pictures, say which changed."""

from __future__ import annotations

import argparse
import os
import socket
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from evalapp.demo.play import PANEL, play_demo
from evalapp.domain.texts import LANGUAGES, speak
from evalapp.operations.workspace import Workspace
from tools.screens.album import Play, shoot_juror, shoot_office
from tools.screens.camera import Camera
from tools.screens.chance import Chance
from tools.screens.clock import Clock
from tools.screens.guides import shown_in

THEMES = ("light", "dark")
DUTCH = "nl"


def take_pictures(
    folder: Path, demo: Path, names: Collection[str] = (), themes: Collection[str] = THEMES
) -> tuple[int, list[str]]:
    """How many were taken, and the names of those that are new or show something else than before."""
    app = QApplication(sys.argv[:1])
    clock, chance = Clock(), Chance()
    clock.install()
    chance.install()
    chance.begin("demo")
    play_demo(demo)
    play = Play.of(demo)
    taken: list[str] = []
    written: list[str] = []
    for theme in themes:
        settings = demo / f"settings-{theme}.json"
        camera = Camera(app, folder, theme, settings, clock=clock, chance=chance, names=names)
        camera.shoot("start")
        shoot_juror(camera, play)
        shoot_office(camera, play, demo / PANEL)
        camera.close()
        taken += camera.taken
        written += camera.written
    return len(taken), written


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--only", metavar="NAME", action="append", default=[], help="of a picture, e.g. ranking"
    )
    parser.add_argument("--theme", choices=THEMES, action="append", help="in these colours alone")
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=DUTCH,
        help="of the window; in another than Dutch, those alone that its guides show, light",
    )
    given = parser.parse_args()
    names, themes = given.only, given.theme or THEMES
    if given.language != DUTCH:
        names, themes = names or shown_in(given.language), given.theme or ("light",)
    os.environ["EVALAPP_LANGUAGE"] = given.language
    speak(given.language)
    given.folder.mkdir(parents=True, exist_ok=True)
    folder = given.folder.resolve()
    with tempfile.TemporaryDirectory() as name:
        demo = Path(name).resolve()
        # The pictures show a call, not the machine they were made on.
        os.environ.update(HOME=str(demo), LOGNAME="mia.willems")
        socket.gethostname = lambda: "laptop"
        n, written = take_pictures(folder, demo, names, themes)
        # The panel in the pictures must still be the one that was played.
        Workspace.open(demo / PANEL, read_only=True).close()
    print(f"{n} pictures in {given.folder}; {len(written)} are not as they were before")
    for each in written:
        print(f"  {each}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
