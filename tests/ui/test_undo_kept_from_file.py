"""Ctrl+Z where something is typed, chosen or searched that is in no file: no act in the file is taken back for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from evalapp.domain.deciding.values import Proposal
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from tests.samples import small_panel
from tests.ui.pages.exchange.test_secretary_merge import exchange, returned
from tests.ui.pages.meeting.pages import meeting_page
from tests.ui.pages.meeting.proposing import choose, form_of, type_into
from ui.pages.lenses.page import LensesPage
from ui.pages.meeting.page import MeetingPage
from ui.widgets.fields import SearchField
from ui.window.frame import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> MeetingPage:
    page = meeting_page(window, tmp_path)
    page.acts.discuss("A-1")
    page.open_at("A-1")
    return page


def take_back(widget: QWidget, times: int = 1) -> None:
    for _n in range(times):
        QTest.keyClick(widget, Qt.Key.Key_Z, CTRL)


def test_a_proposal_half_filled_in_keeps_undo_to_itself(page: MeetingPage, window: MainWindow) -> None:
    last = page.session.view.last_change()
    form = form_of(page)
    choose(form, Proposal.REJECT)
    type_into(form.reason, "Too thin.")
    take_back(form.reason, times=12)  # more than there is to take back of the sentence
    form.outcome.setFocus()
    take_back(form.outcome)
    assert page.session.view.last_change() == last
    assert window.messages.text.text().startswith("The file was left as it is")


def test_once_it_is_recorded_undo_takes_that_back(page: MeetingPage) -> None:
    last = page.session.view.last_change()
    form = form_of(page)
    choose(form, Proposal.REJECT)
    type_into(form.reason, "Too thin.")
    QTest.keyClick(form.reason, Qt.Key.Key_Return, CTRL)
    assert page.session.view.decidings.advice()
    take_back(page.window().focusWidget() or page)
    assert not page.session.view.decidings.advice()
    assert page.session.view.last_change() != last


def test_a_draft_elsewhere_on_the_page_does_not_keep_it(page: MeetingPage) -> None:
    form = form_of(page)
    choose(form, Proposal.REJECT)
    last = page.session.view.last_change()
    page.agenda.view.setFocus()
    take_back(page.agenda.view)
    assert page.session.view.last_change() != last


def test_a_search_taken_back_once_too_often_takes_back_nothing_else(
    page: MeetingPage, window: MainWindow
) -> None:
    window.show_page("applications")
    applications = window.page()
    assert applications is not None
    search = next(each for each in applications.findChildren(SearchField) if each.isVisible())
    search.setFocus()
    QTest.keyClicks(search, "abc")
    last = page.session.view.last_change()
    take_back(search, times=3)
    assert (search.text(), page.session.view.last_change()) == ("", last)


def test_nothing_is_undone_from_the_lenses(page: MeetingPage, window: MainWindow) -> None:
    window.show_page("lenses")
    assert isinstance(window.page(), LensesPage)
    last = page.session.view.last_change()
    window.undo()
    window.redo()
    assert page.session.view.last_change() == last


def test_choices_of_a_merge_that_nobody_stored_keep_it(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=2)
    handed = hand_out(panel, tmp_path / "packs")
    for device, value in (("laptop", 6), ("office", 8)):
        merge(panel, plan_merge(panel, [returned(handed, "J1", device, value, tmp_path)]))
    exchanged = exchange(window, panel)
    exchanged.open_at("choices")
    exchanged.choices.choices.keep_all.click()
    assert exchanged.choices.unrecorded()
    last = panel.view.last_change()
    window.undo()
    assert panel.view.last_change() == last
    window.show_page("history")
    window.undo()
    assert panel.view.last_change() != last
