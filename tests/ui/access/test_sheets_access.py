"""What lies over the window: every sheet there is, and the guide, can be heard and used by keys alone."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

import ui
from evalapp.operations.juror.renewal import Renewal
from tests.samples import small_panel
from tests.ui.access.sweeping import (
    controls,
    cut_texts,
    escaped_widgets,
    heard_name,
    heard_role,
    settle,
    small_targets,
    tab_stops,
    unheard,
)
from tests.ui.window.changing import score
from ui.access.sheets import is_under_sheet
from ui.dialogs.guide_window import GuideWindow
from ui.dialogs.overlay import Overlay
from ui.dialogs.palette import Palette
from ui.dialogs.renewal import RenewalSheet
from ui.dialogs.shortcuts import ShortcutSheet
from ui.dialogs.who import WhoSheet
from ui.look import theme
from ui.mistakes.sheet import MistakeSheet
from ui.pages.applications.page import ApplicationsPage
from ui.pages.history.page import HistoryPage
from ui.pages.scoring.score_history import ScoreHistory
from ui.settings import SCALES
from ui.tables.columns.sheet import ColumnsSheet
from ui.window.frame import MainWindow


@pytest.fixture
def office(window: MainWindow, tmp_path: Path) -> MainWindow:
    panel = small_panel(tmp_path / "panel.evalpanel")
    score("J1", "A-1", 3)(panel)
    window.start(panel)
    window.show_page("applications")
    return window


def _columns(window: MainWindow) -> Overlay:
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    return ColumnsSheet(window, "Applications", page.table.arranging)


def _mistake(window: MainWindow) -> Overlay:
    return MistakeSheet(
        window,
        "Something went wrong",
        ["It was not stored."],
        "a report",
        again_label="Begin again",
        again=print,
        folder=Path(),
    )


def _found(kind: type[Overlay], window: MainWindow, show: Callable[[], object]) -> Overlay:
    show()
    return next(each for each in window.findChildren(Overlay) if isinstance(each, kind))


def _history(window: MainWindow) -> Overlay:
    assert window.session is not None
    return ScoreHistory(window, window.session.call.scheme.criteria[0], ())


def _who(window: MainWindow) -> Overlay:
    assert window.session is not None
    return WhoSheet(window, window.session.people_to_act_as(), ("Mia", "Secretary"))


_RENEWAL = Renewal(number=2, previous=1, applications_added=("A-9",))
SHEETS: dict[type[Overlay], Callable[[MainWindow], Overlay]] = {
    Palette: lambda window: _found(Palette, window, window.show_palette),
    ShortcutSheet: lambda window: _found(ShortcutSheet, window, window.show_shortcuts),
    WhoSheet: _who,
    RenewalSheet: lambda window: RenewalSheet(
        window, Renewal(number=2, previous=1, applications_added=("A-9",)), print
    ),
    MistakeSheet: _mistake,
    ScoreHistory: _history,
    ColumnsSheet: _columns,
}


def _every_sheet() -> set[type[Overlay]]:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if "__main__" not in module.name and module.name != "ui.try_demo":
            importlib.import_module(module.name)
    found, new = set[type[Overlay]](), set(Overlay.__subclasses__())
    while new:
        found |= new
        new = {under for each in new for under in each.__subclasses__()} - found
    return {each for each in found if each.__module__.startswith("ui.")}


def test_every_sheet_is_looked_at() -> None:
    assert _every_sheet() == set(SHEETS)


@pytest.mark.long
@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("scale", [1.0, SCALES[-1]])
def test_a_sheet_can_be_heard_and_used_by_keys(
    office: MainWindow, qapp: QApplication, kind: type[Overlay], scale: float
) -> None:
    theme.apply(qapp, "light", text_scale=scale)
    office.resize(1280, 720)
    sheet = SHEETS[kind](office)
    sheet.show_over()
    office.activateWindow()
    settle()

    assert (heard_role(sheet), bool(heard_name(sheet))) == (QAccessible.Role.Dialog, True)
    assert unheard(sheet) == []
    assert small_targets(sheet) == []
    assert (cut_texts(sheet), escaped_widgets(sheet)) == ([], [])
    assert is_under_sheet()
    stops = list(tab_stops(office))
    assert stops == [] or all(sheet.isAncestorOf(each) for each in stops), "Tab leaves it"


@pytest.mark.long
def test_the_guide_can_be_heard_and_used_by_keys(office: MainWindow) -> None:
    office.show_help()
    settle()
    guide = office.findChild(GuideWindow)
    assert isinstance(guide, QWidget)

    assert len(controls(guide)) > 1
    assert (unheard(guide), small_targets(guide), cut_texts(guide)) == ([], [], [])


@pytest.mark.long
def test_what_ends_below_a_sheet_leaves_it_the_keyboard(office: MainWindow) -> None:
    """The check of a file ends while somebody types in the palette."""
    office.show_page("history")
    page = office.page()
    assert isinstance(page, HistoryPage)
    office.show_palette()
    settle()
    palette = office.findChild(Palette)
    assert palette is not None
    assert palette.field.hasFocus()

    page.proof_card.show_error("It cannot be read.")
    settle()

    assert page.proof_card.isVisible()

    assert palette.field.hasFocus()
