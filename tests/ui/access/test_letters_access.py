"""What a person needs on the page of the letters: names, sizes, the way of Tab, large letters and a small window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evalapp.domain.texts import LANGUAGES, in_language
from evalapp.operations.workspace import Workspace
from tests.operations.letters.letter_samples import lettered, write
from tests.operations.letters.test_checking_letters import UNNEEDED
from tests.ui.access.sweeping import cut_texts, escaped_widgets, settle, small_targets
from tests.ui.access.test_accessibility import misplaced, unheard
from tests.ui.access.test_tab_order import check_way
from ui.look import theme
from ui.pages.letters.page import LettersPage
from ui.window.frame import MainWindow

Show = Callable[..., LettersPage]
FACES = ("letter", "texts", "card")


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    made = lettered(tmp_path / "call.evalpanel")
    write(made, "A-2", UNNEEDED)
    made.act_as("C1")
    return made


@pytest.fixture
def show(window: MainWindow, panel: Workspace) -> Show:
    def shown(face: str) -> LettersPage:
        window.start(panel)
        window.show_page("letters", "A-2")
        page = window.page()
        assert isinstance(page, LettersPage)
        if face == "texts":
            page.show_texts()
        elif face == "card":
            page.handing.ask_save()
        window.activateWindow()
        settle()
        return page

    return shown


@pytest.mark.long
@pytest.mark.parametrize("face", FACES)
def test_every_control_has_a_name_a_role_and_a_size(show: Show, face: str) -> None:
    window = show(face).window()
    assert unheard(window) == []
    assert small_targets(window) == []


@pytest.mark.long
@pytest.mark.parametrize("face", FACES)
def test_tab_reaches_everything_both_ways_in_the_order_of_reading(show: Show, face: str) -> None:
    page = show(face)
    check_way(page)
    assert [each for each in misplaced(page.window()) if "TopBar" not in each] == []


@pytest.mark.long
@pytest.mark.parametrize(("scale", "size"), [(1.5, (1024, 640)), (1.0, (1280, 800))])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", FACES)
def test_nothing_is_cut_off(
    show: Show,
    window: MainWindow,
    qapp: QApplication,
    language: str,
    face: str,
    scale: float,
    size: tuple[int, int],
) -> None:
    theme.apply(qapp, "light", text_scale=scale)
    with in_language(language):
        window.resize(*size)
        show(face)
        assert (cut_texts(window), escaped_widgets(window)) == ([], [])


@pytest.mark.long
def test_the_way_of_tab_holds_where_the_letter_stands_below_the_form(show: Show, window: MainWindow) -> None:
    window.resize(1024, 700)
    page = show("letter")
    assert not page.columns.is_wide
    check_way(page)
    window.resize(1600, 900)
    settle()
    assert page.columns.is_wide
    check_way(page)
