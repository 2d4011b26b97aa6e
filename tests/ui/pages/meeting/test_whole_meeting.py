"""A meeting of three hours through the window: 33 applications, and all that goes otherwise than planned.

Somebody comes late, three times somebody must leave, a consensus goes up and another down, there is a vote, one dossier
waits, the machine goes down in the middle, a tie is drawn, the envelope does not suffice, closing is refused, then the
call is closed and printed.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.people import ConflictKind, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.documents.meeting import meeting_json
from evalapp.operations.meeting.standing import meeting_of
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.progress.moving import NotReady
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.kinds import kind_of
from evalapp.operations.reports.printing import write_report
from evalapp.operations.workspace import Workspace
from tests.operations.progress.ready_samples import score
from tests.samples import SCHEME, small_panel
from ui.pages.closing.page import ClosingPage
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow

NUMBER = 33
AN, JAN, LUC, MIA = (PersonId(each) for each in ("J1", "J2", "C1", "S-01"))
AWAY = {"A-3": AN, "A-5": AN, "A-7": JAN}
TIED = ("A-31", "A-32")  # at the line, where 50,000 euro of the envelope are left
PARKED, DOWN, UP = "A-9", "A-33", "A-12"
SEED = "41625"


def value_of(number: str) -> int:
    """In steps of a half: A-33 is best, A-31 and A-32 follow together with A-30 before them."""
    n = int(number.removeprefix("A-"))
    return {33: 10, 30: 9, 31: 8, 32: 8}.get(n, 1 + n % 6)


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    path = tmp_path / "call.evalpanel"
    scheme = SCHEME.replace('cut = "stop"', 'cut = "partial"')
    made = small_panel(path, applications=NUMBER, scheme=scheme, phase=Phase.DRAFT)
    edit_call(made, {"budget": "250000", "quorum": "2"})
    move_to_phase(made, Phase.SCORING)
    for number, juror in AWAY.items():
        made.execute(DeclareConflict(juror=juror, application=number, kind=ConflictKind.FAMILY))
    for n in range(1, NUMBER + 1):
        number = f"A-{n}"
        for juror in ("J1", "J2"):
            for criterion in ("helix", "sme") if AWAY.get(number) != juror else ():
                score(made, juror, number, criterion, value_of(number))
    made.execute(AdmitTheRest())
    move_to_phase(made, Phase.DELIBERATION)
    made.close()
    return path


def at(window: MainWindow, path: Path) -> MeetingPage:
    panel = Workspace.open(path)
    panel.act_as(LUC)
    window.start(panel)
    window.show_page("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    return page


def agree(page: MeetingPage, value: str, hands: tuple[str, str, str] = ("", "", "")) -> None:
    row = page.cards["helix"]
    row.open_form()
    form = row.form
    assert form is not None
    QTest.keyClicks(form.value, value)
    form.reason.setPlainText("Heard by all")
    form.source.setCurrentIndex(0)
    for field, typed in zip(form.hands.fields.values(), hands, strict=True):
        field.setText(typed)
    QTest.keyClick(form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.cards["helix"].form is None, form.error.text()


def discuss(page: MeetingPage) -> None:
    """What is at hand, as the chair does it: who must leave leaves, and comes back for the next one."""
    number = page.agenda.number
    if number in AWAY:
        assert {} == page.cards
        QTest.keyClick(page.agenda.view, Qt.Key.Key_V)
    assert {"helix", "sme"} == set(page.cards), number
    if number == DOWN:
        agree(page, "4.5", ("2", "0", "1"))
    elif number == UP:
        agree(page, "3")


def states(page: MeetingPage) -> dict[str, ItemState | None]:
    return {each.number: each.state for each in page.agenda.rows}


def closing(window: MainWindow) -> ClosingPage:
    window.show_page("closing")
    page = window.page()
    assert isinstance(page, ClosingPage)
    return page


def test_a_meeting_from_the_opening_to_the_print(window: MainWindow, panel: Path, tmp_path: Path) -> None:
    page = at(window, panel)
    page.open_button.click()
    for person in (AN, LUC, MIA):
        page.opening.people[person].setChecked(True)
    page.opening.open_button.click()
    page.acts.come_in([JAN])  # who is late
    laid = list(states(page))

    for _n in range(16):
        page.go_on()
        outside = [each for each in (AN, JAN) if each not in page.acts.meeting.inside]
        if outside:
            page.acts.come_in(outside)
        discuss(page)
        if page.agenda.number == PARKED:
            line = page.rail.park_line
            page.park_now()
            QTest.keyClicks(line.reason, "Figures asked")
            QTest.keyClick(line.reason, Qt.Key.Key_Return)

    # The power goes: what the disk holds is opened elsewhere.
    before = (states(page), [each.text for each in page.acts.meeting.minutes])
    crashed = tmp_path / "after.evalpanel"
    for end in ("", "-wal"):
        source = panel.with_name(panel.name + end)
        if source.exists():
            shutil.copy(source, crashed.with_name(crashed.name + end))
    page = at(window, crashed)
    assert before == (states(page), [each.text for each in page.acts.meeting.minutes])
    assert laid == list(states(page))

    # Closing is refused as long as the agenda is not through.
    refused = closing(window)
    for role, name in ((Role.CHAIR, "Luc Maes"), (Role.SECRETARY, "Mia Willems")):
        refused.sign.fields[role].setText(name)
    assert not refused.sign.button.isEnabled()
    assert "meeting" in refused.list.buttons
    assert window.session is not None
    with pytest.raises(NotReady, match=r"The meeting has not finished: .*A-9 \(parked: Figures asked\)"):
        move_to_phase(window.session.workspace, Phase.CLOSED)
    window.show_page("meeting")
    shown = window.page()
    assert isinstance(shown, MeetingPage)
    page = shown

    while any(each is not ItemState.DONE for each in states(page).values()):
        page.go_on()
        outside = [each for each in (AN, JAN) if each not in page.acts.meeting.inside]
        if outside:
            page.acts.come_in(outside)
        if ItemState.NOW in states(page).values():
            discuss(page)
    assert laid == list(states(page))
    assert page.acts.close()

    # A tie at the line, drawn before everybody.
    last = closing(window)
    assert not last.sign.button.isEnabled()
    last.lot.seed.setText(SEED)
    last.lot.witnesses.setText("the whole room")
    last.lot.button.click()
    first = min(TIED, key=lambda number: hashlib.sha256(f"{SEED}:{number}".encode()).hexdigest())

    for role, name in ((Role.CHAIR, "Luc Maes"), (Role.SECRETARY, "Mia Willems")):
        last.sign.fields[role].setText(name)
    assert last.sign.button.isEnabled(), last.sign.why_not.text()
    last.sign.button.click()
    assert window.session is not None
    workspace = window.session.workspace
    assert Phase.CLOSED is workspace.view.call().phase

    write_report(workspace, kind_of("ranking"), tmp_path / "ranking.pdf", Options())
    text = " ".join(each.extract_text() for each in PdfReader(tmp_path / "ranking.pdf").pages)
    assert "Luc Maes" in text
    assert SEED in text

    places = {each.application: each for each in ranking_of(workspace).places}
    assert [1, 2, 3] == [places[number].place for number in ("A-33", "A-30", first)]
    assert [100_000_00, 100_000_00, 50_000_00] == [
        places[number].granted for number in ("A-33", "A-30", first)
    ]
    told = meeting_json(meeting_of(workspace.view))
    assert "closed" == told["state"]
    assert {"done"} == {each["state"] for each in told["agenda"]}
    assert [DOWN] == [each["application"] for each in told["votes"]]
    assert () == prove(workspace).findings
