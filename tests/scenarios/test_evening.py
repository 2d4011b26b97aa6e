"""The chair of the demo holds the whole meeting through the window, and prints what came of it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from evalapp.demo.play import CHAIR
from evalapp.domain.ids import PersonId
from tools.evening.__main__ import ENVELOPE, LATE, SEED, play
from tools.evening.room import Room
from ui.app import Application
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks

SIGNS = ("Luc Maes", "Mia Willems")


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    app = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
    app.window.resize(1440, 900)
    app.window.show()
    yield Room(window=app.window, chair=PersonId(CHAIR), signs=SIGNS)
    app.window.close_session()
    app.window.close()
    app.window.deleteLater()


@pytest.mark.long
def test_from_the_door_of_the_chair_to_paper(room: Room, tmp_path: Path) -> None:
    printed = play(room, tmp_path)
    text = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(printed.read_bytes())).pages)
    for expected in (*SIGNS, SEED, ENVELOPE.replace(".", ",")):
        assert expected in text, expected
    told = json.loads((tmp_path / "vergadering.json").read_text(encoding="utf-8"))
    assert told["state"] == "closed"
    assert {each["state"] for each in told["agenda"]} == {"done"}
    assert len([each for each in told["agenda"] if each["leaves"]]) == 7
    assert len(told["votes"]) == 1
    late = [each["from"] for each in told["present"] if each["person"] == LATE]
    assert late[0] > told["sittings"][0]["opened_at"]
    assert len([each for each in room.shown if each.startswith("who-leaves")]) == 7
