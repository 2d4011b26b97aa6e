"""The page of applications with a file before it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.samples import SECRETARY
from ui.pages.applications.page import ApplicationsPage

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.window.frame import MainWindow

HEAD = "number;title;organisation;start;requested_support\n"


def looked_at(window: MainWindow, panel: Workspace, folder: Path, text: str) -> ApplicationsPage:
    path = folder / "applications.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.look_at([path])
    return page
