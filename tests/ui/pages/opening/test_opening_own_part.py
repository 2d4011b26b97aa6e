"""The own part in the window: offered when work begins, asked at handing in, given up, set aside by the secretary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.own_part import has_own_part
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, clear_all, small_panel
from ui.pages.exchange.register.register_panel import RegisterPanel
from ui.pages.hand_in.page import HandInPage
from ui.pages.opening.access_code import AccessCodePage
from ui.pages.opening.attempts import Attempts
from ui.session import Session
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks

OWN = "mijn kat heet Bach"


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as made:
        made.actor = SECRETARY
        yield made


@pytest.fixture
def pack(panel: Workspace, tmp_path: Path) -> HandedPack:
    return next(each for each in hand_out(panel, tmp_path / "packs").packs if each.juror == "J1")


def opening(pack: HandedPack, qtbot: QtBot) -> AccessCodePage:
    page = AccessCodePage(pack.path, Tasks(SynchronousPool()), Attempts())
    qtbot.addWidget(page)
    page.show()
    page.code.edit.setText(pack.code)
    page.code.edit.textEdited.emit(pack.code)
    return page


@pytest.fixture
def work(pack: HandedPack, qtbot: QtBot) -> Iterator[Workspace]:
    page = opening(pack, qtbot)
    opened: list[Workspace] = []
    page.opened.connect(opened.append)
    page._offer.click()
    assert page.own_part.edit is page.focusWidget()
    page.own_part.edit.setText("kort")
    page.open()
    assert "at least 8 characters" in page.own_part.note.text()
    assert [] == opened
    page.own_part.edit.setText(OWN)
    page.open()
    qtbot.waitUntil(lambda: bool(opened))
    yield clear_all(opened[0])
    opened[0].close()


@pytest.mark.long
def test_it_is_offered_only_where_the_work_begins(work: Workspace, pack: HandedPack, qtbot: QtBot) -> None:
    assert has_own_part(work.view)
    page = opening(pack, qtbot)
    assert (True, True) == (page._offer.isHidden(), page.own_part.isHidden())


def test_a_field_that_was_asked_for_is_filled_in_or_left_again(pack: HandedPack, qtbot: QtBot) -> None:
    page = opening(pack, qtbot)
    opened: list[Workspace] = []
    page.opened.connect(opened.append)
    page._offer.click()
    for typed in ("", " " * 10):
        page.own_part.edit.setText(typed)
        page.open()
        assert "The own part is empty" in page.own_part.note.text()
    assert [] == opened
    page._without_own.click()
    assert (True, False) == (page.own_part.isHidden(), page._offer.isHidden())
    page.open()
    qtbot.waitUntil(lambda: bool(opened))
    assert not has_own_part(opened[0].view)
    opened[0].close()


def test_one_that_comes_too_late_is_said_at_its_field(pack: HandedPack, qtbot: QtBot) -> None:
    """The work began meanwhile, in another window."""
    page = opening(pack, qtbot)
    open_pack(pack.path, pack.code).close()
    page._offer.click()
    page.own_part.edit.setText(OWN)
    page.open()
    qtbot.waitUntil(lambda: "chosen when a pack first opens" in page.own_part.note.text())


def session(workspace: Workspace) -> Session:
    settings = Settings(workspace.path.with_suffix(".json"))
    return Session(workspace, Tasks(SynchronousPool()), settings)


def shown(work: Workspace, qtbot: QtBot, pack: HandedPack) -> HandInPage:
    page = HandInPage(session(work))
    qtbot.addWidget(page)
    page.show()
    page.refresh(None)
    page.code.edit.setText(pack.code)
    page.code.edit.textEdited.emit(pack.code)
    return page


@pytest.mark.long
def test_handing_in_asks_it(work: Workspace, pack: HandedPack, qtbot: QtBot) -> None:
    page = shown(work, qtbot, pack)
    sign = page.sign
    assert (False, True) == (page.button.isEnabled(), sign.own_part.isVisibleTo(page))
    assert "own part" in sign.why.text()
    sign.own_part.edit.setText(OWN.upper())
    sign.own_part.edit.textEdited.emit(OWN.upper())
    page.submit()
    assert "not the part of your own that you chose" in sign.own_part.note.text()
    assert not list(work.path.parent.glob("*.evalreturn"))
    sign.own_part.edit.setText(OWN)
    sign.own_part.edit.textEdited.emit(OWN)
    page.submit()
    assert 1 == len(list(work.path.parent.glob("*.evalreturn")))
    assert "" == sign.own_part.own_part()


@pytest.mark.long
def test_who_lost_it_is_told_what_it_means_and_hands_in_without(
    work: Workspace, pack: HandedPack, qtbot: QtBot
) -> None:
    page = shown(work, qtbot, pack)
    page.sign.lost.click()
    assert "Tell the secretary" in page.sign.own_part.note.text()
    assert has_own_part(work.view)
    page.sign.give_up.click()
    assert not has_own_part(work.view)
    assert (True, True) == (page.button.isEnabled(), page.sign.own_part.isHidden())


@pytest.mark.long
def test_the_secretary_sets_it_aside_with_a_reason(
    panel: Workspace, work: Workspace, pack: HandedPack, qtbot: QtBot
) -> None:
    page = shown(work, qtbot, pack)
    page.sign.own_part.edit.setText(OWN)
    page.sign.own_part.edit.textEdited.emit(OWN)
    page.submit()
    merge(panel, plan_merge(panel, list(work.path.parent.glob("*.evalreturn"))))
    register = RegisterPanel(session(panel), page)
    qtbot.addWidget(register)
    register.refresh()
    view = register.own_parts
    assert not view.button.isEnabled()
    view.table.choose(("J1", panel.view.own_keys()[0].at))
    view.reason.setText("Kwijt.")
    assert view.button.isEnabled()
    view.set_aside()
    assert [] == panel.view.own_keys()
