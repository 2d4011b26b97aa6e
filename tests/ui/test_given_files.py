"""What a desktop gives to the program while it runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import small_panel
from ui.app import Application
from ui.settings import Settings
from ui.tasks import Tasks

ROOT = Path(__file__).resolve().parents[2]
STORY = """
import sys
from PySide6.QtGui import QFileOpenEvent
from ui.running import qt_application
app = qt_application()
app.file_given.connect(lambda path: print("given", path.name))
print(app.sendEvent(app, QFileOpenEvent(sys.argv[1])))
"""


@pytest.mark.long
def test_a_file_given_to_the_running_program_is_told(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", STORY, str(tmp_path / "a call.evalpanel")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines() == ["given a call.evalpanel", "True"]


@pytest.fixture
def application(qapp: object, tmp_path: Path, tasks: Tasks) -> Application:
    return Application(qapp, Settings(tmp_path / "settings.json"), tasks)  # type: ignore[arg-type]


def test_a_return_that_is_opened_alone_says_where_it_belongs(
    application: Application, tmp_path: Path
) -> None:
    application.open(tmp_path / "back.evalreturn")
    assert "open the panel file that it is for" in application.window.messages.text.text()


@pytest.mark.long
def test_a_return_that_is_opened_goes_to_the_panel_at_hand(application: Application, tmp_path: Path) -> None:
    application.window.start(small_panel(tmp_path / "panel.evalpanel"))
    application.window.act_as("S-01")
    (tmp_path / "back.evalreturn").write_bytes(b"none")
    application.open(tmp_path / "back.evalreturn")
    assert application.window.page_id == "exchange"
    application.window.close_session()
