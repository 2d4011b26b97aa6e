"""A person added, changed and removed beside the list of members."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from ui.pages.jury.page import JuryPage
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    panel.actor = SECRETARY
    return panel


@pytest.fixture
def page(window: MainWindow, panel: Workspace) -> JuryPage:
    window.start(panel)
    window.show_page("jury")
    page = window.page()
    assert isinstance(page, JuryPage)
    return page


def person(panel: Workspace, id: str) -> Person:
    return next(each for each in panel.view.people() if each.id == id)


@pytest.mark.long
def test_a_deputy_of_the_chair_is_added_told_and_listed(
    page: JuryPage, window: MainWindow, panel: Workspace
) -> None:
    page.add_button.click()
    form = page.editing.form
    for name, text in (("id", "D1"), ("name", "Els Bos"), ("email", "els@bos.be")):
        form.lines[name].setText(text)
    form.role.setCurrentIndex(form.role.findData("deputy-chair"))
    form.save_button.click()
    added = person(panel, "D1")
    assert (Role.CHAIR, True, "els@bos.be") == (added.role, added.is_deputy, added.email)
    assert "Els Bos was added to the panel." in window.messages.text.text()
    chosen = page.members.chosen_row
    assert chosen is not None
    assert "D1" == chosen.person.id
    assert page.editing.card.isVisible()
    assert not form.isVisible()


def test_a_wrong_address_is_said_in_its_field_and_moves_no_button(page: JuryPage, panel: Workspace) -> None:
    page.editing.card.change_button.click()
    form = page.editing.form
    QTest.qWait(0)
    place = form.save_button.mapToGlobal(form.save_button.rect().center())
    form.lines["email"].setText("an@carebots")
    form.save_button.click()
    QTest.qWait(0)
    assert "no whole domain" in form.fields["email"].note.text()
    assert form.lines["email"].hasFocus()
    assert place == form.save_button.mapToGlobal(form.save_button.rect().center())
    assert "" == person(panel, "J1").email


@pytest.mark.long
def test_an_address_that_no_mail_reaches_is_marked_in_list_and_card(page: JuryPage, panel: Workspace) -> None:
    panel.execute(
        ImportJury(
            people=(Person(id="J1", name="An Peeters", role=Role.JUROR, email="an@x"),), reason="Verbeterd."
        )
    )
    page.members.choose("J1")
    assert page.editing.card.mail_trouble.isVisible()
    assert "an@x" == page.editing.card.email.text()


@pytest.mark.long
def test_who_has_seats_is_not_removed_and_it_says_what_to_do(page: JuryPage, panel: Workspace) -> None:
    page.members.choose("J1")
    page.editing.card.change_button.click()
    page.editing.form.remove_button.click()
    assert "3 seats. Take the seats away" in page.editing.form.error.text()
    assert person(panel, "J1")


@pytest.mark.long
def test_who_has_nothing_is_removed_and_comes_back(
    page: JuryPage, window: MainWindow, panel: Workspace
) -> None:
    page.members.choose("C1")
    page.editing.card.change_button.click()
    page.editing.form.remove_button.click()
    assert "C1" not in {each.id for each in panel.view.people()}
    assert "was removed" in window.messages.text.text()
    panel.undo()
    assert person(panel, "C1")


@pytest.mark.long
def test_the_form_follows_who_is_chosen_and_keeps_what_was_typed(page: JuryPage) -> None:
    page.members.choose("J1")
    page.editing.card.change_button.click()
    page.editing.form.lines["expertise"].setText("zorg; ICT")
    page.members.choose("J2")
    assert "Jan Claes" == page.editing.form.lines["name"].text()
    page.members.choose("J1")
    assert "zorg; ICT" == page.editing.form.lines["expertise"].text()
    page.editing.form.leave_button.click()
    assert () == page.editing.form.drafts.named()
