"""Triage on the chair's page: by button and key, and only where the scheme knows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.domain.meeting.values import ItemState
from tests.operations.meeting.triage_samples import in_triage
from tests.ui.pages.meeting.pages import meeting_page, said
from ui.pages.meeting.agenda.rows import ahead, counts
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow


def triage_page(window: MainWindow, folder: Path) -> MeetingPage:
    panel = in_triage(folder)
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    return page


def test_it_is_put_aside_for_a_reason_and_taken_back_by_the_same_key(
    window: MainWindow, tmp_path: Path
) -> None:
    page = triage_page(window, tmp_path)
    page.open_at("A-3")
    page.put_aside()
    assert page.dossier is not None
    line = page.dossier.aside_line
    assert line is not None
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert "Say why A-3 is not discussed" in line.error.text()
    QTest.keyClicks(line.reason, "Below half")
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    row = page.agenda.current()
    assert row is not None
    assert (row.number, row.state, row.total) == ("A-3", ItemState.NOT_DISCUSSED, "–")
    assert "not discussed: Below half" in said(page)
    assert counts(page.acts.meeting) == "3 to do · 1 not discussed"
    assert ahead(page.acts.meeting)[0] == "3 still to come · 1 not discussed"
    assert page.rail.decided.isVisible()
    page.put_aside()
    row = page.agenda.current()
    assert row is not None
    assert (row.number, row.state) == ("A-3", ItemState.TO_DO)


def test_what_is_discussed_is_not_put_aside(window: MainWindow, tmp_path: Path) -> None:
    page = triage_page(window, tmp_path)
    page.go_on()
    assert page.dossier is not None
    assert page.dossier.aside_line is None
    page.put_aside()
    assert "still to do in a meeting" in window.messages.text.text()


def test_a_call_without_triage_does_not_offer_it_and_says_why(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    assert page.dossier is not None
    assert page.dossier.aside_line is None
    page.put_aside()
    assert "knows no triage" in window.messages.text.text()


@pytest.mark.long
def test_only_what_is_to_do_is_expected_at_some_hour(window: MainWindow, tmp_path: Path) -> None:
    page = triage_page(window, tmp_path)
    assert [*page.agenda.expected] == ["A-1", "A-2", "A-3", "A-4"]
    page.acts.put_aside("A-3", "Below half")
    page.go_on()
    assert [*page.agenda.expected] == ["A-2", "A-4"]
    page.go_on()
    page.go_on()
    page.go_on()
    assert page.acts.close()
    assert [*page.agenda.expected] == []
