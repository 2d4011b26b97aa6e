"""The card of a change names what it touched, a few lines of each at first and everything when asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.operations.scores import SetComment
from tests.samples import small_panel
from ui.pages.history.page import HistoryPage
from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> HistoryPage:
    window.start(small_panel(tmp_path / "call.evalpanel", applications=4))
    window.show_page("history")
    made = window.page()
    assert isinstance(made, HistoryPage)
    return made


def choose(page: HistoryPage, action: str) -> list[str]:
    change = next(each for each in page.table.rows_model.rows if each.action == action)
    page._show(change)
    return page.change_card.details.lines


def test_the_card_of_a_change_says_from_what_to_what(page: HistoryPage) -> None:
    assert ["The call: 1 changed", "Call – phase: Draft → Scoring"] == choose(page, "move-phase")


def test_a_long_list_is_shown_whole_when_asked(page: HistoryPage) -> None:
    cut = choose(page, "assign")
    assert ("Seats: 8 new, 4 applications, 2 jurors", "and 2 more") == (cut[0], cut[-1])
    page.change_card.details.more_button.click()
    assert (9, "Jan Claes · A-4") == (
        len(page.change_card.details.lines),
        page.change_card.details.lines[-1],
    )
    assert not page.change_card.details.more_button.isVisibleTo(page)


def test_a_long_motivation_stands_whole_in_the_card(page: HistoryPage) -> None:
    why = "Because it is so, said at length. " * 60
    page.listing._session.workspace.execute(
        SetComment(juror="J1", application="A-1", criterion="sme", comment=why)
    )
    said = choose(page, "score")
    assert any(why.strip() in line for line in said)
