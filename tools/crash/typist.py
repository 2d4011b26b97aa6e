"""A juror who never stops typing, in the real window without a display: for `tools.crash`, which ends it.

`python -m tools.crash.typist WORK SEED` prints one line of JSON for each key, before it is pressed and after: the
field, what the key makes of it, the time (CLOCK_MONOTONIC, which all processes share). The lines go to the pipe
unbuffered, so that a kill takes none back.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.pages.scoring.form.criterion_row import CriterionRow
from ui.pages.scoring.page import DossiersPage
from ui.running import run
from ui.window.frame import MainWindow

SLOWEST, FASTEST = 60, 12  # milliseconds between two keys
_WORDS = (
    "Goed",
    "onderbouwd",
    "maar",
    "de kmo's",
    "ontbreken",
    "in jaar 2,",
    "zie",
    "bijlage <3>",
    "één",
    "50 %",
)


class Typist:
    """Presses the next key of an endless plan whenever its timer says so."""

    def __init__(self, app: QApplication, seed: int) -> None:
        self._app, self._random = app, Random(seed)
        self._keys: Iterator[None] | None = None
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._press_next)
        self._timer.start(FASTEST)

    def _press_next(self) -> None:
        if self._keys is None and (page := self._page()) is not None:
            self._keys = self._type_for_ever(page)
        if self._keys is not None:
            next(self._keys)
        self._timer.start(self._random.randint(FASTEST, SLOWEST))

    def _page(self) -> DossiersPage | None:
        windows = [each for each in self._app.topLevelWidgets() if isinstance(each, MainWindow)]
        page = windows[0].page() if windows else None
        return page if isinstance(page, DossiersPage) and self._app.focusWidget() is not None else None

    # what is typed; every `yield` is a pause between two keys

    def _type_for_ever(self, page: DossiersPage) -> Iterator[None]:
        while True:
            yield from self._score(page, page.form.current)
            self._hit(Qt.Key.Key_Tab)
            yield
            yield from self._write(page, page.form.current, "comment")
            if self._random.random() < 0.25:
                self._hit(Qt.Key.Key_M, control=True)
                yield
                yield from self._write(page, page.form.current, "note")
            yield from self._go_on(page)

    def _score(self, page: DossiersPage, row: CriterionRow) -> Iterator[None]:
        row.focus()
        whole = self._random.randint(0, 4)
        yield from self._key(page, row, "value", str(whole), 2 * whole)
        if self._random.random() < 0.5:
            yield from self._key(page, row, "value", ",", 2 * whole)
            yield from self._key(page, row, "value", "5", 2 * whole + 1)

    def _write(self, page: DossiersPage, row: CriterionRow, kind: str) -> Iterator[None]:
        """A motivation or note in the place of the one there is; now and then left in the middle of a word."""
        (row.comment if kind == "comment" else row.note.field).selectAll()
        text = " ".join(self._random.choices(_WORDS, k=self._random.randint(3, 30)))
        for n in range(1, self._random.randint(len(text) // 2, len(text)) + 1):
            yield from self._key(page, row, kind, text[n - 1], text[:n])

    def _go_on(self, page: DossiersPage) -> Iterator[None]:
        """The next criterion; after the last one, and sometimes before, another application."""
        is_last = page.form.current is list(page.form.rows.values())[-1]
        if is_last or self._random.random() < 0.15:
            shown = [task.number for task in page.list.shown()]
            at = page.list.current()
            is_end = at is not None and at.number == shown[-1]
            for _step in range(len(shown) - 1 if is_end else 1):
                self._hit(Qt.Key.Key_PageUp if is_end else Qt.Key.Key_PageDown, control=True)
        else:
            self._hit(Qt.Key.Key_Tab)
        yield

    # keys

    def _hit(self, key: Qt.Key, *, control: bool = False) -> None:
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self._target(), key, held)

    def _key(
        self, page: DossiersPage, row: CriterionRow, kind: str, key: str, then: object
    ) -> Iterator[None]:
        task = page.list.current()
        field = (task.number if task else "", row.criterion.id, kind)
        say(field, then, is_done=False)
        for kind_of_event in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            # Not QTest.keyClicks, which knows no é.
            event = QKeyEvent(kind_of_event, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, key)
            self._app.sendEvent(self._target(), event)
        shown = {"value": row.value.value(), "comment": row.comment.text(), "note": row.note.field.text()}
        say(field, shown[kind], is_done=True)
        yield

    def _target(self) -> QWidget:
        focus = self._app.focusWidget()
        if focus is None:
            raise RuntimeError("the window lost the keyboard")
        return focus


def say(field: tuple[str, str, str], content: object, *, is_done: bool) -> None:
    line = json.dumps({"field": field, "content": content, "is_done": is_done, "at": time.monotonic()})
    os.write(1, line.encode() + b"\n")


def main() -> int:
    app = QApplication([])
    _typist = Typist(app, int(sys.argv[2]))
    return run(Path(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(main())
