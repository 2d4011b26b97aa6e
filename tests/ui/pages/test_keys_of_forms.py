"""Enter does what the one button does, Escape leaves, and then the keyboard is where the person goes on."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import create_panel
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, SECRETARY, small_panel
from ui.page import Page
from ui.pages.applications.page import ApplicationsPage
from ui.pages.jury.page import JuryPage
from ui.pages.opening.new_call import NewCallPage
from ui.pages.overview.page import OverviewPage
from ui.settings import Settings
from ui.window.frame import MainWindow

P = TypeVar("P", bound=Page)
_ORGANISATIONS = ("Organisation of A-1 (DEMO)", "Organisation of A-2 (DEMO)")


def at(window: MainWindow, panel: Workspace, page_id: str, kind: type[P]) -> P:
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page(page_id)
    page = window.page()
    assert isinstance(page, kind)
    return page


def press(key: Qt.Key, on: QWidget) -> None:
    """With the keyboard on `on`."""
    on.setFocus()
    QTest.keyClick(on, key)
    QTest.qWait(1)


@pytest.fixture
def bare(tmp_path: Path) -> Workspace:
    return create_panel(tmp_path / "bare.evalpanel", scheme_text=SCHEME, title="Call", actor=SECRETARY)


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel")


@pytest.fixture
def suspected(window: MainWindow, panel: Workspace) -> JuryPage:
    people = tuple(
        Person(id=f"J{n}", name=name, role=Role.JUROR, organisation=organisation)
        for n, (name, organisation) in enumerate(zip(("An Peeters", "Jan Claes"), _ORGANISATIONS), start=1)
    )
    panel.execute(ImportJury(people=people, reason="Verbeterd."))
    return at(window, panel, "jury", JuryPage)


@pytest.mark.long
def test_a_page_with_nothing_on_it_begins_at_its_next_step(window: MainWindow, bare: Workspace) -> None:
    overview = at(window, bare, "overview", OverviewPage)
    overview.next_card.button.click()
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    assert window.focusWidget() is page.empty.button
    window.show_page("jury")
    jury = window.page()
    assert isinstance(jury, JuryPage)
    assert window.focusWidget() is jury.empty.button


def test_scoring_of_nothing_by_nobody_is_named_first(window: MainWindow, bare: Workspace) -> None:
    card = at(window, bare, "overview", OverviewPage).phase_card
    card.on_button.click()
    assert ("Still open before scoring:\n● There are no applications", Phase.DRAFT) == (
        card.missing.text(),
        bare.view.call().phase,
    )
    card.really_on.click()
    assert Phase.SCORING is bare.view.call().phase


@pytest.mark.long
def test_enter_decides_a_suspicion_and_goes_on_to_the_next(
    window: MainWindow, suspected: JuryPage, panel: Workspace
) -> None:
    card = suspected.suspicions_card
    card.ask(("J1", "A-1"), False)
    card.words.setText("Left in 2012")
    press(Qt.Key.Key_Return, card.words)
    assert ["A-1"] == [each.application for each in panel.view.dismissed()]
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Conflict of interest…")

    card.ask(("J2", "A-2"), False)
    card.words.setText("Left in 2013")
    press(Qt.Key.Key_Return, card.words)
    assert window.focusWidget() is suspected.members


def test_enter_records_a_conflict_and_proposes(suspected: JuryPage, panel: Workspace) -> None:
    card = suspected.member_card
    card.application.setCurrentIndex(2)
    card.kind.setCurrentIndex(0)
    press(Qt.Key.Key_Return, card.note)
    assert [next(iter(ConflictKind))] == [each.kind for each in panel.view.conflicts()]

    press(Qt.Key.Key_Return, suspected.assign_card.per_application)
    assert suspected.assign_card.error.isVisible() or suspected.proposal is not None


def test_another_deadline_is_told_and_leaves_the_keyboard_there(window: MainWindow, panel: Workspace) -> None:
    card = at(window, panel, "overview", OverviewPage).call_card
    field = card.fields["deadline"]
    field.setText("27/06/2096 17:00")
    field.setModified(True)
    card.commit()
    card.terms.reason.setText("Extended.")
    card.terms.body.setText("The committee")
    press(Qt.Key.Key_Return, card.terms.body)
    assert panel.view.call().deadline.startswith("2096-06-27")
    assert window.focusWidget() is field
    assert "The change is recorded with its reason." == window.messages.text.text()


@pytest.mark.long
def test_escape_leaves_a_preview_and_a_dossier(window: MainWindow, panel: Workspace, tmp_path: Path) -> None:
    page = at(window, panel, "applications", ApplicationsPage)
    table = tmp_path / "more.csv"
    table.write_text("number;title\nB-1;Another\n", encoding="utf-8")
    page.look_at([table])
    press(Qt.Key.Key_Escape, page.import_panel.table)
    assert not page.importing.is_looking
    assert page.table.isVisible()

    page.open_at("A-1")
    assert page.reader.isVisible()
    press(Qt.Key.Key_Escape, page.back_button)
    assert (False, True) == (page.reader.isVisible(), page.table.isVisible())


def test_escape_leaves_the_preview_of_a_jury(window: MainWindow, panel: Workspace, tmp_path: Path) -> None:
    page = at(window, panel, "jury", JuryPage)
    table = tmp_path / "jury.csv"
    table.write_text("id,name\nJ9,Lien Smets\n", encoding="utf-8")
    page.import_file(table)
    press(Qt.Key.Key_Escape, page.import_panel.table)
    assert page.import_panel.plan is None


def test_escape_asks_before_what_is_typed_for_a_new_call_goes(window: MainWindow, tmp_path: Path) -> None:
    page, left = NewCallPage(Settings(tmp_path / "settings.json")), []
    page.back_asked.connect(lambda: left.append(1))
    window.show_entrance(page, page.begins_at)
    QTest.keyClicks(page.form.fields["budget"], "4000000")
    press(Qt.Key.Key_Escape, page.form.fields["budget"])
    assert ([], "Not kept yet: Budget in euro. Go back once more to leave it.") == (left, page.error.text())
    press(Qt.Key.Key_Escape, page.form.fields["title"])
    assert [1] == left


def test_escape_leaves_a_new_call_at_once_where_nothing_is_typed(window: MainWindow, tmp_path: Path) -> None:
    page, left = NewCallPage(Settings(tmp_path / "settings.json")), []
    page.back_asked.connect(lambda: left.append(1))
    window.show_entrance(page, page.begins_at)
    press(Qt.Key.Key_Escape, page.form.fields["title"])
    assert [1] == left
