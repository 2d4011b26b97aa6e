"""A window at work in a panel, or in a work file."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from tests.ui.window.changing import (
    run,
    score,
)
from ui.window.frame import MainWindow


@pytest.fixture
def office(window: MainWindow, tmp_path: Path) -> MainWindow:
    panel = small_panel(tmp_path / "panel.evalpanel")
    for n, application in enumerate(("A-1", "A-2", "A-3")):
        score("J1", application, 3 + n)(panel)
    window.start(panel)
    return window


@pytest.fixture
def juror(window: MainWindow, fresh_work: Workspace) -> MainWindow:
    run(ConfirmNoConflict(application="A-2"))(fresh_work)
    score("J1", "A-2", 5)(fresh_work)
    window.start(fresh_work)
    return window
