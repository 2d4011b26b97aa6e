"""F1 where no file is open yet, or where a page asks or compares: the chapter of just that."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from evalapp.domain.people import Role
from evalapp.domain.texts import in_language
from evalapp.operations.exchange.handout import HandedPack
from evalapp.operations.workspace import Workspace
from tests.operations.desks.copies_samples import Two
from tests.samples import SECRETARY, small_panel
from ui.dialogs.guide_window import GuideWindow
from ui.pages.exchange.page import ExchangePage
from ui.pages.opening.access_code import AccessCodePage
from ui.pages.opening.attempts import Attempts
from ui.pages.opening.new_call import NewCallPage
from ui.pages.opening.take_over import TakeOverPage
from ui.pages.scoring.page import DossiersPage
from ui.settings import Settings
from ui.tasks import Tasks
from ui.window.chapters import chapter_of
from ui.window.frame import MainWindow


def shown(window: MainWindow) -> tuple[str, str]:
    window.show_help()
    (guide,) = window.findChildren(GuideWindow)
    return guide.name, guide.chapter


def test_at_a_pack_that_is_not_open_yet_it_is_the_jurors(
    window: MainWindow, pack: HandedPack, tasks: Tasks
) -> None:
    page = AccessCodePage(pack.path, tasks, Attempts())
    window.show_entrance(page)
    assert ("juror", "opening-your-pack") == shown(window)
    page.card.hide()
    page.undertaking.show()
    assert ("juror", "opening-your-pack") == shown(window)


def test_before_a_panel_is_there_it_is_the_chapter_of_how_to_get_one(
    window: MainWindow, tmp_path: Path, tasks: Tasks
) -> None:
    settings = Settings(tmp_path / "settings.json")
    sealed = tmp_path / "call.evalhandover"
    entrances: list[tuple[QWidget, str]] = [
        (NewCallPage(settings), "a-new-call"),
        (TakeOverPage(sealed, tasks, Attempts(), settings), "handing-over-the-right-to-write"),
    ]
    for page, chapter in entrances:
        window.show_entrance(page)
        assert ("secretary", chapter) == shown(window)


def test_at_the_question_about_a_conflict_it_is_the_chapter_of_that(
    window: MainWindow, fresh_work: Workspace
) -> None:
    window.start(fresh_work)
    page = window.page()
    assert isinstance(page, DossiersPage)
    assert ("juror", chapter_of(Role.JUROR, "dossiers", "conflict")) == shown(window)
    page.confirm_no_conflict()
    assert ("juror", "assessing") == shown(window)


@pytest.mark.long
def test_where_two_copies_are_compared_it_is_the_chapter_of_that(window: MainWindow, tmp_path: Path) -> None:
    two = Two(tmp_path)
    window.start(Workspace.open(two.here, SECRETARY))
    window.show_page("exchange", "copies")
    page = window.page()
    assert isinstance(page, ExchangePage)
    assert ("secretary", "who-has-a-copy") == shown(window)
    page.copies.compare(two.there)
    assert page.copies.is_comparing
    assert ("secretary", "two-copies-that-each-went-on") == shown(window)


def test_the_chairs_page_of_the_jury_has_a_chapter_of_its_own(window: MainWindow, tmp_path: Path) -> None:
    window.start(small_panel(tmp_path / "call.evalpanel"))
    window.act_as("C1")
    window.show_page("jury")
    assert ("chair", "the-jury") == shown(window)
    with in_language("nl"):
        assert "de-jury" == chapter_of(Role.CHAIR, "jury")
