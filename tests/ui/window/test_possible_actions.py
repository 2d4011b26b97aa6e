"""What the phase of the call does not allow is not offered as if it did: the palette says why, and so does the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase, may
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from ui.dialogs.palette import Item
from ui.window.frame import MainWindow
from ui.window.navigation import page_actions
from ui.window.palette_items import action_items

# They only show something, in every phase.
_ALWAYS_POSSIBLE = {
    "call",
    "destruction",
    "last-merge",
    "lens-agreement",
    "lens-certainty",
    "lens-copy-picture",
    "lens-copy-table",
    "lens-reckon",
    "lens-severity",
    "lens-weights",
    "lenses",
    "names",
    "overview-of-several",
    "preview-report",
    "print-letters",
    "print-report",
    "print-what-if",
    "register",
    "restore-what-if",
    "save-letters",
    "save-report",
    "settle",
    "shown-after",
    "shown-before",
    "what-if",
}


def offered(window: MainWindow) -> dict[str, Item]:
    items = action_items(window.offered.known(), window.trigger, window.offered.why_not)
    return {item.text: item for item in items}


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CHAIR])
def test_every_action_of_a_page_of_the_office_says_what_it_needs(role: Role) -> None:
    lacking = {each.id for _page, each in page_actions(role) if each.needs is None}
    assert {each for each in lacking if not each.startswith("go:")} <= _ALWAYS_POSSIBLE


@pytest.mark.long
@pytest.mark.parametrize("phase", list(Phase))
def test_the_palette_tells_what_this_phase_does_not_allow(
    window: MainWindow, tmp_path: Path, phase: Phase
) -> None:
    panel = _started(window, small_panel(tmp_path / "call.evalpanel", phase=phase))
    items = offered(window)
    for each in window.offered.known():
        if each.in_palette and each.needs is not None:
            is_allowed = may(panel.actor.role, each.needs, phase)
            assert (is_allowed, each.text) == (not items[each.text].why_not, each.text)


def test_choosing_it_all_the_same_says_why_and_goes_nowhere(window: MainWindow, tmp_path: Path) -> None:
    _started(window, small_panel(tmp_path / "call.evalpanel", phase=Phase.DELIBERATION))
    window.show_page("overview")
    page = window.page()
    item = offered(window)["Assign applications to jurors"]
    item.act()
    assert "not in this phase" == item.hint
    assert page is window.page()
    assert (
        "It is not possible to assign applications in the phase “Deliberation”" in window.messages.text.text()
    )


def _started(window: MainWindow, panel: Workspace) -> Workspace:
    panel.actor = SECRETARY
    window.start(panel)
    return panel
