"""The page of the lenses, on a small call where they may be looked at."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from tests.ui.pages.what_if.what_if_pages import CHAIR
from ui.pages.lenses.page import LensesPage
from ui.window.frame import MainWindow

# Steps on helix (weight 2) and sme (weight 1) of J1 and J2; they differ, so that there is something to estimate.
GIVEN = {
    "A-1": ((9, 3), (7, 1)),
    "A-2": ((6, 9), (5, 8)),
    "A-3": ((7, 6), (8, 4)),
    "A-4": ((2, 3), (4, 2)),
    "A-5": ((8, 8), (6, 7)),
    "A-6": ((3, 1), (1, 2)),
}


def differing(folder: Path, *, is_always: bool = True, left_out: str = "") -> Workspace:
    """A call of two jurors who do not agree."""
    panel = small_panel(folder / "call.evalpanel", applications=len(GIVEN))
    for number, of_jurors in GIVEN.items():
        for juror, steps in zip(("J1", "J2"), of_jurors):
            if (juror, number) == ("J2", left_out):
                continue
            for criterion, value in zip(("helix", "sme"), steps):
                place = {"juror": juror, "application": number, "criterion": criterion}
                panel.execute(SetScore(**place, value=value))
                panel.execute(SetComment(**place, comment="why"))
    move_to_phase(panel, Phase.DELIBERATION)
    panel.actor = SECRETARY
    if is_always:
        edit_call(panel, {"what_if": "always"}, reason="The rules of the call say so.")
    return panel


def lenses(window: MainWindow, panel: Workspace) -> LensesPage:
    panel.actor = CHAIR
    window.start(panel)
    window.show_page("lenses")
    page = window.page()
    assert isinstance(page, LensesPage)
    return page
