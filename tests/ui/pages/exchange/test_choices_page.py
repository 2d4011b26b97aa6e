"""What a merge left open waits on a page of its own, and is settled there."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.merge import Choice
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.handout import HandedOut, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from tests.ui.pages.exchange.test_secretary_merge import exchange, returned
from ui.pages.exchange.page import ExchangePage
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel", applications=2)


@pytest.fixture
def page(window: MainWindow, panel: Workspace, tmp_path: Path) -> ExchangePage:
    """Four choices are open: two devices of J1 differ on two applications and two criteria."""
    handed: HandedOut = hand_out(panel, tmp_path / "packs")
    for device, value in (("laptop", 6), ("office", 8)):
        path = returned(handed, "J1", device, value, tmp_path)
        merge(panel, plan_merge(panel, [path]))
    made = exchange(window, panel)
    made.open_at("choices")
    return made


def values(panel: Workspace) -> set[int | None]:
    return {each.value for each in panel.view.scores()}


def test_the_tab_says_how_many_are_open(page: ExchangePage) -> None:
    assert "Open choices · 4" == page.tabs.tabText(2)
    assert "4 choices: two devices or two moments gave a different score" == page.state_label.text()


def test_nothing_is_chosen_before_somebody_chooses(page: ExchangePage, panel: Workspace) -> None:
    assert page.choices.choices.view.cards[Choice.OPEN].isChecked()
    assert not page.choices.store.isEnabled()
    assert {6} == values(panel)


def test_what_is_chosen_counts_once_it_is_stored_and_can_be_undone(
    window: MainWindow, page: ExchangePage, panel: Workspace
) -> None:
    page.choices.choices.view.cards[Choice.TAKE].click()
    assert ({6}, "Store 1 choice") == (values(panel), page.choices.store.text())
    page.choices.store.click()
    assert ({6, 8}, "Open choices · 3") == (values(panel), page.tabs.tabText(2))
    window.undo()
    assert ({6}, "Open choices · 4") == (values(panel), page.tabs.tabText(2))


def test_all_of_a_file_are_settled_at_once(page: ExchangePage, panel: Workspace) -> None:
    page.choices.choices.take_all.click()
    page.choices.store.click()
    assert ({8}, "Open choices", True) == (
        values(panel),
        page.tabs.tabText(2),
        page.choices.empty.isVisible(),
    )


def test_a_choice_can_be_taken_back_before_it_is_stored(page: ExchangePage, panel: Workspace) -> None:
    page.choices.choices.keep_all.click()
    page.choices.forget.click()
    assert not page.choices.store.isEnabled()
    assert 4 == len(panel.view.open_choices())


def test_they_outlive_the_window_and_can_still_be_settled_while_deliberating(
    window: MainWindow, page: ExchangePage, panel: Workspace
) -> None:
    move_to_phase(panel, Phase.DELIBERATION)
    assert Phase.DELIBERATION is panel.view.call().phase
    page.choices.choices.keep_all.click()
    page.choices.store.click()
    assert [] == panel.view.open_choices()


def test_the_question_to_the_juror_names_both_versions(page: ExchangePage) -> None:
    text = page.choices.choices.view._letter.text()
    assert "An Peeters" in text
    assert "3 (" in text
    assert "4 (" in text
