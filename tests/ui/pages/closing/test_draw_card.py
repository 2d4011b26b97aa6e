"""The draw on the page of closing: its witnesses first, the rules that did not decide, and how to recount it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evalapp.operations.ranking.lot import draws_of
from evalapp.operations.workspace import Workspace
from tests.operations.progress.ready_samples import closable
from tests.ui.pages.closing.test_closing_page import at_closing
from ui.pages.closing.page import ClosingPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return closable(tmp_path / "call.evalpanel", is_tied=True)


@pytest.fixture
def page(window: MainWindow, panel: Workspace) -> ClosingPage:
    return at_closing(window, panel)


def draw(page: ClosingPage, seed: str, why: str = "") -> None:
    page.lot.seed.setText(seed)
    page.lot.witnesses.setText("the whole room")
    page.lot.reason.setText(why)
    page.lot.button.click()


def words_of(page: ClosingPage) -> str:
    QApplication.processEvents()  # what was just made is shown then
    return "\n".join(each.text() for each in page.draw.findChildren(Label) if each.isVisibleTo(page.draw))


@pytest.mark.long
def test_a_tie_at_the_line_is_drawn_here_once_somebody_saw_the_seed(
    page: ClosingPage, panel: Workspace
) -> None:
    assert "Tie at the funding line" in words_of(page)
    page.list.buttons["tie-at-line"].click()
    page.lot.seed.setText("4 1 6 2 5")
    page.lot.button.click()
    assert "who saw" in page.lot.error.text()
    assert [] == draws_of(panel.view)
    draw(page, "4 1 6 2 5")
    (made,) = draws_of(panel.view)
    assert ("4 1 6 2 5", "the whole room") == (made.seed, made.witnesses)
    assert made.noted_at
    assert "seen by the whole room" in words_of(page)
    assert "Tie settled by lot" in words_of(page)


@pytest.mark.long
def test_an_hour_that_is_none_is_refused_beside_the_fields(page: ClosingPage, panel: Workspace) -> None:
    page.draw.draw_button.click()
    page.lot.noted_at.setText("25:70")
    draw(page, "1")
    assert page.lot.error.isVisible()
    assert [] == draws_of(panel.view)


@pytest.mark.long
def test_a_second_draw_needs_a_reason_and_both_are_shown(page: ClosingPage, panel: Workspace) -> None:
    page.draw.draw_button.click()
    draw(page, "first")
    assert "Draw again…" == page.draw.draw_button.text()
    page.draw.draw_button.click()
    draw(page, "second")
    assert "give the reason for drawing again" in page.lot.error.text()
    draw(page, "second", "A die fell.")
    assert ["first", "second"] == [each.seed for each in draws_of(panel.view)]
    said = words_of(page)
    assert "Draw 1: seed “first”" in said
    assert "Drawn again, since: A die fell." in said


@pytest.mark.long
def test_the_first_draw_is_none_that_was_drawn_again(page: ClosingPage) -> None:
    page.draw.draw_button.click()
    draw(page, "first", "Rule 5.")
    said = words_of(page)
    assert "Reason given: Rule 5." in said
    assert "Drawn again" not in said


@pytest.mark.long
def test_the_commands_that_are_copied_give_the_digests(page: ClosingPage) -> None:
    page.draw.draw_button.click()
    draw(page, "it's 27 June; $HOME")
    page.draw.copy_buttons[0].click()
    assert page.ranking is not None
    (tie,) = page.ranking.ties
    ran = [
        subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True).stdout.split()[0]
        for line in QGuiApplication.clipboard().text().splitlines()
    ]
    assert list(tie.digests) == ran


@pytest.mark.long
def test_a_call_without_a_lot_offers_none(window: MainWindow, tmp_path: Path) -> None:
    panel = closable(tmp_path / "other.evalpanel", is_tied=True, ties='"criterion:helix"')
    page = at_closing(window, panel)
    assert not page.draw.draw_button.isVisible()
    assert "Ranking" == page.list.buttons["tie-at-line"].text()


@pytest.mark.long
def test_tab_goes_down_the_left_side_and_then_down_the_right(page: ClosingPage, window: MainWindow) -> None:
    page.draw.draw_button.click()
    draw(page, "first")
    QApplication.processEvents()
    stops: list[object] = []
    page.ranking_button.setFocus()
    for _n in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    expected = [
        page.draw.copy_buttons[0],
        page.draw.draw_button,
        page.decisions.all_button,
        *page.sign.fields.values(),
    ]
    assert expected == [each for each in stops if each in expected]
