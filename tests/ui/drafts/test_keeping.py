"""What is typed and not recorded outlives the window, for the person who typed it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.application import Admissibility
from evalapp.domain.people import ConflictKind
from tests.ui.drafts.reopening import CHAIR, REASON, ended, kept_in, opened, reason_of, reasoned, shown
from tests.ui.pages.ranking.test_chair_ranking import scored
from ui.ending import Ending
from ui.pages.applications.page import ApplicationsPage
from ui.pages.jury.page import JuryPage
from ui.pages.meeting.page import MeetingPage
from ui.pages.overview.page import OverviewPage
from ui.pages.ranking.page import RankingPage
from ui.window.frame import MainWindow


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_a_signal_keeps_what_nobody_recorded(
    office: MainWindow, panel: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    status: list[int] = []
    monkeypatch.setattr(QGuiApplication, "exit", status.append)
    ending = Ending(lambda: office.leaving.store_typed(), office.leaving.ask_to_stay, office.close_session)
    ending.install(qapp)
    try:
        opened(office, panel)
        reasoned(office)
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.waitUntil(lambda: bool(status))
    finally:
        ending.let_go()

    opened(office, panel)

    assert "1 draft of before is kept: the reason for A-1." in office.messages.text.text()
    assert REASON == reason_of(office)
    assert "1 draft of before is back: the reason for A-1." == office.messages.text.text()
    assert office.session is not None
    application = office.session.view.dossier("A-1").application
    assert (Admissibility.OPEN, "") == (application.admissibility, application.admissibility_reason)
    if os.name == "posix":
        assert 0o600 == panel.with_name("settings.json").stat().st_mode & 0o777


@pytest.mark.long
def test_every_form_of_the_preparation_has_its_text_back(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    page = shown(office, "applications", ApplicationsPage)
    page._look_at_the_rest()
    page.admit_panel.until_field.setText("18/12/2015 17:00")
    jury = shown(office, "jury", JuryPage)
    jury.members.choose("J1")
    jury.member_card.application.setCurrentIndex(1)
    jury.member_card.kind.setCurrentIndex(2)
    jury.member_card.note.setText("Zus")
    jury.suspicions_card.ask(("J1", "A-1"), False)
    jury.suspicions_card.words.setText("Vertrok in 2012")
    overview = shown(office, "overview", OverviewPage)
    overview.phase_card.back_button.click()
    overview.phase_card.reason.setText("Een aanvraag vergeten")

    ended(office)
    opened(office, panel)

    card = shown(office, "overview", OverviewPage).phase_card
    assert (True, "Een aanvraag vergeten") == (card.reason.isVisible(), card.reason.text())
    jury = shown(office, "jury", JuryPage)
    jury.members.choose("J1")
    member = jury.member_card
    expected = ("A-2", str(list(ConflictKind)[2]), "Zus")
    assert expected == (member.application.currentData(), member.kind.currentData(), member.note.text())
    jury.suspicions_card.ask(("J1", "A-1"), False)
    assert "Vertrok in 2012" == jury.suspicions_card.words.text()
    page = shown(office, "applications", ApplicationsPage)
    page._look_at_the_rest()
    assert "18/12/2015 17:00" == page.admit_panel.until_field.text()


@pytest.mark.long
def test_every_form_of_the_deliberation_has_its_text_back(office: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    scored(path, {"A-1": 8, "A-2": 6, "A-3": 6}).close()
    opened(office, path, CHAIR)
    page = shown(office, "meeting", MeetingPage)
    page.agenda.choose("A-1")
    page.cards["helix"].open_form()
    form = page.cards["helix"].form
    assert form is not None
    QTest.keyClicks(form.value, "3")
    form.reason.setPlainText("Beiden gehoord")
    ranking = shown(office, "ranking", RankingPage)
    ranking._resolve()
    ranking.lot.seed.setText("2015")

    ended(office)
    opened(office, path, CHAIR)

    page = shown(office, "meeting", MeetingPage)
    page.agenda.choose("A-1")
    form = page.cards["helix"].form
    assert form is not None
    assert (True, 6, "Beiden gehoord") == (form.isVisible(), form.value.value(), form.reason.toPlainText())
    assert office.session is not None
    assert [] == list(office.session.view.consensus())
    ranking = shown(office, "ranking", RankingPage)
    ranking._resolve()
    assert ("2015", "") == (ranking.lot.seed.text(), ranking.lot.reason.text())


@pytest.mark.long
def test_a_change_of_the_call_waits_for_its_reason_again(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    card = shown(office, "overview", OverviewPage).call_card
    field = card.fields["title"]
    field.setText("Een andere titel")
    field.setModified(True)
    card.commit()
    card.terms.reason.setText("Verschreven")
    card.terms.reason.textEdited.emit("Verschreven")
    before = card.fields["reference"].text()

    ended(office)
    opened(office, panel)

    card = shown(office, "overview", OverviewPage).call_card
    assert ("Een andere titel", before) == (card.fields["title"].text(), card.fields["reference"].text())
    assert (True, "Verschreven") == (card.terms.isVisible(), card.terms.reason.text())
    assert office.session is not None
    assert "Een andere titel" != office.session.call.title
    card.terms.record_button.click()
    assert ("Een andere titel", []) == (office.session.call.title, kept_in(panel))


def test_a_declaration_waits_for_its_reason_again(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    card = shown(office, "overview", OverviewPage).declaration_card
    stored = card.fields["en"].toPlainText()
    card.fields["nl"].selectAll()
    card.fields["nl"].insertPlainText("Ik verklaar")

    ended(office)
    opened(office, panel)

    card = shown(office, "overview", OverviewPage).declaration_card
    assert ("Ik verklaar", stored) == (card.fields["nl"].toPlainText(), card.fields["en"].toPlainText())
    assert card.is_asking
    card._give_up()
    assert [] == kept_in(panel)
