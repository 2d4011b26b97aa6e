"""What-if beside the ranking: moved by keys, mouse and number, and never in the file."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evalapp.operations.ranking.consensus import SetConsensus
from tests.ui.later_pool import LaterPool
from tests.ui.pages.what_if.what_if_pages import order, scored, type_in, what_if
from ui.pages.ranking.page import RankingPage
from ui.pages.what_if.page import WhatIfPage
from ui.settings import Settings
from ui.tasks import Tasks
from ui.window.frame import MainWindow

OFFICIAL = ["A-2", "A-3", "—", "A-1"]


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> WhatIfPage:
    return what_if(window, scored(tmp_path))


def test_it_begins_with_the_official_order_on_both_sides(page: WhatIfPage) -> None:
    assert order(page) == OFFICIAL
    assert page.state_label.text() == "What if: nothing is moved yet"
    assert page.window().rail._buttons["ranking"].isChecked()  # type: ignore[attr-defined]


def test_a_slider_is_driven_by_keys_and_the_file_stays_as_it_is(page: WhatIfPage, tmp_path: Path) -> None:
    view = page.session.view
    before, changes = view.fingerprint(), view.last_change()
    bytes_before = (tmp_path / "call.evalpanel").read_bytes()
    track = page.weights.levers["helix"].track
    track.setFocus()
    for _n in range(6):
        QTest.keyClick(track, Qt.Key.Key_PageUp)
    assert page.weights.levers["helix"].field.text() == "96.7"
    assert page.weights.levers["sme"].field.text() == "3.3"
    assert order(page) == ["A-1", "A-3", "—", "A-2"]
    assert page.state_label.text() == "What if: 1 weight moved · 1 application enters, 1 leaves"
    assert (view.fingerprint(), view.last_change()) == (before, changes)
    assert (tmp_path / "call.evalpanel").read_bytes() == bytes_before
    assert "ranked anew in" in page.status()


def test_a_weight_is_typed_and_restored(page: WhatIfPage) -> None:
    type_in(page, "helix", "95")
    assert order(page) == ["A-1", "A-3", "—", "A-2"]
    assert page.shifting is not None
    assert page.shifting.shares == {"helix": Fraction(19, 20), "sme": Fraction(1, 20)}
    note = page.weights.levers["helix"].note
    assert note.text().startswith("outside ")
    assert note.property("tone") == "attention"
    QTest.mouseClick(page.weights.back, Qt.MouseButton.LeftButton)
    assert order(page) == OFFICIAL
    assert not page.shifting.is_any


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("abc", "is not a number"),
        ("0", "more than 0 and less than 100"),
        ("100", "more than 0 and less than 100"),
        ("0,0000001", "more than 0 and less than 100"),
        ("99,99", "more than 0 and less than 100"),
    ],
)
def test_what_is_no_weight_is_said_beside_it_and_moves_nothing(
    page: WhatIfPage, typed: str, why: str
) -> None:
    type_in(page, "helix", typed)
    lever = page.weights.levers["helix"]
    assert why in lever.error.text()
    assert lever.error.isVisible()
    assert order(page) == OFFICIAL


def test_a_weight_counts_as_it_is_shown_and_says_where_that_is_not_as_it_was_typed(page: WhatIfPage) -> None:
    lever = page.weights.levers["helix"]
    type_in(page, "helix", "33,33")
    assert page.shifting is not None
    assert (lever.field.text(), page.shifting.shares["helix"]) == ("33.3", Fraction(333, 1000))
    assert lever.error.text() == "33.33 counts as 33.3: weights are taken to one decimal."
    assert lever.error.property("tone") == "dim"
    type_in(page, "helix", "40")
    assert lever.error.text() == ""


@pytest.mark.long
@pytest.mark.parametrize("left", ["", "%"])
def test_a_weight_that_is_emptied_is_that_of_the_call_again(page: WhatIfPage, left: str) -> None:
    type_in(page, "helix", "95")
    field = page.weights.levers["helix"].field
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, left)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.shifting is not None
    assert not page.shifting.is_any
    assert (field.text(), page.weights.levers["helix"].error.text()) == ("66.7", "")


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0", ["—", "A-2", "A-3", "A-1"]),
        ("300000", ["A-2", "A-3", "A-1", "—"]),
        ("400 000", ["A-2", "A-3", "A-1", "—"]),
        ("", OFFICIAL),
    ],
)
def test_the_budget_is_typed(page: WhatIfPage, typed: str, expected: list[str]) -> None:
    field = page.budget.lever.field
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert order(page) == expected
    page.grab()


def test_a_budget_that_cannot_be_read_is_said(page: WhatIfPage) -> None:
    page.budget.lever.field.setFocus()
    QTest.keyClicks(page.budget.lever.field, "x")
    QTest.keyClick(page.budget.lever.field, Qt.Key.Key_Return)
    assert page.budget.lever.error.isVisible()
    assert order(page) == OFFICIAL


def test_the_budget_by_slider_says_when_others_are_funded(page: WhatIfPage) -> None:
    page.budget.lever.track.setFocus()
    QTest.keyClick(page.budget.lever.track, Qt.Key.Key_Home)
    assert order(page) == ["A-2", "—", "A-3", "A-1"]
    assert page.budget.interval.text().startswith("outside ")


@pytest.mark.long
def test_a_threshold_that_nobody_meets_leaves_nobody_with_a_place(page: WhatIfPage) -> None:
    assert page.thresholds.levers == {}
    row = page.thresholds.more.findData("total")
    page.thresholds.more.setCurrentIndex(row)
    page.thresholds.more.activated.emit(row)
    field = page.thresholds.levers["total"].field
    QTest.keyClicks(field, "4,9")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.shifting is not None
    assert page.shifting.order.ranked == 0
    assert page.compared.below.text() == "3 applications have no place"
    page.grab()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert order(page) == OFFICIAL


@pytest.mark.long
@pytest.mark.parametrize("typed", ["-5", "6", "1000", "150%", "-1%"])
def test_a_threshold_that_no_score_can_come_to_is_refused_beside_it(page: WhatIfPage, typed: str) -> None:
    row = page.thresholds.more.findData("total")
    page.thresholds.more.setCurrentIndex(row)
    page.thresholds.more.activated.emit(row)
    lever = page.thresholds.levers["total"]
    QTest.keyClicks(lever.field, typed)
    QTest.keyClick(lever.field, Qt.Key.Key_Return)
    assert lever.error.text().endswith(
        "lies between 0 and 100." if typed.endswith("%") else "the total lies between 0 and 5."
    )
    assert not lever.error.isHidden()
    assert order(page) == OFFICIAL


def test_the_smallest_change_that_swaps_the_two_at_the_line_is_tried(page: WhatIfPage) -> None:
    assert page.swap.head.text() == "The smallest change that swaps 2 and 3"
    QTest.mouseClick(page.swap.button, Qt.MouseButton.LeftButton)
    assert order(page)[2] == "—"
    assert "A-1" in order(page)[:2]


def test_everything_is_put_back_by_a_key(page: WhatIfPage) -> None:
    page._spend(0)
    type_in(page, "helix", "95")
    page.window().trigger("restore-what-if")  # type: ignore[attr-defined]
    assert order(page) == OFFICIAL


def test_the_order_is_walked_by_keys_and_says_what_becomes_of_each(page: WhatIfPage) -> None:
    type_in(page, "helix", "95")
    view = page.compared.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.accessibleName().endswith("officially place 3, with the changes place 1, enters")
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.accessibleName().endswith("officially place 1, with the changes place 3, leaves")
    opened: list[str] = []
    view.opened.connect(opened.append)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == ["A-2"]


@pytest.mark.long
def test_the_ranking_leads_there_and_back(window: MainWindow, tmp_path: Path) -> None:
    page = what_if(window, scored(tmp_path))
    QTest.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    ranking = window.page()
    assert isinstance(ranking, RankingPage)
    QTest.mouseClick(ranking.what_if_button, Qt.MouseButton.LeftButton)
    assert window.page() is page


def test_intervals_come_later_and_those_of_an_earlier_state_are_thrown_away(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pool = LaterPool()
    window = MainWindow(Settings(tmp_path / "settings.json"), Tasks(pool))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    page = what_if(window, scored(tmp_path))
    lever = page.weights.levers["helix"]
    assert lever.note.text() == "being worked out…"
    type_in(page, "helix", "95")
    early, pool.kept = list(pool.kept), []
    page._reload()
    assert order(page) == ["A-1", "A-3", "—", "A-2"]  # what is moved stays moved
    for each in early:
        each.run()
    assert page.intervals is None
    pool.run()
    assert page.intervals is not None
    assert lever.note.text().startswith("outside ")
    window.close()


def test_another_score_is_ranked_anew(window: MainWindow, tmp_path: Path) -> None:
    panel = scored(tmp_path)
    page = what_if(window, panel)
    live = page.shifting.live if page.shifting else None
    panel.execute(SetConsensus(application="A-1", criterion="sme", value=10, reason="Heard them."))
    assert page.shifting is not None
    assert page.shifting.live is not live
    assert order(page)[0] == "A-1"


def test_it_is_printed_with_what_is_moved_and_not_before(page: WhatIfPage, tmp_path: Path) -> None:
    assert not page.print_button.isEnabled()
    page.print_it()
    type_in(page, "helix", "95")
    assert page.print_button.isEnabled()
    assert page.shifting is not None
    page.paper.write(tmp_path / "paper", page.shifting.changes)
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert not page.paper.is_busy


def test_a_slider_brought_back_to_the_official_step_is_official_to_the_last_digit(page: WhatIfPage) -> None:
    """Two thirds is no tenth of a percent."""
    track = page.weights.levers["helix"].track
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(track, key)
    assert page.shifting is not None
    assert not page.shifting.is_any
    page._spend(300_000_00)
    assert page.shifting.is_any
    QTest.mouseClick(page.budget.official, Qt.MouseButton.LeftButton)
    assert not page.shifting.is_any


def test_a_key_leads_there_from_the_ranking(window: MainWindow, tmp_path: Path) -> None:
    page = what_if(window, scored(tmp_path))
    window.show_page("ranking")
    assert ["F6"] == [each.keys for each in window.offered.known() if each.id == "what-if"]
    window.trigger("what-if")
    assert window.page() is page
