"""A file that this computer may not write to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evalapp.domain.permissions import Action
from evalapp.operations.scores import SetScore
from tests.samples import small_panel
from tests.ui.access.sweeping import settle
from ui import only_read
from ui.app import Application
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks
from ui.widgets.badge import Badge


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
    made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    return path


def badges(application: Application) -> list[str]:
    return [each.text() for each in application.window.top.findChildren(Badge) if each.isVisible()]


@pytest.mark.long
@pytest.mark.parametrize("which", ["file", "folder"])
def test_it_opens_to_be_read_and_is_called_so(
    application: Application, panel: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    refused = panel if which == "file" else panel.parent
    monkeypatch.setattr(only_read.os, "access", lambda path, _mode: Path(path) != refused)
    before = panel.read_bytes()
    application.open(panel)
    settle()
    window = application.window
    assert window.session is not None
    assert "READ ONLY" in badges(application)
    assert window.messages.isVisible()
    assert not window.session.may(Action.EDIT_JURY)
    assert "copy it to a folder of yours" in window.session.why_not(Action.EDIT_JURY)
    for page in ("overview", "applications", "jury", "exchange", "meeting", "ranking", "reports", "history"):
        window.show_page(page)
        settle()
    refusals: list[str] = []
    command = SetScore(juror="J1", application="A-1", criterion="helix", value=5)
    assert window.session.run(command, on_error=refusals.append) is None
    assert len(refusals) == 1
    assert panel.read_bytes() == before
    assert sorted(each.name for each in panel.parent.glob("call.evalpanel*")) == ["call.evalpanel"]


def test_a_file_of_ones_own_has_no_such_badge(application: Application, panel: Path) -> None:
    application.open(panel)
    settle()
    assert "READ ONLY" not in badges(application)
    assert not only_read.is_read_only(panel)
    assert os.access(panel, os.W_OK)
