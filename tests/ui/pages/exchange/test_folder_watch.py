"""Who waits for returns is told what came in the folder that was merged from."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from evalapp.operations.exchange.handout import HandedOut, hand_out
from tests.samples import small_panel
from tests.ui.pages.exchange.test_secretary_merge import exchange, returned

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace
    from ui.pages.exchange.page import ExchangePage
    from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel")


@pytest.fixture
def handed(panel: Workspace, tmp_path: Path) -> HandedOut:
    return hand_out(panel, tmp_path / "packs")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    return made


@pytest.fixture
def page(
    window: MainWindow, panel: Workspace, handed: HandedOut, inbox: Path, tmp_path: Path
) -> ExchangePage:
    """The return of J1 was merged from the inbox."""
    shutil.copy(returned(handed, "J1", "laptop", 6, tmp_path), inbox / "J1.evalreturn")
    found = exchange(window, panel)
    found.open_at([inbox / "J1.evalreturn"])
    found.merging.merge()
    return found


@pytest.mark.long
def test_a_file_that_came_since_is_said_and_looked_at_by_its_button_alone(
    page: ExchangePage, panel: Workspace, handed: HandedOut, inbox: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    watch, before = page.merging.watch, panel.view.fingerprint()
    assert not watch.isVisible()
    (inbox / "notes.txt").write_text("no return", encoding="utf-8")
    shutil.copy(returned(handed, "J2", "laptop", 5, tmp_path), inbox / "J2.evalreturn")
    qtbot.waitUntil(watch.isVisible)
    assert watch.words.text().startswith("1 new file came in ")
    assert (None, before) == (page.merging.plan, panel.view.fingerprint())
    watch.button.click()
    assert page.merging.plan is not None
    assert ["J2.evalreturn"] == [each.file for each in page.merging.plan.files]
    assert not watch.isVisible()
    assert before == panel.view.fingerprint()


@pytest.mark.long
def test_a_newer_return_of_the_same_name_is_new(
    page: ExchangePage, handed: HandedOut, inbox: Path, tmp_path: Path
) -> None:
    newer = returned(handed, "J1", "desk", 4, tmp_path)
    (inbox / "J1.evalreturn").unlink()
    shutil.copy(newer, inbox / "J1.evalreturn")
    page.merging.watch.look()
    assert (inbox / "J1.evalreturn",) == page.merging.watch.new


@pytest.mark.long
def test_what_was_looked_at_and_left_is_offered_again(
    page: ExchangePage, handed: HandedOut, inbox: Path, tmp_path: Path
) -> None:
    watch = page.merging.watch
    shutil.copy(returned(handed, "J2", "laptop", 5, tmp_path), inbox / "J2.evalreturn")
    watch.look()
    watch.button.click()
    assert (True, ()) == (page.merging.has_files, watch.new)
    page.merging.clear()
    assert (inbox / "J2.evalreturn",) == watch.new
    watch.button.click()
    page.merging.merge()
    assert () == watch.new


@pytest.mark.long
def test_a_return_that_is_saved_over_another_is_told_by_itself(
    page: ExchangePage, handed: HandedOut, inbox: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """In its place, of which a folder does not tell; and once more."""
    watch = page.merging.watch
    assert not watch.isVisible()
    newer = returned(handed, "J1", "desk", 4, tmp_path).read_bytes()
    for content in (newer, newer + b" "):
        (inbox / "J1.evalreturn").write_bytes(content)
        qtbot.waitUntil(lambda: watch.new == (inbox / "J1.evalreturn",))
        watch.button.click()
        assert () == watch.new


@pytest.mark.long
def test_it_stops_where_nobody_wants_it(page: ExchangePage, inbox: Path) -> None:
    watch = page.merging.watch
    (inbox / "more.csv").write_text("juror,application,criterion,value,comment\n", encoding="utf-8")
    watch.look()
    assert watch.isVisible()
    watch.stop_button.click()
    assert not watch.isVisible()
    (inbox / "most.csv").write_text("juror,application,criterion,value,comment\n", encoding="utf-8")
    watch.look()
    assert not watch.isVisible()


def test_a_folder_is_chosen_without_dragging_one(
    window: MainWindow, panel: Workspace, handed: HandedOut, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(returned(handed, "J1", "laptop", 6, inbox.parent), inbox / "J1.evalreturn")
    page = exchange(window, panel)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(inbox))
    link = page.merging.drop.folder_link
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert page.merging.plan is not None
    assert ["J1.evalreturn"] == [each.file for each in page.merging.plan.files]
    page.merging.clear()
    page.handlers()["merge-folder"]()
    assert page.merging.plan is not None
