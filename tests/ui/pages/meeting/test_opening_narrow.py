"""The card that opens the meeting fits the smallest window, and says so where there is nothing to discuss."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from evalapp.domain.application import Admissibility
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import ImportJury
from tests.operations.meeting.room_samples import in_deliberation
from tests.samples import PEOPLE, SECRETARY, small_panel
from tests.ui.access.sweeping import settle, small_targets
from ui.look import theme
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow


@pytest.mark.long
@pytest.mark.parametrize("theme_name", ["light", "contrast-light"])
def test_a_link_of_a_short_word_is_wide_enough_to_press(
    window: MainWindow, tmp_path: Path, qapp: QApplication, theme_name: str
) -> None:
    theme.apply(qapp, theme_name)
    panel = in_deliberation(tmp_path)
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.open_button.click()
    settle()
    assert page.opening.all_button.isVisible()
    assert small_targets(window) == []


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_does_not_scroll_sideways(
    window: MainWindow, tmp_path: Path, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, "light", text_scale=scale)
    window.resize(*(1024, 640))
    panel = small_panel(tmp_path / "call.evalpanel")
    more = [Person(id=f"J{n}", name=f"Anna-Maria Vandenbroucke {n}", role=Role.JUROR) for n in range(3, 12)]
    panel.execute(
        ImportJury(
            people=(*(replace(each, name=f"{each.name} de Meulenaere") for each in PEOPLE), *more),
            reason="Verbeterd.",
        )
    )
    move_to_phase(panel, Phase.DELIBERATION)
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.open_button.click()
    settle()
    area = page.opening.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    assert area.horizontalScrollBar().maximum() == 0
    tops = {box.y() for box in page.opening.people.values()}
    assert len(tops) > 2  # in lines, all of them in sight
    assert page.opening.open_button.isVisible()


@pytest.mark.long
def test_nothing_to_discuss_is_said_before_anybody_opens(window: MainWindow, tmp_path: Path) -> None:
    panel = in_deliberation(tmp_path)
    panel.actor = SECRETARY
    for number in ("A-1", "A-2", "A-3", "A-4"):
        panel.execute(
            SetAdmissibility(application=number, admissibility=Admissibility.INADMISSIBLE, reason="Te laat.")
        )
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.open_button.click()
    assert "There is no application to talk about" in page.opening.about.text()
    assert not page.opening.open_button.isEnabled()
