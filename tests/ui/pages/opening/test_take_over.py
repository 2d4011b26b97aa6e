"""Taking over a panel that was handed over: under the name that was typed, and at a place that is free."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from evalapp.domain.people import Role
from evalapp.operations import actors
from evalapp.operations.desks.handing.giving import Given, hand_over
from tests.operations.desks.copies_samples import Two, score
from ui.app import Application
from ui.dialogs.who import WhoSheet
from ui.pages.opening.take_over import TakeOverPage
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actors, "user_name", lambda: "ebos")


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """Beside its original, which is called as the panel that is taken over would be."""
    two = Two(tmp_path)
    two.here = two.here.rename(tmp_path / "call.evalpanel")
    with two.opened(two.here) as panel:
        return hand_over(panel, "Els Bos", tmp_path / "call.evalhandover")


@pytest.fixture
def application(qtbot: QtBot, qapp: QApplication, tmp_path: Path, tasks: Tasks) -> Iterator[Application]:
    made = Application(qapp, Settings(tmp_path / "settings.json"), tasks)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()


def page_of(application: Application, given: Given, name: str = "Els Bos") -> TakeOverPage:
    application.open(given.path)
    page = application.window.findChild(TakeOverPage)
    assert isinstance(page, TakeOverPage)
    page.code.edit.setText(given.code)
    page.name.setText(name)
    return page


def session_of(application: Application) -> Session:
    assert application.window.session is not None
    return application.window.session


def asked(application: Application) -> list[WhoSheet]:
    return [each for each in application.window.findChildren(WhoSheet) if each.isVisible()]


def test_who_took_it_over_goes_on_under_that_name_and_is_not_asked(
    application: Application, given: Given
) -> None:
    page_of(application, given, " Els  Bos ").button.click()
    session = session_of(application)
    assert not asked(application)
    assert ("Els Bos", Role.SECRETARY) == (session.actor.name, session.actor.role)
    session.workspace.execute(score("J1", "A-1", 4))
    assert "Els Bos" == session.view.change(session.view.last_change()).actor


@pytest.mark.long
def test_neither_is_it_the_one_who_worked_in_it_on_this_machine_before(
    application: Application, given: Given
) -> None:
    application.open(given.path.with_name("there.evalpanel"))
    application.window.working.act_as("S-01")
    assert "Mia Willems" == session_of(application).actor.name
    page_of(application, given).button.click()
    assert "Els Bos" == session_of(application).actor.name


def test_who_takes_over_and_stands_in_the_register_goes_on_as_that_person(
    application: Application, given: Given
) -> None:
    page_of(application, given, "willems mia").button.click()
    assert "S-01" == session_of(application).actor.id


@pytest.mark.long
def test_on_another_machine_who_took_it_over_is_proposed(
    application: Application, given: Given, qapp: QApplication, tmp_path: Path, tasks: Tasks
) -> None:
    page_of(application, given).button.click()
    path = session_of(application).path
    application.show_start()
    other = Application(qapp, Settings(tmp_path / "other" / "settings.json"), tasks)
    other.window.show()
    other.open(path)
    (sheet,) = asked(other)
    assert "Somebody else…" == sheet.who.currentText()
    assert "Els Bos" == sheet.fields.name.text()
    sheet.button.click()
    assert "Els Bos" == session_of(other).actor.name
    other.window.close()


def test_beside_the_original_another_name_is_found(application: Application, given: Given) -> None:
    page = page_of(application, given)
    assert "“call-2.evalpanel”, beside the sealed file" in page.where.text()
    page.button.click()
    assert "call-2.evalpanel" == session_of(application).path.name
    assert (given.path.parent / "call.evalpanel").exists()


def test_another_place_can_be_chosen(
    application: Application, given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(application, given)
    (tmp_path / "mine").mkdir()
    chosen = ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_how: (chosen, ""))
    page.elsewhere.click()
    assert "call-2.evalpanel" in page.where.text()
    chosen = str(tmp_path / "mine" / "panel")
    page.elsewhere.click()
    assert f"“panel.evalpanel”, in {tmp_path / 'mine'}" in page.where.text()
    page.button.click()
    assert tmp_path / "mine" / "panel.evalpanel" == session_of(application).path


def test_what_lies_at_the_chosen_place_stays_and_is_said(
    application: Application, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(application, given)
    there = given.path.with_name("call.evalpanel")
    before = there.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_how: (str(there), ""))
    page.elsewhere.click()
    page.button.click()
    assert "already exists" in page.error.text()
    assert before == there.read_bytes()
