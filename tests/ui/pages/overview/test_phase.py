"""The phase of the call: what is named before it moves on, and the way to the page on which it is closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.words.formats import short_fingerprint
from tests.samples import small_panel
from ui.pages.closing.page import ClosingPage
from ui.pages.overview.page import OverviewPage
from ui.window.frame import MainWindow

DECODED = QUrl.ComponentFormattingOption.FullyDecoded


def overview(window: MainWindow, panel: Workspace) -> OverviewPage:
    window.start(panel)
    window.show_page("overview")
    page = window.page()
    assert isinstance(page, OverviewPage)
    page.open_at("call")
    return page


def settle(panel: Workspace) -> None:
    for juror in ("J1", "J2"):
        for number, value in (("A-1", 4), ("A-2", 6), ("A-3", 8)):
            for criterion in ("helix", "sme"):
                place = {"juror": juror, "application": number, "criterion": criterion}
                panel.execute(SetComment(**place, comment="why"))
                panel.execute(SetScore(**place, value=value))
    panel.execute(AdmitTheRest())


def test_it_leads_to_the_page_of_closing_and_says_what_that_waits_for(
    window: MainWindow, tmp_path: Path
) -> None:
    page = overview(window, small_panel(tmp_path / "call.evalpanel", phase=Phase.DELIBERATION))

    card = page.phase_card

    assert card.missing.isVisible()
    lines = card.missing.text().splitlines()
    assert lines[:2] == ["Closing waits for:", "● 12 scores are missing: An Peeters and Jan Claes"]
    assert "12 scores are missing" in card.on_button.toolTip()
    assert "12 scores are missing" in card.on_button.accessibleDescription()
    card.on_button.click()
    assert isinstance(window.page(), ClosingPage)


def test_the_keyboard_does_not_stay_on_the_button_that_becomes_the_closing_one(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    settle(panel)
    page = overview(window, panel)
    button = page.phase_card.on_button
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)

    button.click()

    assert panel.view.call().phase is Phase.DELIBERATION
    assert button.isEnabled()
    assert not button.hasFocus()


def test_opening_the_page_does_not_put_the_keyboard_on_it(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    settle(panel)
    move_to_phase(panel, Phase.DELIBERATION)
    page = overview(window, panel)

    assert not page.phase_card.on_button.hasFocus()


@pytest.mark.long
def test_what_is_named_before_deliberation_is_what_is_missing_now(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    card = overview(window, panel).phase_card
    card.on_button.click()
    place = {"juror": "J1", "application": "A-1", "criterion": "helix"}
    panel.execute(SetScore(**place, value=4))
    assert "● 3 scores are missing: An Peeters and Jan Claes" in card.missing.text().splitlines()

    for juror in ("J1", "J2"):
        for criterion in ("helix", "sme"):
            place = {"juror": juror, "application": "A-1", "criterion": criterion}
            panel.execute(SetComment(**place, comment="why"))
            panel.execute(SetScore(**place, value=4))
    panel.execute(AdmitTheRest())
    assert (False, False) == (card.missing.isVisible(), card.really_on.isVisible())


def test_what_is_missing_is_named_before_deliberation_begins(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    page = overview(window, panel)
    card = page.phase_card

    card.on_button.click()

    assert panel.view.call().phase is Phase.SCORING
    assert card.missing.text().startswith("Still open before deliberation:\n● 12 scores are missing")
    card.really_on.click()
    assert panel.view.call().phase is Phase.DELIBERATION
    assert not card.really_on.isVisible()


def test_the_next_step_of_that_name_ends_at_the_meeting(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    settle(panel)
    page = overview(window, panel)
    page.open_at(None)

    page.next_card.button.click()

    assert (Phase.DELIBERATION, "meeting") == (panel.view.call().phase, window.page_id)
    assert "is now in the phase" in window.messages.text.text()


def test_whoever_moves_the_phase_where_it_stands_stays_there(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    settle(panel)
    overview(window, panel).phase_card.on_button.click()

    assert (Phase.DELIBERATION, "overview") == (panel.view.call().phase, window.page_id)


def test_what_does_not_keep_it_from_closing_is_named_there_too(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    settle(panel)
    els = Person(id="J3", name="Els Maes", role=Role.JUROR, organisation="Organisation of A-2 (DEMO)")
    panel.execute(ImportJury(people=(els,), reason="Verbeterd."))
    move_to_phase(panel, Phase.DELIBERATION)
    card = overview(window, panel).phase_card

    assert card.missing.text().startswith("Open too, which does not keep it from closing:\n● A conflict of")
    assert card.on_button.toolTip().startswith("A conflict of interest is suspected")


def test_the_fields_of_a_closed_call_are_read_and_say_why(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    settle(panel)
    for phase in (Phase.DELIBERATION, Phase.CLOSED):
        move_to_phase(panel, phase)
    card = overview(window, panel).call_card
    assert {(True, "true", "")} == {
        (field.isReadOnly(), field.property("still"), field.placeholderText())
        for field in card.fields.values()
    }
    assert (True, True) == (card.why_not.isVisible(), "closed" in card.why_not.text().casefold())


def test_the_fields_of_an_open_call_look_as_if_they_can_be_changed(
    window: MainWindow, tmp_path: Path
) -> None:
    card = overview(window, small_panel(tmp_path / "call.evalpanel")).call_card
    assert ({"false"}, False) == (
        {field.property("still") for field in card.fields.values()},
        card.why_not.isVisible(),
    )


def test_a_deadline_that_has_passed_is_said_where_it_is_typed(window: MainWindow, tmp_path: Path) -> None:
    card = overview(window, small_panel(tmp_path / "call.evalpanel")).call_card
    field = card.fields["deadline"]
    seen = [card.passed.isVisible()]
    for text in ("27/06/2016 17:00", "27/06/2096 17:00", "27/06/2016 17:00"):
        field.setText(text)
        field.setModified(True)
        field.editingFinished.emit()
        seen.append(card.passed.isVisible())
    card._give_up_terms()
    assert [False, True, False, True, False] == [*seen, card.passed.isVisible()]


@pytest.mark.long
def test_once_closed_the_fingerprint_is_there_to_keep(window: MainWindow, tmp_path: Path) -> None:
    page = overview(window, small_panel(tmp_path / "open.evalpanel"))
    assert not page.closing_card.isVisible()

    panel = small_panel(tmp_path / "call.evalpanel", phase=Phase.CLOSED)
    page = overview(window, panel)

    page.open_at("")
    card = page.closing_card
    assert card.isVisible()
    assert card.fingerprint.text() == short_fingerprint(panel.view.fingerprint())
    draft = QUrlQuery(card.mail_address())
    assert "Call (T-1): fingerprint at closing" == draft.queryItemValue("subject", DECODED)
    whole = draft.queryItemValue("body", DECODED).replace("-", "").lower()
    assert panel.view.fingerprint() in whole
    card.copy_button.click()
    assert QGuiApplication.clipboard().text().replace("-", "").lower().count(panel.view.fingerprint()) == 2
