"""Who works in a panel is asked once on each machine, never in the way of reading, and stands with what is done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations import actors
from evalapp.operations.panel.call import create_panel, edit_call
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.panel.terms import CallEdit
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, small_panel
from ui.app import Application
from ui.dialogs.who import WhoSheet
from ui.pages.opening.new_call import NewCallPage
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks

MIA = Person(id="S-01", name="Mia Willems", role=Role.SECRETARY)


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actors, "user_name", lambda: "mwil")


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
    made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel", applications=1, phase=Phase.DRAFT) as panel:
        return panel.path


def asked(application: Application) -> WhoSheet | None:
    sheets = [each for each in application.window.findChildren(WhoSheet) if each.isVisible()]
    return sheets[0] if sheets else None


def sheet_of(application: Application) -> WhoSheet:
    sheet = asked(application)
    assert sheet is not None
    return sheet


def workspace_of(application: Application) -> Workspace:
    assert application.window.session is not None
    return application.window.session.workspace


def done(application: Application) -> tuple[str, str, str]:
    """Of a change made now: who, in which role, under which account."""
    workspace = workspace_of(application)
    edit_call(workspace, {"reference": f"T-{workspace.view.last_change()}"})
    change = workspace.view.history(limit=1)[0]
    return change.actor, change.role, change.account


def test_whom_this_machine_does_not_know_is_asked_with_the_secretary_of_the_register_chosen(
    application: Application, path: Path
) -> None:
    application.open(path)
    sheet = sheet_of(application)
    assert "Secretary · Mia Willems" == sheet.who.currentText()
    sheet.button.click()
    assert ("Mia Willems", "secretary", "mwil") == done(application)


@pytest.mark.long
def test_an_answer_is_kept_for_the_panel_on_this_machine(application: Application, path: Path) -> None:
    application.open(path)
    sheet_of(application).button.click()
    application.show_start()
    application.open(path)
    assert asked(application) is None
    assert ("Mia Willems", "secretary", "mwil") == done(application)


def test_who_stands_in_no_register_types_a_name_and_a_role(application: Application, path: Path) -> None:
    application.open(path)
    sheet = sheet_of(application)
    sheet.who.setCurrentIndex(sheet.who.count() - 1)
    assert "mwil" == sheet.fields.name.text()
    sheet.fields.name.setText("Jo Peeters")
    sheet.button.click()
    assert ("Jo Peeters", "secretary", "mwil") == done(application)
    application.show_start()
    application.open(path)
    assert ("Jo Peeters", "secretary", "mwil") == done(application)


def test_without_a_name_nothing_goes_on(application: Application, path: Path) -> None:
    application.open(path)
    sheet = sheet_of(application)
    sheet.who.setCurrentIndex(sheet.who.count() - 1)
    sheet.fields.name.setText("  ")
    sheet.go_on()
    assert not sheet.button.isEnabled()
    assert sheet is asked(application)


def test_who_closes_it_reads_on_and_is_asked_again_next_time(application: Application, path: Path) -> None:
    application.open(path)
    sheet_of(application).later.click()
    assert asked(application) is None
    assert ("mwil", "secretary", "") == done(application)
    application.show_start()
    application.open(path)
    assert asked(application) is not None


@pytest.mark.long
def test_another_panel_with_the_same_name_in_its_register_is_not_asked(
    application: Application, path: Path, tmp_path: Path
) -> None:
    application.open(path)
    sheet = sheet_of(application)
    sheet.who.setCurrentIndex(sheet.who.count() - 1)
    sheet.fields.name.setText("Willems Mia")
    sheet.button.click()
    application.show_start()
    with create_panel(tmp_path / "other.evalpanel", scheme_text=SCHEME) as other:
        other.execute(ImportJury(people=(MIA,), reason="Verbeterd."))
    application.open(tmp_path / "other.evalpanel")
    assert asked(application) is None
    assert "Mia Willems" == done(application)[0]


def test_a_closed_call_and_the_demo_ask_nobody(application: Application, tmp_path: Path) -> None:
    with small_panel(tmp_path / "closed.evalpanel", applications=1, phase=Phase.CLOSED) as panel:
        closed = panel.path
    with create_panel(tmp_path / "demo.evalpanel", scheme_text=SCHEME, is_demo=True) as panel:
        demo = panel.path
    for path in (closed, demo):
        application.open(path)
        assert asked(application) is None


def test_who_makes_a_call_is_asked_with_it_and_not_again(application: Application, tmp_path: Path) -> None:
    application.new_call()
    page = application.window.findChild(NewCallPage)
    assert isinstance(page, NewCallPage)
    assert "mwil" == page.worker.name.text()
    page.worker.name.setText("Mia Willems")
    page.create_at(tmp_path / "new.evalpanel", CallEdit(title="Call"))
    assert asked(application) is None
    created = workspace_of(application).view.change(1)
    assert ("Mia Willems", "secretary", "mwil") == (created.actor, created.role, created.account)
    assert ("Mia Willems", "secretary", "mwil") == done(application)


def test_the_name_can_be_changed_at_the_top(application: Application, path: Path) -> None:
    application.open(path)
    sheet_of(application).later.click()
    menu = application.window.top._people
    assert "Somebody else…" == menu.actions()[-1].text()
    menu.actions()[-1].trigger()
    assert asked(application) is not None
