"""The reports page of a panel, as a secretary has it before them."""

from __future__ import annotations

from evalapp.operations.workspace import Workspace
from ui.pages.reports.page import ReportsPage
from ui.window.frame import MainWindow


def page_of(window: MainWindow, panel: Workspace) -> ReportsPage:
    window.start(panel)
    window.show_page("reports")
    shown = window.page()
    assert isinstance(shown, ReportsPage)
    return shown
