"""What takes long to import or to read, as pandas and the sentences of a language: only who needs it waits for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evalapp.store.file import PanelFile

ROOT = Path(__file__).resolve().parents[1]
_LOADED = "import sys; print('pandas' in sys.modules)"


def last_line(code: str) -> str:
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    return (ran.stdout.splitlines() or [ran.stderr])[-1]


@pytest.mark.long
@pytest.mark.parametrize(
    ("command", "is_loaded"),
    [("rank", "False"), ("export", "False"), ("verify", "False"), ("analyse", "True")],
)
def test_only_an_analysis_loads_pandas(tmp_path: Path, command: str, is_loaded: str) -> None:
    panel = shutil.copy(ROOT / "tests" / "data" / "format-1.evalpanel", tmp_path / "call.evalpanel")
    arguments = [command, str(panel), *([str(tmp_path / "out")] if command == "export" else [])]
    run = f"import sys; sys.argv = {['main.py', *arguments]!r}; import main; main.main(); {_LOADED}"
    assert is_loaded == last_line(run)


@pytest.mark.long
def test_the_store_leaves_pandas_whole_for_who_needs_it_later() -> None:
    later = "import pandas; print(pandas.DataFrame({'n': [1]})['n'].sum())"
    assert "False 1" == last_line(
        f"import evalapp.store.migrating, sys; print('pandas' in sys.modules, end=' '); {later}"
    )


def test_the_window_is_painted_before_anything_is_loaded_that_only_an_open_file_needs(tmp_path: Path) -> None:
    code = f"""
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import Application
from ui.settings import Settings
from ui.tasks import Tasks
app = QApplication([])
application = Application(app, Settings(Path({str(tmp_path / "settings.json")!r})), Tasks())
application.window.show()
app.processEvents()
rooms = ("evalapp.analytics", "evalapp.domain.scheme", "evalapp.exchange", "evalapp.operations.view",
         "evalapp.reports", "evalapp.sheets", "evalapp.store", "ui.drafts.forms", "ui.session", "ui.tables")
print([name for name in rooms if name in sys.modules])
"""
    assert "[]" == last_line(code)


@pytest.mark.long
def test_verify_loads_nothing_that_takes_in_or_hands_out_or_makes_a_file(tmp_path: Path) -> None:
    panel = Path(shutil.copy(ROOT / "tests" / "data" / "format-1.evalpanel", tmp_path / "call.evalpanel"))
    PanelFile.open(panel).close()  # brings it up to date
    unneeded = {
        "evalapp.domain.intake",
        "evalapp.domain.times",
        "evalapp.exchange.sealed.sealing",
        "evalapp.exchange.merge.state",
        "evalapp.operations.placing",
        "evalapp.operations.workspace",
        "evalapp.store.rows.write",
        "numpy.ma",
        "sqlite_utils",
    }
    run = f"import sys; sys.argv = {['main.py', 'verify', str(panel)]!r}; import main; main.main()"
    assert "set()" == last_line(f"{run}; print({unneeded!r} & sys.modules.keys())")


@pytest.mark.long
@pytest.mark.parametrize(
    "page",
    ["overview", "applications", "jury", "exchange", "scheme", "meeting", "ranking", "reports", "history"],
)
def test_no_page_of_the_office_loads_what_draws_pictures_or_papers(page: str) -> None:
    """Each takes a third of a second or more, before anybody asked for a picture or a paper."""
    heavy = ("pandas", "pyqtgraph", "reportlab")
    code = f"import sys, ui.pages.{page}.page; print([name for name in {heavy!r} if name in sys.modules])"
    assert "[]" == last_line(code)


def test_no_command_reads_the_sentences_of_a_language_before_it_says_one() -> None:
    rooms = "evalapp.cli.said, evalapp.cli.verifying.command, evalapp.cli.score"
    assert "0" == last_line(
        f"import {rooms}; from evalapp.domain import texts; print(texts._catalogue.cache_info().currsize)"
    )
