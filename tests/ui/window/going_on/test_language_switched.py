"""Another language, chosen while a file is open: everything goes on where it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QTabBar

from evalapp.domain.permissions import Phase
from evalapp.domain.texts import current_language, in_language
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.workspace import Workspace
from tests.samples import changed_call, small_panel
from tests.ui.access.sweeping import settle
from tests.ui.window.changing import JUROR_PAGES, OFFICE_PAGES, shown
from ui.app import Application
from ui.dialogs.guide_window import GuideWindow
from ui.language import Speech
from ui.page import Page, Reading
from ui.pages.applications.page import ApplicationsPage
from ui.pages.hand_in.page import HandInPage
from ui.pages.history.page import HistoryPage
from ui.pages.meeting.page import MeetingPage
from ui.pages.reports.page import ReportsPage
from ui.pages.scoring.page import DossiersPage
from ui.settings import Settings
from ui.tables.row_table import RowTable
from ui.tasks import SynchronousPool, Tasks


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    speech = Speech(qapp)
    with in_language("nl"):
        made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()), speech)
        made.window.show()
        yield made
        made.window.close()
        made.window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    speech.be_silent()


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "panel.evalpanel")


def switch(application: Application, language: str) -> None:
    application.do(f"language-{language}")
    settle()
    assert current_language() == language


def page_of(application: Application) -> Page:
    page = application.window.page()
    assert page is not None
    return page


def standing(page: Page) -> list[object]:
    """Tabs, and what is chosen in tables."""
    tabs = [each.currentIndex() for each in page.findChildren(QTabBar)]
    tables = [each for each in page.findChildren(RowTable) if each.isVisibleTo(page)]
    rows = [(each.chosen_row is not None and each.rows_model.key(each.chosen_row)) for each in tables]
    return [*tabs, *rows]


def move_about(page: Page) -> None:
    """To the last tab, and the last row of every table there."""
    for bar in page.findChildren(QTabBar):
        if bar.isVisibleTo(page):
            bar.setCurrentIndex(bar.count() - 1)
    settle()
    for table in page.findChildren(RowTable):
        if table.isVisibleTo(page) and table.rows_model.rowCount():
            table.selectRow(table.rows_model.rowCount() - 1)
            settle()


@pytest.mark.long
@pytest.mark.parametrize("page_id", OFFICE_PAGES)
def test_the_office_stays_where_it_is(application: Application, panel: Workspace, page_id: str) -> None:
    application.window.start(panel)
    move_about(shown(application.window, page_id))
    page = page_of(application)
    before, id = standing(page), application.window.page_id
    for language in ("en", "nl"):
        switch(application, language)
        assert (id, before) == (application.window.page_id, standing(page_of(application)))


@pytest.mark.long
@pytest.mark.parametrize("page_id", JUROR_PAGES)
def test_a_juror_stays_where_she_is(application: Application, fresh_work: Workspace, page_id: str) -> None:
    application.window.start(fresh_work)
    move_about(shown(application.window, page_id))
    before = standing(page_of(application))
    for language in ("en", "nl"):
        switch(application, language)
        assert (page_id, before) == (application.window.page_id, standing(page_of(application)))


@pytest.mark.long
def test_the_pages_that_are_not_at_hand_keep_their_place_too(
    application: Application, panel: Workspace
) -> None:
    application.window.start(panel)
    jury = shown(application.window, "jury")
    move_about(jury)
    before = standing(jury)
    shown(application.window, "history")
    switch(application, "en")
    switch(application, "nl")  # the jury was not looked at in between
    assert standing(shown(application.window, "jury")) == before


@pytest.mark.long
def test_a_juror_stays_at_her_dossier_and_criterion(application: Application, work: Workspace) -> None:
    application.window.start(work)
    page = shown(application.window, "dossiers")
    assert isinstance(page, DossiersPage)
    page.open_at(("A-2", "sme"))
    settle()
    switch(application, "en")
    page = page_of(application)
    assert isinstance(page, DossiersPage)
    assert ("A-2", "sme") == (page.form.number, page.form.current.criterion.id)


@pytest.mark.long
def test_who_reads_a_dossier_goes_on_reading(application: Application, panel: Workspace) -> None:
    application.window.start(panel)
    page = shown(application.window, "applications")
    page.open_at(Reading(number="A-2", back_to="meeting"))
    switch(application, "en")
    page = page_of(application)
    assert isinstance(page, ApplicationsPage)
    assert (page.at(), page.back_button.isVisibleTo(page)) == (Reading(number="A-2", back_to="meeting"), True)


@pytest.mark.long
def test_the_report_that_is_chosen_stays_so(application: Application, panel: Workspace) -> None:
    application.window.start(panel)
    shown(application.window, "reports").open_at("minutes")
    switch(application, "en")
    page = page_of(application)
    assert isinstance(page, ReportsPage)
    assert page.kind.id == "minutes"


def test_what_is_asked_of_the_history_stays(application: Application, panel: Workspace) -> None:
    application.window.start(panel)
    page = shown(application.window, "history")
    assert isinstance(page, HistoryPage)
    page.listing.search.setText("A-1")
    page.listing.show_application("A-2")
    switch(application, "en")
    page = page_of(application)
    assert isinstance(page, HistoryPage)
    assert page.listing.application.currentData() == "A-2"


@pytest.mark.long
def test_an_open_criterion_of_the_meeting_stays_open_with_what_is_typed_there(
    application: Application, panel: Workspace
) -> None:
    move_to_phase(panel, Phase.DELIBERATION)
    application.window.start(panel)
    application.window.act_as("C1")
    page = shown(application.window, "meeting")
    assert isinstance(page, MeetingPage)
    page.cards["helix"].open_form()
    form = page.cards["helix"].form
    assert form is not None
    form.source.setCurrentIndex(0)
    form.reason.setPlainText("Een reden die nog niet vastligt.")
    switch(application, "en")
    page = page_of(application)
    assert isinstance(page, MeetingPage)
    form = page.cards["helix"].form
    assert (page.cards["helix"].head.isChecked(), form is not None) == (True, True)
    assert form is not None
    assert form.reason.toPlainText() == "Een reden die nog niet vastligt."


def test_what_was_done_can_still_be_undone(application: Application, panel: Workspace) -> None:
    application.window.start(panel)
    panel.execute(changed_call(title="Other"))
    switch(application, "en")
    application.window.undo()
    session = application.window.session
    assert session is not None
    assert session.call.title != "Other"


@pytest.mark.long
def test_the_receipt_or_the_removal_stays_on_the_screen(
    application: Application, fresh_work: Workspace
) -> None:
    application.window.start(fresh_work)
    shown(application.window, "hand-in").open_at("removal")
    switch(application, "en")
    page = page_of(application)
    assert isinstance(page, HandInPage)
    assert page.at() == "removal"


@pytest.mark.long
def test_the_projector_and_the_guide_go_on(application: Application, panel: Workspace) -> None:
    window = application.window
    window.start(panel)
    window.projector.show_on(None)
    assert window.projector.shown is not None
    window.projector.shown.move(QPoint(40, 50))
    window.projector.blank()
    window.show_help()
    before = window.findChildren(GuideWindow)[0]
    before.show_chapter("chair", before.chapter)
    settle()
    switch(application, "en")
    window = application.window
    wall = window.projector.shown
    assert wall is not None
    assert (wall.windowTitle(), wall.is_blank, wall.pos()) == ("Projector – Evalapp", True, QPoint(40, 50))
    guide = next(each for each in window.findChildren(GuideWindow) if each.isVisible())
    assert (guide.name, guide.chapters.accessibleName()) == ("chair", "Chapters")


@pytest.mark.long
def test_a_search_stays(application: Application, panel: Workspace) -> None:
    application.window.start(panel)
    page = shown(application.window, "applications")
    assert isinstance(page, ApplicationsPage)
    page.search.setText("A-1")
    switch(application, "en")
    page = page_of(application)
    assert isinstance(page, ApplicationsPage)
    assert page.search.text() == "A-1"
    assert page.search.placeholderText() != ""


@pytest.mark.long
def test_the_start_page_is_not_shown_in_between(
    application: Application, panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    application.window.start(panel)
    shown_pages: list[object] = []
    monkeypatch.setattr(Application, "show_start", lambda self: shown_pages.append(self))
    switch(application, "en")
    assert shown_pages == []
    assert not application.window.findChildren(QLineEdit, "access-code")
