"""What is typed on the card of the jury's own proposal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from evalapp.domain.deciding.values import Advice, Proposal
from ui.pages.meeting.page import MeetingPage
from ui.pages.meeting.proposal.card import ProposalCard
from ui.pages.meeting.proposal.form import ProposalForm


def card_of(page: MeetingPage) -> ProposalCard:
    assert page.dossier is not None
    assert page.dossier.proposal is not None
    return page.dossier.proposal


def form_of(page: MeetingPage) -> ProposalForm:
    """Opened by its key."""
    page.agenda.view.setFocus()
    QTest.keyClick(page, Qt.Key.Key_P)
    form = card_of(page).form
    assert form is not None
    return form


def choose(form: ProposalForm, outcome: Proposal) -> None:
    index = form.outcome.findData(str(outcome))
    form.outcome.setCurrentIndex(index)
    form.outcome.activated.emit(index)


def type_into(field: QWidget, text: str) -> None:
    field.setFocus()
    for n, line in enumerate(text.split("\n")):
        if n:
            QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, line)


def advice(page: MeetingPage) -> list[Advice]:
    return list(page.session.view.decidings.advice())
