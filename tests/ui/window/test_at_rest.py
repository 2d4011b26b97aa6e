"""A page at rest does nothing: one that lays itself out anew without end takes a processor, and the battery with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QTabBar

from tests.ui.access.sweeping import settle
from tests.ui.window.changing import JUROR_PAGES, OFFICE_PAGES, shown
from ui.pages.applications.page import ApplicationsPage
from ui.window.frame import MainWindow

_ANEW = (QEvent.Type.LayoutRequest, QEvent.Type.Paint, QEvent.Type.Resize)


class _Counting(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ANEW:
            self.found[f"{event.type().name} of {type(watched).__name__}"] += 1
        return False


@contextmanager
def counted() -> Iterator[Counter[str]]:
    app, counting = QCoreApplication.instance(), _Counting()
    assert app is not None
    app.installEventFilter(counting)
    try:
        yield counting.found
    finally:
        app.removeEventFilter(counting)


def assert_is_at_rest() -> None:
    for _turn in range(3):  # what is shown for the first time may ask once more for its room
        settle()
    with counted() as found:
        settle()
    assert not found


@pytest.mark.long
@pytest.mark.parametrize("page_id", OFFICE_PAGES)
def test_a_page_of_the_office_rests_on_each_of_its_tabs(office: MainWindow, page_id: str) -> None:
    page = shown(office, page_id)
    assert_is_at_rest()
    for bar in page.findChildren(QTabBar):
        for tab in range(bar.count()):
            bar.setCurrentIndex(tab)
            assert_is_at_rest()


@pytest.mark.long
@pytest.mark.parametrize("page_id", JUROR_PAGES)
def test_a_page_of_a_juror_rests(juror: MainWindow, page_id: str) -> None:
    shown(juror, page_id)
    assert_is_at_rest()


@pytest.mark.long
def test_an_import_that_is_looked_at_rests_also_while_it_says_how_far_it_is(
    office: MainWindow, tmp_path: Path
) -> None:
    page = shown(office, "applications")
    assert isinstance(page, ApplicationsPage)
    path = tmp_path / "list.csv"
    path.write_text(
        "Dossiernummer;Titel;Aanvrager\n" + "".join(f"B-{n};Title {n};Org {n}\n" for n in range(60))
    )
    page.look_at([path])
    assert page.import_panel.isVisible()
    assert_is_at_rest()

    page.import_panel.show_busy("Writing: 1%", 1, 100)
    assert_is_at_rest()
    with counted() as found:
        page.import_panel.show_busy("Writing: 2%", 2, 100)
        settle()
    assert found["Paint of ProgressBar"]
    assert not [each for each in found if "RowTable" in each or "LayoutRequest" in each]
