"""A call for spearhead clusters through the window: five dossiers, each assessed by itself, from nothing to paper.

One misses a threshold: its approval is refused, and it goes back to its applicant with a condition. One proposal is
taken back and made anew. Closing is refused until there is one on every dossier; then the body decides, applicants are
told, and the assessment is printed. No place and no lot is asked of anybody.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.people import ConflictKind, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.templates import template_text
from evalapp.domain.times import BRUSSELS
from evalapp.operations.admissibility.unanswered import Unanswered
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.progress.moving import NotReady
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.kinds import kind_of
from evalapp.operations.reports.printing import write_report
from tools.office import Office, bring_in, give_seats, hand_out, merge, send_back
from ui.pages.applications.page import ApplicationsPage
from ui.pages.closing.page import ClosingPage
from ui.pages.decisions.page import DecisionsPage
from ui.pages.individual.page import IndividualPage
from ui.pages.meeting.page import MeetingPage
from ui.pages.opening.new_call import NewCallPage

TITLE = "Speerpuntclusters 2016"
NUMBERS = [f"S-{n}" for n in range(1, 6)]
JURY = (
    "id;name;role;organisation;email\n"
    "J1;An Peeters;juror;UGent;an@voorbeeld.be\n"
    "J2;Bart Thijs;juror;VITO;bart@voorbeeld.be\n"
    "J3;Els Maes;juror;KU Leuven;els@voorbeeld.be\n"
    "J4;Jan Claes;juror;UHasselt;jan@voorbeeld.be\n"
    "C1;Luc Maes;chair;;luc@voorbeeld.be\n"
    "M1;Mia Willems;secretary;Secretariaat;mia@voorbeeld.be\n"
)
BARRED, AWAY = PersonId("J4"), "S-2"
SIGNS = {Role.CHAIR: "Luc Maes", Role.SECRETARY: "Mia Willems"}
RETURNED, CUT, REJECTED = "S-2", "S-1", "S-4"
BODY, REFERENCE = "Vlaamse Regering", "VR/2016/121"
_CTRL = Qt.KeyboardModifier.ControlModifier


def play(office: Office) -> Path:
    """The whole of it; the assessment as it was printed. The panel is left open in the window."""
    prepare(office)
    meet(office)
    refused = refuse_closing(office)
    assert "S-5" in refused, refused
    propose(office)
    close(office)
    decide(office)
    printed = office.folder / "beoordeling.pdf"
    write_report(office.panel, kind_of("ranking"), printed, Options())
    assert prove(office.panel).is_sound
    return printed


def prepare(office: Office) -> None:
    """Up to the deliberation, as the secretary does it."""
    begin(office)
    take_in(office)
    bring_in(office, JURY)
    office.panel.execute(DeclareConflict(juror=BARRED, application=AWAY, kind=ConflictKind.EMPLOYER))
    admit(office)
    give_seats(office)
    merge(office, send_back(office, hand_out(office), given))
    move_to_phase(office.panel, Phase.DELIBERATION)
    office.app.window.act_as("C1")


def begin(office: Office) -> None:
    """With the scheme of the template, and a threshold on one criterion."""
    own = office.folder / "schema.toml"
    head, rest = template_text("speerpunt-2016").split('id = "sme-impact"')
    rest = "\n".join(line for line in rest.splitlines() if "(drempels)" not in line)
    head = "\n".join(line for line in head.splitlines() if "(drempels)" not in line)
    own.write_text(f'{head}id = "sme-impact"{rest.replace("# threshold = 3", "threshold = 3", 1)}', "utf-8")
    office.app.new_call()
    page = office.app.window.findChild(NewCallPage)
    assert page is not None
    page.take_scheme(own)
    page.form.fields["title"].setText(TITLE)
    page.form.fields["quorum"].setText("3")
    edit = page.form.read()
    assert edit is not None
    page.create_at(office.folder / "speerpunt.evalpanel", edit)
    assert not office.panel.view.call().scheme.is_ranked


def take_in(office: Office) -> None:
    """Each a day after the one before."""
    days = [datetime.now(BRUSSELS) - timedelta(12 - n) for n in range(len(NUMBERS))]
    rows = [
        f"{number};Cluster {number};Organisatie {number};10;1.500.000;3.200.000;{day:%d/%m/%Y 10:00}"
        for number, day in zip(NUMBERS, days, strict=True)
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


def given(juror: int, criterion: int, number: str) -> int:
    """In steps of half a point; what goes back misses its threshold on the fourth criterion."""
    if number == RETURNED and criterion == 3:
        return 5
    return 6 + (juror + criterion) % 4


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
    QTest.keyClick(form.reason, Qt.Key.Key_Return, _CTRL)
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
            office.page(
                "individual", IndividualPage, AWAY
            )  # nor does the page of the decisions show anything
            office.shoot("results-wait")
            page = office.page("meeting", MeetingPage)
            QTest.keyClick(page.agenda.view, Qt.Key.Key_V)
            assert BARRED not in page.acts.meeting.inside
        if number == "S-3":
            agree(page, "triple-helix", "4.5")
            assert page.acts.come_in([BARRED]) or BARRED in page.acts.meeting.inside
    page.go_on()
    assert {each.state for each in page.agenda.rows} == {ItemState.DONE}
    assert page.acts.close()


def refuse_closing(office: Office) -> str:
    """Why, as the operation says it: the page has its button off."""
    page = _signed(office)
    assert not page.sign.button.isEnabled()
    office.shoot("closing-refused")
    try:
        move_to_phase(office.panel, Phase.CLOSED)
    except NotReady as refused:
        return str(refused)
    raise AssertionError("a call closed without a proposal on each")


def propose(office: Office) -> None:
    """Dossier by dossier, by the keys of the chair."""
    page = office.page("individual", IndividualPage)
    page.dossiers.choose(NUMBERS[0])
    page.dossiers.view.setFocus()
    office.shoot("first-dossier")
    _press(office, Qt.Key.Key_G)
    page.form.amount.setFocus()
    _type(office, "1.200.000")
    page.form.reason.setFocus()
    _type(office, "Zonder de studiereizen van werkpakket 4.")
    office.shoot("approval")
    _press(office, Qt.Key.Key_Return, _CTRL)
    page.next_button.click()
    assert page.dossiers.number == RETURNED
    _press(office, Qt.Key.Key_G)
    assert page.form.outcome is None, "an approval under a threshold was taken"
    assert page.form.error.text()
    office.shoot("approval-forbidden")
    _press(office, Qt.Key.Key_T)
    _type(office, "Minstens vijf van de elf zitjes in het bestuur voor bedrijven van de clusterleden")
    _press(office, Qt.Key.Key_Tab)
    _type(office, f"{datetime.now(BRUSSELS) + timedelta(60):%d/%m/%Y}")
    _press(office, Qt.Key.Key_Return)
    page.form.reason.setFocus()
    _type(office, "De drempel op kmo-impact is niet gehaald; de aanvrager herziet de zeggenschap.")
    office.shoot("return")
    _press(office, Qt.Key.Key_Return, _CTRL)
    for number in NUMBERS[2:]:
        page.next_button.click()
        assert page.dossiers.number == number
        _press(office, Qt.Key.Key_A if number in (REJECTED, NUMBERS[-1]) else Qt.Key.Key_G)
        _type(office, "Een werking die al bestaat." if number == REJECTED else "Gedragen en nodig.")
        _press(office, Qt.Key.Key_Return, _CTRL)
    page.form.take_back.ask()
    _type(office, "De laatste was een vergissing.")
    _press(office, Qt.Key.Key_Return)
    office.shoot("taken-back")
    page.dossiers.view.setFocus()
    _press(office, Qt.Key.Key_G)
    _type(office, "Gedragen en nodig.")
    _press(office, Qt.Key.Key_Return, _CTRL)
    office.shoot("all-proposed")
    assert page.closing_button.isVisible()


def close(office: Office) -> None:
    page = _signed(office)
    assert page.sign.button.isEnabled(), page.sign.why_not.text()
    office.shoot("closing")
    page.sign.button.click()
    assert office.panel.view.call().phase is Phase.CLOSED


def _signed(office: Office) -> ClosingPage:
    page = office.page("closing", ClosingPage)
    for role, name in SIGNS.items():
        page.sign.fields[role].setText(name)
    return page


def decide(office: Office) -> None:
    """The body takes the advice over, and applicants are told; of what was returned there is nothing to tell."""
    office.page("individual", IndividualPage).body_button.click()
    page = office.page("decisions", DecisionsPage)
    day = f"{datetime.now(BRUSSELS):%d/%m/%Y}"
    page.decision.body_field.setText(BODY)
    page.decision.on.setText(day)
    page.decision.reference.setFocus()
    _type(office, REFERENCE)
    _press(office, Qt.Key.Key_Return)
    office.shoot("decided")
    whom = page.notify.whom.focusProxy()
    assert whom is not None
    QTest.keyClick(whom, Qt.Key.Key_Right)  # everybody who was not told yet
    page.notify.on.setFocus()
    _type(office, day)
    _press(office, Qt.Key.Key_Return)
    office.shoot("told")


def _press(
    office: Office, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(_at(office), key, modifier)


def _type(office: Office, text: str) -> None:
    QTest.keyClicks(_at(office), text)


def _at(office: Office) -> QWidget:
    """Where the keyboard is in the window: a display without a window manager gives it to no window."""
    at = office.app.window.focusWidget()
    assert at is not None
    return at
