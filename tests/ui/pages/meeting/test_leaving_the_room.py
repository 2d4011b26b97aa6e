"""Who must leave the room is read before anything else of the application."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint

from evalapp.domain.people import ConflictKind
from evalapp.operations.panel.jury import DeclareConflict
from tests.samples import SECRETARY, small_panel
from ui.pages.meeting.page import MeetingPage
from ui.widgets.text import Ground, Label
from ui.window.frame import MainWindow


def test_who_leaves_the_room_stands_out_above_the_amount(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.execute(DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.FAMILY))  # type: ignore[arg-type]
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    page.open_at("A-1")
    assert bands(page) == []
    page.open_at("A-2")
    (band,) = bands(page)
    labels = {each.text(): each for each in page.sheet.widget().findChildren(Label)}
    assert band.isAncestorOf(labels["Leaves the room: An Peeters"])
    (amount,) = [each for text, each in labels.items() if text.endswith(" requested")]
    sheet = page.sheet.widget()
    assert band.mapTo(sheet, QPoint()).y() < amount.mapTo(sheet, QPoint()).y()


def bands(page: MeetingPage) -> list[Ground]:
    found = page.sheet.widget().findChildren(Ground)
    return [each for each in found if each.property("ground") == "attention-ground"]
