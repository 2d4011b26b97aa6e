"""What the window stores and tells a screen reader, as lines in the file that EVALAPP_TRACE names.

For tools that work the window from outside and must know how far it is, and for who looks for a fault. Without
EVALAPP_TRACE nothing is written. One line of JSON each: `focus` with the accessible name of what has the keyboard,
`said` with an announcement, `stored` with the number of the change. Never a code or a motivation.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

_FILE = os.environ.get("EVALAPP_TRACE", "")


def trace(kind: str, words: str) -> None:
    if _FILE:
        with Path(_FILE).open("a", encoding="utf-8") as file:
            file.write(json.dumps({kind: words}, ensure_ascii=False) + "\n")


def follow_focus(app: QApplication) -> None:
    if _FILE:
        app.focusChanged.connect(_trace_focus)


def _trace_focus(_before: QWidget | None, now: QWidget | None) -> None:
    if now is not None:
        seen = QAccessible.queryAccessibleInterface(now)
        trace("focus", seen.text(QAccessible.Text.Name) if seen is not None else "")
