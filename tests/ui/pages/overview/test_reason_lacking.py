"""A change of the call is recorded without its reason: where that is lacking is marked, until it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.samples import SECRETARY, small_panel
from ui.pages.overview.page import OverviewPage
from ui.pages.overview.terms import TermsForm
from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> OverviewPage:
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    window.activateWindow()
    window.show_page("overview")
    found = window.page()
    assert isinstance(found, OverviewPage)
    found.tabs.setCurrentIndex(1)
    return found


def marked(terms: TermsForm) -> list[str]:
    fields = (terms.reason, terms.body, terms.day)
    return [each.accessibleName() for each in fields if each.property("wrong") == "true"]


def words(page: OverviewPage) -> str:
    return page.session.savings.look().words_of_all


def test_the_reason_of_another_text_is_asked_for_where_it_is_typed(page: OverviewPage, qtbot: QtBot) -> None:
    card = page.declaration_card
    card.fields["nl"].selectAll()
    card.fields["nl"].insertPlainText("Ik verklaar.")
    terms = card.terms
    assert (marked(terms), words(page)) == ([], "Not saved: the overview still asks for a reason")

    terms.record_button.click()

    assert marked(terms) == ["Reason"]
    assert terms.reason.hasFocus()
    assert "with a reason only" in terms.error.text()

    qtbot.keyClicks(terms.reason, "W")

    assert (marked(terms), terms.error.isHidden()) == ([], True)
    said = "Not recorded yet: What a juror declares before a dossier opens (kept on this device)"
    assert words(page) == said
    assert page.unrecorded() == ("What a juror declares before a dossier opens",)


def test_every_answer_that_a_decision_lacks_is_marked_until_it_is_typed(
    page: OverviewPage, qtbot: QtBot
) -> None:
    budget = page.call_card.fields["budget"]
    budget.setText("250.000")
    budget.setModified(True)
    budget.editingFinished.emit()
    terms = page.call_card.terms
    terms.record_button.click()
    assert marked(terms) == ["Reason", "Decided by"]
    assert terms.reason.hasFocus()

    qtbot.keyClicks(terms.reason, "More money.")
    assert (marked(terms), terms.error.isHidden()) == (["Decided by"], False)
    qtbot.keyClicks(terms.body, "City council")
    assert (marked(terms), terms.error.isHidden()) == ([], True)
    terms.day.setText("yesterday")
    terms.record_button.click()
    assert marked(terms) == ["Date of the decision"]
    assert terms.day.hasFocus()
    terms.day.setText("27/06/2016")
    terms.record_button.click()
    assert page.session.call.budget == 250_000_00
    assert (marked(terms), words(page)[:9]) == ([], "All saved")


def test_given_up_nothing_is_marked_the_next_time(page: OverviewPage) -> None:
    card = page.declaration_card
    for _turn in range(2):
        card.fields["nl"].selectAll()
        card.fields["nl"].insertPlainText("Ik verklaar.")
        assert (marked(card.terms), card.terms.error.isHidden()) == ([], True)
        card.terms.record_button.click()
        card._give_up()
