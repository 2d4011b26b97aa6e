"""Where the desk sends dropped files, and where the keyboard is when a page comes up."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.permissions import Phase
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.page import Message
from ui.pages.hand_in.page import HandInPage
from ui.pages.scoring.page import DossiersPage
from ui.window.frame import MainWindow


@pytest.mark.long
@pytest.mark.parametrize(("phase", "page"), [(Phase.DRAFT, "applications"), (Phase.SCORING, "exchange")])
def test_a_dropped_table_goes_where_the_phase_has_use_for_it(
    window: MainWindow, tmp_path: Path, phase: Phase, page: str
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("number,title\nA-9,Another\n", encoding="utf-8")
    window.start(small_panel(tmp_path / "call.evalpanel", phase=phase))
    assert window.desk is not None

    assert window.desk.take_files([table])

    assert window.desk.current_id == page


def test_a_panel_dropped_in_a_draft_is_left_to_the_window(window: MainWindow, tmp_path: Path) -> None:
    window.start(small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT))
    assert window.desk is not None

    assert not window.desk.take_files([tmp_path / "other.evalpanel"])


def test_a_juror_can_type_a_score_as_soon_as_the_pack_is_open(window: MainWindow, work: Workspace) -> None:
    window.start(work)

    page = window.page()
    assert isinstance(page, DossiersPage)
    value = page.form.current.value
    assert window.focusWidget() in (value, value.focusProxy())


@pytest.mark.long
def test_a_juror_can_type_the_code_as_soon_as_the_page_is_there(window: MainWindow, work: Workspace) -> None:
    window.start(work)
    window.show_page("hand-in")

    page = window.page()
    assert isinstance(page, HandInPage)
    assert window.focusWidget() is page.code.edit


def test_a_dismissed_message_gives_the_keyboard_back_to_the_page(window: MainWindow, work: Workspace) -> None:
    window.start(work)
    window.say(Message(text="Said"))
    before = window.focusWidget()

    window.messages._close.setFocus()
    window.messages._close.click()

    assert window.focusWidget() is before


def test_an_offer_to_redo_goes_with_the_next_change(window: MainWindow, work: Workspace) -> None:
    window.start(work)
    page = window.page()
    assert isinstance(page, DossiersPage)
    criterion = page.form.current.criterion.id
    page.form.scored.emit(criterion, 2)
    window.undo()
    assert window.messages.isVisible()

    page.form.scored.emit(criterion, 4)

    assert not window.messages.isVisible()
