"""After something was done that takes its own button away: the keyboard is where the person goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from evalapp.domain.permissions import Phase
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from ui.page import Page
from ui.pages.applications.page import ApplicationsPage
from ui.pages.exchange.page import ExchangePage
from ui.pages.jury.page import JuryPage
from ui.window.frame import MainWindow

P = TypeVar("P", bound=Page)
Press = Callable[[QWidget], None]


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    made = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    made.actor = SECRETARY
    return made


@pytest.fixture(params=["mouse", "keyboard"])
def press(request: pytest.FixtureRequest, qtbot: QtBot) -> Press:
    """A button, as a person presses it; then everything has found its place."""

    def act(button: QWidget) -> None:
        assert button.isVisible()
        if request.param == "mouse":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Return)
        qtbot.wait(1)

    return act


def at(window: MainWindow, panel: Workspace, page_id: str, kind: type[P]) -> P:
    window.start(panel)
    window.show_page(page_id)
    page = window.page()
    assert isinstance(page, kind)
    return page


def table_of(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def jury(window: MainWindow, panel: Workspace) -> JuryPage:
    page = at(window, panel, "jury", JuryPage)
    page.assign_card.per_application.setText("1")
    return page


@pytest.mark.long
def test_after_a_jury_list_it_is_in_the_jury(jury: JuryPage, tmp_path: Path, press: Press) -> None:
    jury.import_file(table_of(tmp_path, "id,name\nJ9,Lien Smets\n"))
    press(jury.import_panel.button)
    assert jury.members is QApplication.focusWidget()


@pytest.mark.long
def test_after_a_jury_list_that_was_cancelled_too(jury: JuryPage, tmp_path: Path, press: Press) -> None:
    jury.import_file(table_of(tmp_path, "id,name\nJ9,Lien Smets\n"))
    press(jury.import_panel.cancel_button)
    assert jury.members is QApplication.focusWidget()


@pytest.mark.long
def test_after_confirming_a_person_it_is_in_the_list(jury: JuryPage, tmp_path: Path, press: Press) -> None:
    jury.import_file(table_of(tmp_path, "id,name\nJ1,An Peeters-Maes\n"))
    press(jury.import_panel.same_button)
    assert jury.import_panel.table is QApplication.focusWidget()


@pytest.mark.long
def test_proposing_leaves_it_where_pressing_again_changes_nothing(jury: JuryPage, press: Press) -> None:
    press(jury.assign_card.propose_button)
    assert jury.assign_card.propose_button is QApplication.focusWidget()


@pytest.mark.long
def test_after_assigning_it_is_in_what_was_assigned(jury: JuryPage, press: Press) -> None:
    jury.tabs.setCurrentIndex(1)
    press(jury.assign_card.propose_button)
    press(jury.assign_card.assign_button)
    assert jury.seats.matrix is QApplication.focusWidget()


@pytest.mark.long
def test_after_dropping_a_proposal_it_is_where_another_is_made(jury: JuryPage, press: Press) -> None:
    press(jury.assign_card.propose_button)
    press(jury.assign_card.drop_button)
    assert jury.assign_card.propose_button is QApplication.focusWidget()


@pytest.fixture
def exchange(
    window: MainWindow, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ExchangePage:
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", staticmethod(lambda *_given: str(tmp_path / "packs"))
    )
    page = at(window, panel, "exchange", ExchangePage)
    page.open_at("hand-out")
    return page


@pytest.mark.long
def test_after_handing_out_it_is_on_the_codes_and_then_on_the_jurors(
    exchange: ExchangePage, press: Press
) -> None:
    press(exchange.handout.buttons.due)
    press(exchange.handout.preview.go)
    assert exchange.handout.codes is QApplication.focusWidget()
    press(exchange.handout.codes_card.close_button)
    assert exchange.handout.table is QApplication.focusWidget()


@pytest.mark.long
def test_after_handing_out_forms_it_is_on_the_forms_and_then_on_the_jurors(
    exchange: ExchangePage, press: Press
) -> None:
    exchange.handout.kind.forms.setChecked(True)
    press(exchange.handout.buttons.due)
    press(exchange.handout.preview.go)
    assert exchange.handout.forms_card.table is QApplication.focusWidget()
    press(exchange.handout.forms_card.back_button)
    assert exchange.handout.table is QApplication.focusWidget()


@pytest.fixture
def applications(window: MainWindow, panel: Workspace, tmp_path: Path) -> ApplicationsPage:
    page = at(window, panel, "applications", ApplicationsPage)
    rows = "A-8,Eight,Org (DEMO),5000\nA-9,Nine,Org (DEMO),lots\n"
    page.look_at([table_of(tmp_path, f"number,title,organisation,requested_support\n{rows}")])
    return page


@pytest.mark.long
def test_a_file_that_was_read_is_looked_at(applications: ApplicationsPage) -> None:
    assert applications.import_panel.table is QApplication.focusWidget()


@pytest.mark.long
def test_after_an_import_it_is_in_the_list(applications: ApplicationsPage, press: Press) -> None:
    press(applications.import_panel.button)
    assert applications.table is QApplication.focusWidget()


@pytest.mark.long
def test_after_an_import_that_was_cancelled_too(applications: ApplicationsPage, press: Press) -> None:
    press(applications.import_panel.cancel_button)
    assert applications.table is QApplication.focusWidget()


@pytest.mark.long
def test_after_the_work_list_too(applications: ApplicationsPage, press: Press) -> None:
    press(applications.import_panel.button)
    press(applications.importing.work_list_button)
    assert applications.import_panel.table is QApplication.focusWidget()
    press(applications.import_panel.cancel_button)
    assert applications.table is QApplication.focusWidget()


@pytest.mark.long
@pytest.mark.parametrize("button", ["button", "cancel_button"])
def test_after_admitting_the_rest_it_is_in_the_list(
    applications: ApplicationsPage, press: Press, button: str
) -> None:
    page = applications
    press(page.import_panel.button)
    press(page.admit_button)
    assert page.admit_panel.isAncestorOf(QApplication.focusWidget())
    press(getattr(page.admit_panel, button))
    assert page.table is QApplication.focusWidget()
