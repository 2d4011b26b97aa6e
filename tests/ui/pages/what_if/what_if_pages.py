"""The page of what-if, on small panels where it may be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.domain.people import Actor, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, SECRETARY, small_panel
from ui.pages.what_if.page import WhatIfPage
from ui.window.frame import MainWindow

CHAIR = Actor(id="C1", name="Luc Maes", role=Role.CHAIR)
# Steps on helix (weight 2) and sme (weight 1); the budget reaches two of them.
CLOSE = {"A-1": (9, 1), "A-2": (6, 9), "A-3": (7, 6)}


def scored(
    folder: Path,
    values: Mapping[str, tuple[int, ...]] = CLOSE,
    *,
    scheme: str = SCHEME,
    criteria: tuple[str, ...] = ("helix", "sme"),
    is_always: bool = True,
    left_out: str = "",
) -> Workspace:
    """Both jurors give the same; `left_out`: an application that one of them did not score."""
    panel = small_panel(folder / "call.evalpanel", applications=len(values), scheme=scheme)
    for juror in ("J1", "J2"):
        for number, given in values.items():
            if (juror, number) == ("J2", left_out):
                continue
            for criterion, value in zip(criteria, given):
                place = {"juror": juror, "application": number, "criterion": criterion}
                panel.execute(SetScore(**place, value=value))
                panel.execute(SetComment(**place, comment="why"))
    move_to_phase(panel, Phase.DELIBERATION)
    panel.actor = SECRETARY
    if is_always:
        edit_call(panel, {"what_if": "always"}, reason="The rules of the call say so.")
    return panel


def what_if(window: MainWindow, panel: Workspace) -> WhatIfPage:
    panel.actor = CHAIR
    window.start(panel)
    window.show_page("what-if")
    page = window.page()
    assert isinstance(page, WhatIfPage)
    return page


def order(page: WhatIfPage) -> list[str]:
    """As it is now, with a stroke where the line is."""
    assert page.shifting is not None
    now, numbers = page.shifting.order, page.shifting.live.numbers
    listed = [numbers[n] for n in now.order.tolist()]
    if now.line is not None:
        listed.insert(now.line, "—")
    return listed


def type_in(page: WhatIfPage, criterion: str, text: str) -> None:
    field = page.weights.levers[criterion].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
