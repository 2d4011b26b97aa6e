"""A condition of which a later scheme dropped the criterion: the sheet is shown, and the proposal can be corrected."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.meeting.agenda import Discuss
from evalapp.operations.meeting.sitting import OpenMeeting
from tests.operations.deciding.decided_samples import REASON, drop_sme, individual
from tests.operations.progress.ready_samples import closable
from tests.ui.pages.meeting.pages import said
from tests.ui.pages.meeting.proposing import form_of
from ui.pages.individual.page import IndividualPage
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow

ASKED = Condition(text="Een kmo meer.", criterion="sme")
OWN = Advise(application="A-1", outcome=Proposal.APPROVE, reason=REASON, conditions=(ASKED,))
DROPPED = "“sme” of an earlier scheme"


def test_in_the_meeting(window: MainWindow, tmp_path: Path) -> None:
    panel = closable(tmp_path / "call.evalpanel")
    panel.execute(OWN)
    drop_sme(panel)
    panel.execute(OpenMeeting(present=tuple(each.id for each in panel.view.people())))
    panel.execute(Discuss(application="A-1"))
    window.start(panel)
    window.show_page("meeting", "A-1")
    page = window.page()
    assert isinstance(page, MeetingPage)
    assert f"Condition 1: Een kmo meer ({DROPPED})" in said(page)
    form = form_of(page)
    assert form.conditions.toPlainText() == "Een kmo meer. | sme"
    form.reason.setPlainText("Te smal.")
    form.store()
    (own,) = panel.view.decidings.advice()
    assert (own.reason, own.conditions) == ("Te smal.", (ASKED,))


def test_where_each_is_assessed_by_itself(window: MainWindow, tmp_path: Path) -> None:
    panel = individual(tmp_path / "call.evalpanel")
    panel.execute(OWN)
    drop_sme(panel)
    window.start(panel)
    window.show_page("individual", "A-1")
    page = window.page()
    assert isinstance(page, IndividualPage)
    assert DROPPED in [each.text() for each in page.form.conditions.findChildren(QLabel)]
    page.form.reason.setPlainText("Te smal.")
    page.form.store()
    (own,) = panel.view.decidings.advice()
    assert (own.reason, own.conditions) == ("Te smal.", (ASKED,))
