"""The way of Tab over every page, and where the keyboard is once what had it has gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton, QTabBar, QWidget

from evalapp.domain.people import ConflictKind, Role
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.panel.call import create_panel
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, changed_call, small_panel
from tests.ui.access.sweeping import controls, described, settle, tab_stops
from ui.page import Page
from ui.pages.applications.page import ApplicationsPage
from ui.pages.exchange.page import ExchangePage
from ui.pages.history.page import HistoryPage
from ui.pages.jury.page import JuryPage
from ui.widgets.tabs import Tabs
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for

JUROR_PAGES = tuple(entry.id for entry in entries_for(Role.JUROR))
PANEL_PAGES = tuple((role, entry.id) for role in (Role.SECRETARY, Role.CHAIR) for entry in entries_for(role))

Show = Callable[..., Page]


@pytest.fixture
def show_work(window: MainWindow, work: Workspace) -> Show:
    """A page of a juror who scored one application and may not see another."""
    for criterion, value in (("helix", 8), ("sme", 6)):
        work.execute(SetScore(juror="J1", application="A-1", criterion=criterion, value=value))
    work.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.FAMILY))
    window.start(work)

    def shown(page: str) -> Page:
        window.show_page(page)
        return _at_hand(window)

    return shown


@pytest.fixture
def show(window: MainWindow, tmp_path: Path) -> Show:
    """A page of the office, in a panel of which something can be undone."""
    panel = small_panel(tmp_path / "panel.evalpanel")
    panel.execute(changed_call(title="Networks"))
    window.start(panel)

    def shown(page: str, role: Role = Role.SECRETARY) -> Page:
        assert window.session is not None
        window.act_as(next(each.id for each in window.session.view.people() if each.role is role))
        window.show_page(page)
        return _at_hand(window)

    return shown


def _at_hand(window: MainWindow) -> Page:
    window.activateWindow()
    settle()
    page = window.page()
    assert page is not None
    return page


def stops_of(page: Page, *, backwards: bool = False) -> list[QWidget]:
    """Where Tab goes on the page, from its first stop on, or Shift+Tab from its last."""
    stops = list(tab_stops(page.window(), backwards=backwards))
    outside = [n for n, stop in enumerate(stops) if not page.isAncestorOf(stop)]
    stops = stops[outside[-1] + 1 :] + stops[: outside[0]] if outside else stops
    return [stop for stop in stops if page.isAncestorOf(stop)]


def unreached(page: Page, stops: list[QWidget]) -> list[str]:
    """Controls that no Tab comes to; of a group of options the arrow keys reach the others."""
    return [
        described(widget)
        for widget in controls(page)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget not in stops
        and not (isinstance(widget, QRadioButton) and not widget.isChecked())
        and not any(widget.focusProxy() is stop or widget.isAncestorOf(stop) for stop in stops)
    ]


def check_way(page: Page) -> None:
    forward, back = stops_of(page), stops_of(page, backwards=True)

    assert unreached(page, forward) == []
    assert [described(stop) for stop in reversed(back)] == [described(stop) for stop in forward]


@pytest.mark.long
@pytest.mark.parametrize("page", JUROR_PAGES)
def test_tab_reaches_everything_both_ways_for_a_juror(show_work: Show, page: str) -> None:
    check_way(show_work(page))


@pytest.mark.long
@pytest.mark.parametrize(("role", "page"), PANEL_PAGES)
def test_tab_reaches_everything_both_ways_in_the_office(show: Show, role: Role, page: str) -> None:
    check_way(show(page, role))


@pytest.mark.long
def test_search_and_import_come_before_the_applications(show: Show) -> None:
    page = show("applications")
    assert isinstance(page, ApplicationsPage)

    stops = stops_of(page)

    before = [page.checking.bar, *page.heads.of_the_list]
    assert stops[:5] == [*before, page.search]
    assert page.table in stops[5:]


# what had the keyboard goes


def keyboard(page: Page) -> QWidget:
    settle()
    now = QApplication.focusWidget()
    assert now is not None
    assert now is page or page.isAncestorOf(now), described(now)
    return now


def click_tab(bar: QTabBar, n: int) -> None:
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(n).center())


@pytest.mark.long
def test_a_tab_of_the_exchange_keeps_the_keyboard_on_the_page(show: Show) -> None:
    page = show("exchange")
    assert isinstance(page, ExchangePage)
    page.take_focus()

    for n in (1, 0, 1):
        click_tab(page.tabs, n)
        keyboard(page)


@pytest.mark.long
def test_a_tab_of_the_jury_keeps_the_keyboard_on_the_page(show: Show) -> None:
    page = show("jury")
    assert isinstance(page, JuryPage)
    page.members.setFocus()

    click_tab(page.tabs, 1)

    keyboard(page)


@pytest.mark.long
def test_hiding_the_codes_keeps_the_keyboard_on_the_page(show: Show, tmp_path: Path) -> None:
    page = show("exchange")
    assert isinstance(page, ExchangePage)
    page.handout.hand_out_to(tmp_path / "packs")
    settle()
    hide = next(
        button
        for button in page.handout.codes_card.findChildren(QPushButton)
        if button.text() == "Hide the codes"
    )
    hide.setFocus()

    hide.click()

    assert keyboard(page) is page.handout.table


@pytest.mark.long
def test_a_tab_of_the_dossier_keeps_the_keyboard_on_the_page(show: Show, tmp_path: Path) -> None:
    page = show("applications")
    assert isinstance(page, ApplicationsPage)
    attachment = tmp_path / "plan.txt"
    attachment.write_text("The plan.")
    page.session.run(AttachFiles(application="A-1", paths=(attachment,)))
    page.open_at("A-1")
    settle()
    tabs = page.reader.findChild(Tabs)
    assert tabs is not None
    tabs.setCurrentIndex(tabs.count() - 1)
    save = next(each for each in page.reader.findChildren(QPushButton) if each.text() == "Save…")
    save.setFocus()
    assert keyboard(page) is save

    click_tab(tabs.findChildren(QTabBar)[0], 0)

    keyboard(page)


@pytest.mark.long
def test_undo_of_what_filled_the_page_keeps_the_keyboard_on_it(
    window: MainWindow, show: Show, tmp_path: Path
) -> None:
    with small_panel(tmp_path / "people.evalpanel") as other:
        people = tuple(other.view.people())
    window.start(create_panel(tmp_path / "new.evalpanel", scheme_text=SCHEME, title="New", reference="N"))
    window.show_page("jury")
    page = _at_hand(window)
    assert isinstance(page, JuryPage)
    assert window.session is not None
    window.session.run(ImportJury(people=people, reason="Verbeterd."))
    page.members.setFocus()

    window.undo()

    assert not page.members.isVisible()
    keyboard(page)


@pytest.mark.long
@pytest.mark.parametrize("at", ["overview", "applications", "jury", "exchange", "history"])
def test_undo_keeps_the_keyboard_on_the_page(window: MainWindow, show: Show, at: str) -> None:
    page = show(at)
    stops = [stop for stop in stops_of(page) if not isinstance(stop, QLineEdit)]
    for stop in stops:
        stop.setFocus()
        window.undo()
        keyboard(page)
        window.redo()
        keyboard(page)


@pytest.mark.long
def test_undoing_a_change_of_the_history_keeps_the_keyboard_on_the_page(show: Show) -> None:
    page = show("history")
    assert isinstance(page, HistoryPage)
    for _step in range(2):
        page.change_card.undo_button.setFocus()
        page.change_card.undo_button.click()
        keyboard(page)


@pytest.mark.long
def test_a_control_that_is_deleted_leaves_the_keyboard_on_the_page(show: Show) -> None:
    page = show("applications")
    button = QPushButton("For now", page)
    button.show()
    button.setFocus()
    button.deleteLater()
    QApplication.sendPostedEvents(button, QEvent.Type.DeferredDelete)

    assert keyboard(page) is page.begins_at


@pytest.mark.long
def test_a_control_that_is_switched_off_leaves_the_keyboard_on_the_page(show: Show) -> None:
    page = show("applications")
    assert isinstance(page, ApplicationsPage)
    page.card.inadmissible_button.setFocus()

    page.card.setEnabled(False)

    keyboard(page)


@pytest.mark.long
def test_who_leaves_the_page_by_tab_is_not_brought_back(window: MainWindow, show: Show) -> None:
    page = show("applications")

    outside = [stop for stop in tab_stops(window) if not page.isAncestorOf(stop)]

    assert len(outside) > 3
