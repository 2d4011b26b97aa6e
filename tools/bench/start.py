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
_BARE_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QLabel
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
_OUR_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui.app import make_window
app, window = make_window(Path(sys.argv[1]))
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""


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
    from evalapp.operations.demo import make_call

    with tempfile.TemporaryDirectory() as name:
        panel = Path(name) / "demo.evalpanel"
        make_call(panel).close()
        mine, base = in_turn(
            lambda: _run(sys.executable, "-c", _OUR_WINDOW, str(panel)),
            lambda: _run(sys.executable, "-c", _BARE_WINDOW),
            9,
        )
    return Result(
        name="window on the demo panel, first paint",
        ours=mine,
        baseline=base,
        most=2.5,
        baseline_name="bare PySide6 window",
    )
