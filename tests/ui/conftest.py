"""A window for tests: no display, no threads, no widget left behind."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from evalapp.operations import collecting
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.workspace import Workspace
from tests.samples import clear_all, small_panel
from ui.actions import declared
from ui.app import Application
from ui.look import theme
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks
from ui.window.frame import MainWindow


@pytest.fixture(scope="session", autouse=True)
def _old_stays_frozen() -> Iterator[None]:
    """What the program does after large pieces of work would thaw all that was there before the test: a sixth of what
    these tests take.
    """

    def nothing() -> None:
        return

    kept = SimpleNamespace(
        isenabled=gc.isenabled, disable=gc.disable, enable=gc.enable, freeze=nothing, unfreeze=nothing
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collecting, "gc", kept)
        yield


@pytest.fixture(autouse=True)
def _no_widgets_left(qapp: QApplication) -> Iterator[None]:
    """A widget that outlives its test may crash another one; whatever a test shows, it must also end."""
    # What was there before the test is not looked through after it: that would take longer than most tests.
    gc.freeze()
    theme.apply(qapp, "light")
    yield
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [widget for widget in qapp.topLevelWidgets() if widget.isVisible()] == []


@pytest.fixture(autouse=True)
def _no_dialog_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is there to answer one: a test that opens it fails, and does not wait for ever."""

    def wait(dialog: QDialog) -> int:
        raise AssertionError(f"a {type(dialog).__name__} waits for somebody")

    for kind in (QDialog, QFileDialog, QInputDialog, QMessageBox, QPrintDialog):
        monkeypatch.setattr(kind, "exec", wait)


@pytest.fixture
def tasks() -> Tasks:
    return Tasks(SynchronousPool())


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, tasks: Tasks) -> Iterator[MainWindow]:
    made = MainWindow(Settings(tmp_path / "settings.json"), tasks)
    made.offered.add_general(declared(Application))
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def pack(tmp_path: Path) -> HandedPack:
    """The pack of An Peeters, with three applications."""
    with small_panel(tmp_path / "call.evalpanel") as panel:
        return next(each for each in hand_out(panel, tmp_path / "packs").packs if each.juror == "J1")


@pytest.fixture
def fresh_work(pack: HandedPack) -> Workspace:
    """Her work file, of which no dossier was opened yet; the window that starts it closes it."""
    return open_pack(pack.path, pack.code)


@pytest.fixture
def work(fresh_work: Workspace) -> Workspace:
    """The same with every dossier open for scoring."""
    return clear_all(fresh_work)
