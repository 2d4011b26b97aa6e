"""Tables of applications dropped on a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from evalapp.domain.permissions import Phase
from tests.samples import small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.pages.importing.drop_page import ImportDropPage
from ui.window.frame import MainWindow

# Of the one way to make an event that a drag begins with; the window system makes its own.
pytestmark = pytest.mark.filterwarnings("ignore:Function.*QDragEnterEvent:DeprecationWarning")


def dragged(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def takes(page: ImportDropPage, path: Path) -> bool:
    data = dragged(path)
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    page.dragEnterEvent(event)
    return event.isAccepted()


def page_of(window: MainWindow, tmp_path: Path, page: str, phase: Phase) -> ImportDropPage:
    window.start(small_panel(tmp_path / "call.evalpanel", phase=phase))
    window.show_page(page)
    made = window.page()
    assert isinstance(made, ImportDropPage)
    return made


@pytest.mark.long
@pytest.mark.parametrize("page", ["overview", "applications"])
def test_a_table_that_is_dropped_is_looked_at(window: MainWindow, tmp_path: Path, page: str) -> None:
    table = tmp_path / "more.csv"
    table.write_text("number;title;organisation\nB-1;Zon;O\n", encoding="utf-8")
    dropped_on = page_of(window, tmp_path, page, Phase.DRAFT)
    assert takes(dropped_on, table)
    data = dragged(table)
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dropped_on.dropEvent(event)
    shown = window.page()
    assert isinstance(shown, ApplicationsPage)
    assert shown.faces.currentWidget() is shown.import_panel


def test_a_closed_call_takes_nothing(window: MainWindow, tmp_path: Path) -> None:
    page = page_of(window, tmp_path, "overview", Phase.CLOSED)
    assert not takes(page, tmp_path / "more.csv")


def test_no_file_of_another_kind_is_taken(window: MainWindow, tmp_path: Path) -> None:
    assert not takes(page_of(window, tmp_path, "overview", Phase.DRAFT), tmp_path / "picture.png")
