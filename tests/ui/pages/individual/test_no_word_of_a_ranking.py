"""In a call that assesses each application by itself, no page of the office speaks of a ranking, a place or a tie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QWidget

from evalapp.domain.meeting.values import ItemState
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.panel.call import move_to_phase
from tests.operations.deciding.decided_samples import MEANT, individual, propose_all
from tests.ui.access.sweeping import settle
from tests.ui.window.changing import shown
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for

RANKS = re.compile(
    r"\brank|\bplaces?\b|\btie[ds]?\b|reserve list|funding line|\blot\b|order of merit", re.IGNORECASE
)
MEANT_SO = frozenset(
    {
        "Try the demo: a whole call, scored and ranked",
        "Each dossier by itself, in the order in which they were received. There is no order of merit.",
    }
)


OF_RULES = {"scheme"}  # what can be chosen for a call is chosen there


@pytest.mark.long
@pytest.mark.parametrize("role", ["C1", "S-01"])
@pytest.mark.parametrize("phase", [Phase.DELIBERATION, Phase.CLOSED])
def test_no_page_speaks_of_a_ranking(window: MainWindow, tmp_path: Path, role: str, phase: Phase) -> None:
    panel = individual(tmp_path / "call.evalpanel")
    panel.execute(OpenMeeting(present=("C1", "J1", "J2")))
    panel.execute(Discuss(application="A-1"))
    if phase is Phase.CLOSED:
        for number in ("A-2", "A-3"):
            panel.execute(Discuss(application=number, ends=ItemState.DONE))
        panel.execute(End(application="A-3", ends=ItemState.DONE))
        panel.execute(CloseMeeting())
        propose_all(panel)
        move_to_phase(panel, Phase.CLOSED)
        panel.execute(DecideAll(meant=MEANT))
    panel.act_as(role)
    window.start(panel)
    said: dict[str, set[str]] = {}
    for entry in entries_for(panel.actor.role, is_ranked=False):
        if entry.id not in OF_RULES:
            shown(window, entry.id)
            settle()
            said[entry.id] = {each for each in in_sight(window) if RANKS.search(each)} - MEANT_SO
    actions = {each.text for each in window.offered.known()}
    said["palette"] = {each for each in actions if RANKS.search(each)} - MEANT_SO
    assert {page: found for page, found in said.items() if found} == {}


def in_sight(window: MainWindow) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(min(model.rowCount(), 50)):
                for column in range(model.columnCount()):
                    yield str(model.index(row, column).data() or "")
            for column in range(model.columnCount()):
                yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
