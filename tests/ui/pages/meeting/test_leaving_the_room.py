"""Who must leave the room is read before anything that was given, and what was given waits for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from evalapp.domain.people import ConflictKind
from evalapp.operations.meeting.agenda import Discuss
from evalapp.operations.panel.jury import DeclareConflict
from tests.operations.meeting.room_samples import JAN
from tests.ui.pages.meeting.pages import meeting_page, said
from ui.pages.meeting.reason_line import ReasonLine
from ui.pages.ranking.page import RankingPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow


def test_who_leaves_stands_out_and_nothing_that_was_given_is_shown(
    window: MainWindow, tmp_path: Path
) -> None:
    page = meeting_page(window, tmp_path)
    page.session.run(Discuss(application="A-2"))
    page.open_at("A-2")
    assert page.dossier is not None
    band = page.dossier.band
    assert band is not None
    assert ("Jan Claes", "attention-ground") == (band.names.text(), band.property("ground"))
    assert {} == page.cards
    words = said(page)
    assert "The averages appear as soon as Jan Claes has left the room" in words
    assert not [
        each for each in page.dossier.findChildren(Label) if each.accessibleName().startswith("Total ")
    ]
    (row,) = [each for each in page.agenda.rows if each.number == "A-2"]
    assert "–" == row.total


def test_the_room_reads_the_kind_of_a_conflict_and_not_what_was_explained(
    window: MainWindow, tmp_path: Path
) -> None:
    page = meeting_page(window, tmp_path)
    told = DeclareConflict(juror=JAN, application="A-3", kind=ConflictKind.FAMILY, note="Mijn zus werkt er.")
    page.session.run(told)
    page.session.run(Discuss(application="A-3"))
    page.open_at("A-3")
    words = said(page)
    assert ("Leaves the room now" in words, ConflictKind.FAMILY.label in words) == (True, True)
    assert "zus" not in words


def test_v_notes_that_they_left_and_the_averages_appear(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    page.session.run(Discuss(application="A-2"))
    page.open_at("A-2")
    QTest.keyClick(page.agenda.view, Qt.Key.Key_V)
    assert [(JAN, "A-2")] == [
        (each.person, each.left_for) for each in page.acts.meeting.stays if each.left_for
    ]
    assert {"helix", "sme"} == set(page.cards)
    assert page.dossier is not None
    assert page.dossier.band is not None
    assert "Jan Claes leaves the room" == page.dossier.band.names.text()
    sheet = page.dossier
    first = page.cards["helix"]
    assert page.dossier.band.mapTo(sheet, QPoint()).y() < first.mapTo(sheet, QPoint()).y()


def test_a_time_that_cannot_be_is_said_beside_it_and_nothing_is_noted(
    window: MainWindow, tmp_path: Path
) -> None:
    page = meeting_page(window, tmp_path)
    page.session.run(Discuss(application="A-2"))
    page.open_at("A-2")
    assert page.dossier is not None
    band = page.dossier.band
    assert band is not None
    assert band.time is not None
    assert band.error is not None
    band.time.setText("26:70")
    page.has_left()
    assert "is no hour of a day" in band.error.text()
    assert JAN in page.acts.meeting.inside


def test_it_begins_anyway_for_a_reason_alone(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    page.session.run(Discuss(application="A-2"))
    page.open_at("A-2")
    assert page.dossier is not None
    (line,) = page.dossier.findChildren(ReasonLine)
    line.ask()
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert line.error.text().startswith("Say why it is discussed with Jan Claes in the room")
    QTest.keyClicks(line.reason, "He alone knows the file")
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert {"helix", "sme"} == set(page.cards)
    assert ["He alone knows the file"] == [each.anyway for each in page.acts.meeting.agenda if each.anyway]


def test_without_a_meeting_nothing_waits(window: MainWindow, tmp_path: Path) -> None:
    """Who prepares it at a desk reads everything; who leaves is named all the same."""
    page = meeting_page(window, tmp_path, is_open=False)
    page.open_at("A-2")
    assert {"helix", "sme"} == set(page.cards)
    assert page.dossier is not None
    assert page.dossier.band is not None
    assert page.dossier.band.gone_button is None


def test_nobody_leaves_for_what_is_not_discussed(window: MainWindow, tmp_path: Path) -> None:
    """Who goes then goes of their own, and the minutes would not say for what."""
    page = meeting_page(window, tmp_path)
    page.open_at("A-2")
    QTest.keyClick(page.agenda.view, Qt.Key.Key_V)
    assert JAN in page.acts.meeting.inside
    assert {} == page.cards


def test_who_left_for_one_is_called_back_at_the_next(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    page.session.run(Discuss(application="A-2"))
    page.open_at("A-2")
    page.has_left()
    assert page.dossier is not None
    assert page.dossier.back_button is None
    page.go_on()
    assert "Jan Claes may come back in." in said(page)
    assert page.dossier.back_button is not None
    page.dossier.back_button.click()
    assert JAN in page.acts.meeting.inside
    assert "may come back" not in said(page)


def test_what_was_begun_anyway_says_why(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    page.session.run(Discuss(application="A-2"))
    page.acts.begin_anyway("A-2", "He alone knows it")
    page.open_at("A-2")
    assert "in the room; begun anyway: He alone knows it" in said(page)
    assert "Leaves the room now" not in said(page)


def test_the_ranking_waits_as_long(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    page.session.run(Discuss(application="A-2"))
    window.show_page("ranking")
    ranking = window.page()
    assert isinstance(ranking, RankingPage)
    assert (True, False) == (ranking.waiting.isVisible(), ranking.table.isVisible())
    page.acts.leave([JAN])
    assert (False, True) == (ranking.waiting.isVisible(), ranking.table.isVisible())


@pytest.mark.long
@pytest.mark.parametrize("typed", ["9.5", "morgen", "26:70"])
def test_what_is_no_hour_is_answered_with_an_hour(window: MainWindow, tmp_path: Path, typed: str) -> None:
    page = meeting_page(window, tmp_path)
    page.session.run(Discuss(application="A-2"))
    assert "is no hour of a day; write it as 14:32." in page.acts.leave_at([JAN], typed)
