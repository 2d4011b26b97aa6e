"""The process of the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STORY = "from ui.running import qt_application; print(qt_application().style().name())"


def test_the_style_is_ours_whatever_the_desktop_prefers() -> None:
    told = subprocess.run(
        [sys.executable, "-c", STORY],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_STYLE_OVERRIDE": "windows"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "fusion"
