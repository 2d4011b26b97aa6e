"""The two ways of the overview to decide on admissibility end at an application that waits for a decision."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.application import Admissibility
from evalapp.domain.permissions import Phase
from evalapp.operations.admissibility.answering import AnswerItem
from evalapp.operations.admissibility.withdrawing import Withdraw
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.pages.overview.page import OverviewPage
from ui.widgets.buttons import LinkButton
from ui.window.frame import MainWindow

_WAYS: dict[str, Callable[[OverviewPage], object]] = {
    "next step": lambda page: page.next_card.button.click(),
    "obstacle": lambda page: next(
        each for each in page.stand.obstacles_card.findChildren(LinkButton) if each.text() == "Decide"
    ).click(),
}


def withdraw(panel: Workspace, number: str) -> None:
    panel.execute(Withdraw(application=number, on="2016-01-10", reason="Not wanted any more."))


def led_to(window: MainWindow, panel: Workspace, way: str) -> ApplicationsPage:
    window.start(panel)
    window.show_page("overview")
    page = window.page()
    assert isinstance(page, OverviewPage)
    _WAYS[way](page)
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    return page


@pytest.mark.long
@pytest.mark.parametrize("way", _WAYS)
def test_not_at_one_that_was_withdrawn_undecided(window: MainWindow, tmp_path: Path, way: str) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=3, phase=Phase.DRAFT)
    withdraw(panel, "A-1")
    panel.execute(SetAdmissibility(application="A-2", admissibility=Admissibility.ADMISSIBLE))
    page = led_to(window, panel, way)
    assert page.table.chosen_row is not None
    assert page.table.chosen_row.application.number == "A-3"
    assert page.admit_button.isVisible()


@pytest.mark.long
@pytest.mark.parametrize("way", _WAYS)
def test_at_one_to_complete_only_after_the_others(window: MainWindow, tmp_path: Path, way: str) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=3, phase=Phase.DRAFT)
    awaited = CheckAnswer.TO_COMPLETE
    panel.execute(AnswerItem(application="A-1", item="complete", answer=awaited, until="2099-03-01"))
    page = led_to(window, panel, way)
    assert page.table.chosen_row is not None
    assert page.table.chosen_row.application.number == "A-2"


@pytest.mark.long
def test_nothing_is_left_to_decide_where_the_only_open_one_was_withdrawn(
    window: MainWindow, tmp_path: Path
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=2, phase=Phase.DRAFT)
    withdraw(panel, "A-1")
    panel.execute(SetAdmissibility(application="A-2", admissibility=Admissibility.ADMISSIBLE))
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    assert not page.admit_button.isVisible()
