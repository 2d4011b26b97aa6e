"""A call for spearhead clusters through the window: five applications, each assessed by itself, to the print.

The jury proposes something on each of them before it closes; no place and no lot is asked of anybody.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.people import ConflictKind, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Outcome
from evalapp.domain.scheme.templates import template_ids
from evalapp.domain.times import BRUSSELS
from evalapp.operations.admissibility.unanswered import Unanswered
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.kinds import kind_of
from evalapp.operations.reports.printing import write_report
from tools.office import Office, bring_in, give_seats, hand_out, merge, send_back
from ui.pages.applications.page import ApplicationsPage
from ui.pages.closing.page import ClosingPage
from ui.pages.meeting.page import MeetingPage
from ui.pages.opening.new_call import NewCallPage

NUMBERS = [f"S-{n}" for n in range(1, 6)]
JURY = (
    "id;name;role;organisation;email\n"
    "J1;An Peeters;juror;UGent;an@voorbeeld.be\n"
    "J2;Bart Thijs;juror;VITO;bart@voorbeeld.be\n"
    "J3;Els Maes;juror;KU Leuven;els@voorbeeld.be\n"
    "J4;Jan Claes;juror;UHasselt;jan@voorbeeld.be\n"
    "C1;Luc Maes;chair;;luc@voorbeeld.be\n"
    "S1;Mia Willems;secretary;Secretariaat;mia@voorbeeld.be\n"
)
BARRED, AWAY = PersonId("J4"), "S-2"


def begin(office: Office) -> None:
    office.app.new_call()
    page = office.app.window.findChild(NewCallPage)
    assert page is not None
    page._choices.button(template_ids().index("speerpunt-2016")).setChecked(True)
    page.form.fields["title"].setText("Speerpuntclusters 2016")
    page.form.fields["quorum"].setText("3")
    edit = page.form.read()
    assert edit is not None
    page.create_at(office.folder / "speerpunt.evalpanel", edit)
    assert not office.panel.view.call().scheme.is_ranked


def take_in(office: Office) -> None:
    when = (datetime.now(BRUSSELS) - timedelta(3)).strftime("%d/%m/%Y 10:00")
    rows = [
        f"{number};Cluster {number};Organisatie {number};10;1.500.000;3.200.000;{when}" for number in NUMBERS
    ]
    path = office.folder / "aanvragen.csv"
    head = "number;title;organisation;years;requested_support;total_budget;submitted_at"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    page = office.page("applications", ApplicationsPage)
    page.look_at([path])
    for key in [each for each in page.import_panel.questions.buttons if each[1] == "day-first"]:
        page.import_panel.questions.buttons[key].click()
    assert page.import_panel.button.isEnabled(), page.import_panel.error.text()
    page.import_panel.button.click()
    assert [each.number for each in office.panel.view.applications()] == NUMBERS


def admit(office: Office) -> None:
    page = office.page("applications", ApplicationsPage)
    page.heads.admit.click()
    panel = page.admit_panel
    panel.questions.buttons[Unanswered.ANSWER].click()
    for number in [each.number for each in panel.plan.held]:
        panel.table.choose(number)
        panel.pick_button.click()
    panel.button.click()


def agree(page: MeetingPage, criterion: str, value: str) -> None:
    page.cards[criterion].open_form()
    form = page.cards[criterion].form
    assert form is not None
    QTest.keyClicks(form.value, value)
    form.reason.setPlainText("Overtuigd door het dossier.")
    form.source.setCurrentIndex(0)
    hands = [str(len(page.acts.meeting.voters(page.agenda.number))), "0", "0"]
    for field, typed in zip(form.hands.fields.values(), hands, strict=True):
        field.setText(typed)
    QTest.keyClick(form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.cards[criterion].form is None, form.error.text()


def meet(office: Office) -> None:
    """The chair opens, who must leave leaves, a consensus is agreed on, and everything is discussed."""
    page = office.page("meeting", MeetingPage)
    page.open_button.click()
    page.opening.all_button.click()
    page.opening.open_button.click()
    for number in NUMBERS:
        page.go_on()
        assert page.agenda.number == number
        if number == AWAY:
            assert page.cards == {}
            QTest.keyClick(page.agenda.view, Qt.Key.Key_V)
            assert BARRED not in page.acts.meeting.inside
        if number == "S-3":
            agree(page, "triple-helix", "4.5")
            assert page.acts.come_in([BARRED]) or BARRED in page.acts.meeting.inside
    page.go_on()
    assert {each.state for each in page.agenda.rows} == {ItemState.DONE}
    assert page.acts.close()


def close(office: Office) -> None:
    page = office.page("closing", ClosingPage)
    for role, name in ((Role.CHAIR, "Luc Maes"), (Role.SECRETARY, "Mia Willems")):
        page.sign.fields[role].setText(name)
    assert page.sign.button.isEnabled(), page.sign.why_not.text()
    page.sign.button.click()


def test_a_call_in_which_each_application_is_assessed_by_itself(qapp: QApplication, tmp_path: Path) -> None:
    office = Office(tmp_path)
    try:
        begin(office)
        take_in(office)
        bring_in(office, JURY)
        office.panel.execute(DeclareConflict(juror=BARRED, application=AWAY, kind=ConflictKind.EMPLOYER))
        admit(office)
        give_seats(office)
        merge(office, send_back(office, hand_out(office)))
        move_to_phase(office.panel, Phase.DELIBERATION)
        meet(office)
        for number in NUMBERS:
            office.panel.execute(
                Advise(application=number, outcome=Proposal.APPROVE, reason="Gedragen en nodig.")
            )
        close(office)

        panel = office.panel
        assert panel.view.call().phase is Phase.CLOSED
        ranking = ranking_of(panel)
        assert {(each.place, each.outcome) for each in ranking.places} == {(None, Outcome.ELIGIBLE)}
        agreed = panel.view.consensus()
        assert [(each.application, each.criterion, each.value) for each in agreed] == [
            ("S-3", "triple-helix", 9)
        ]
        write_report(panel, kind_of("ranking"), tmp_path / "report.pdf", Options())
        text = " ".join(each.extract_text() for each in PdfReader(tmp_path / "report.pdf").pages)
        assert "Speerpuntclusters 2016" in text
        assert "Luc Maes" in text
        assert prove(panel).is_sound
    finally:
        office.close()
