"""On a disk of 1.5 MB of its own: a juror types, the disk fills, room is made. Run by test_slow_disk_small.py.

`python small_disk_story.py FOLDER WORK`, in a mount name space of its own; prints what happened as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from ui.look import theme
from ui.pages.scoring.page import DossiersPage
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks
from ui.window.frame import MainWindow

TEXT = "What does not fit. " * 800


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


def story(folder: Path, original: Path) -> dict[str, object]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(folder)], check=True)
    work, filler = Path(shutil.copy(original, folder)), folder / "filler"
    app = QApplication([])
    theme.apply(app, "light")
    window = MainWindow(Settings(folder / "settings.json"), Tasks(SynchronousPool()))
    window.show()
    window.start(Workspace.open(work))
    page = window.page()
    assert isinstance(page, DossiersPage)
    row = page.form.current
    row.focus(on_comment=True)
    fill(filler)
    row.comment.insertPlainText(TEXT)
    row.comment.commit()
    told = {
        "shown": row.comment.text() == TEXT,
        "refused": row.comment.saving.is_refused,
        "why": row.trouble.why.text(),
    }
    filler.unlink()
    QTest.keyClicks(row.comment, "!")
    row.comment.commit()
    window.close()
    with Workspace.open(work) as workspace:
        stored = [score.comment for score in workspace.view.scores()]
        return told | {"stored": stored == [TEXT + "!"], "whole": prove(workspace).is_sound}


if __name__ == "__main__":
    print(json.dumps(story(Path(sys.argv[1]), Path(sys.argv[2]))))  # noqa: T201
