"""How soon something is seen: `--help`, and the first paint of the window."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.bench.measure import Result, in_turn

_ROOT = Path(__file__).resolve().parents[2]
# Both stop at their first paint; ours is then shown on the panel, which the note of the result tells apart.
_PAINT = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, QApplication.instance().quit)
        return False
"""
_BARE_WINDOW = (
    _PAINT
    + """
from PySide6.QtWidgets import QMainWindow, QLabel
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
first = FirstPaint()
window.installEventFilter(first)
window.show()
app.exec()
"""
)
_OUR_WINDOW = (
    _PAINT
    + """
from pathlib import Path
from ui.app import Application
from ui.settings import Settings
from ui.tasks import Tasks
app = QApplication([])
panel = Path(sys.argv[1])
application = Application(app, Settings(panel.with_suffix(".json")), Tasks())
first = FirstPaint()
application.window.installEventFilter(first)
application.window.show()
app.exec()
if sys.argv[2:]:
    application.open(panel)
    app.processEvents()
"""
)


def _run(*command: str) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(re.sub(r"\s+", " ", done.stderr)[-500:])


def help_page() -> Result:
    mine, base = in_turn(
        lambda: _run(sys.executable, "main.py", "--help"),
        lambda: _run(sys.executable, "-c", "import click"),
        15,
    )
    return Result(
        name="evalapp --help", ours=mine, baseline=base, most=2, baseline_name='python -c "import click"'
    )


def first_paint() -> Result:
    from evalapp.demo.play import make_call

    with tempfile.TemporaryDirectory() as name:
        panel = Path(name) / "demo.evalpanel"
        make_call(panel).close()
        mine, base = in_turn(
            lambda: _run(sys.executable, "-c", _OUR_WINDOW, str(panel)),
            lambda: _run(sys.executable, "-c", _BARE_WINDOW),
            9,
        )
        whole, _base = in_turn(
            lambda: _run(sys.executable, "-c", _OUR_WINDOW, str(panel), "whole"), lambda: None, 5
        )
    return Result(
        name="window on the demo panel, first paint",
        ours=mine,
        baseline=base,
        most=2.5,
        baseline_name="bare PySide6 window",
        note=f"with the panel's first page on it {whole * 1000:.0f} ms ({whole / base:.1f}×)",
    )
