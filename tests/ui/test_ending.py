"""What is typed is stored when others end the program."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.operations.workspace import Workspace
from tests.ui.pages.scoring.gate_samples import desk_of
from ui.ending import Ending
from ui.window.frame import MainWindow

TYPED = "Net voor het einde getypt"


class Session:
    """What the desktop asks with; its own cannot be made."""

    def __init__(self) -> None:
        self.is_cancelled = False

    def allowsInteraction(self) -> bool:
        return True

    def cancel(self) -> None:
        self.is_cancelled = True


@pytest.fixture
def ending(window: MainWindow, qapp: QApplication) -> Iterator[Ending]:
    made = Ending(lambda: window.leaving.store_typed(), window.leaving.ask_to_stay, window.close_session)
    made.install(qapp)
    yield made
    made.let_go()


def typed_at(window: MainWindow, work: Workspace) -> None:
    desk = desk_of(window, work)
    row = desk.form.current
    row.focus(on_comment=True)
    row.comment.insertPlainText(TYPED)
    assert not row.comment.saving.is_saved


def stored_in(path: Path) -> list[str]:
    with Workspace.open(path, read_only=True) as work:
        return [score.comment for score in work.view.scores() if score.comment]


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_finds_everything_stored(
    window: MainWindow,
    work: Workspace,
    ending: Ending,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    status: list[int] = []
    monkeypatch.setattr(QGuiApplication, "exit", status.append)
    typed_at(window, work)
    number = getattr(signal, name)

    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: bool(status))

    assert [128 + number] == status
    assert [TYPED] == stored_in(work.path)


def test_logging_off_finds_everything_stored(window: MainWindow, work: Workspace, ending: Ending) -> None:
    typed_at(window, work)
    session = Session()

    ending.log_off(session)  # type: ignore[arg-type]

    assert [TYPED] == [score.comment for score in work.view.scores()]
    assert not session.is_cancelled


def test_logging_off_waits_for_what_cannot_be_stored(
    window: MainWindow, work: Workspace, ending: Ending, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed_at(window, work)
    monkeypatch.setattr(window.leaving, "store_typed", lambda: False)
    session = Session()

    ending.log_off(session)  # type: ignore[arg-type]

    assert session.is_cancelled
    assert window.messages.isVisible()
