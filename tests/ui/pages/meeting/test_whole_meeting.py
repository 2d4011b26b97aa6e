"""A meeting of three hours through the window: 33 applications, and all that goes otherwise than planned.

Somebody comes late, three times somebody must leave, a consensus goes up and another down, there is a vote, one dossier
waits, the machine goes down in the middle, a tie is drawn, the envelope does not suffice, closing is refused, then the
call is closed and printed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.ids import PersonId
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.documents.meeting import minutes_json
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.kinds import kind_of
from evalapp.operations.reports.printing import write_report
from tests.operations.progress.ready_samples import score
from tests.samples import SCHEME, small_panel
from tools.evening.room import Agreed, Room, states
from ui.window.frame import MainWindow

NUMBER = 33
AN, JAN, LUC = (PersonId(each) for each in ("J1", "J2", "C1"))
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


@pytest.mark.long
def test_a_meeting_from_the_opening_to_the_print(window: MainWindow, panel: Path, tmp_path: Path) -> None:
    room = Room(
        window=window,
        chair=LUC,
        signs=("Luc Maes", "Mia Willems"),
        agreed={
            DOWN: Agreed(criterion="helix", value="4.5", hands=("2", "0", "1")),
            UP: Agreed(criterion="helix", value="3"),
        },
        parked=PARKED,
    )
    laid = list(states(room.at(panel)))
    room.open_meeting(late=[JAN])
    for _n in range(16):
        room.discuss_next()
    room.crash(panel, tmp_path / "after.evalpanel")
    refused = room.refuse_closing()
    assert "The meeting has not finished" in refused
    assert "A-9 (parked: Cijfers gevraagd)" in refused
    assert "meeting" in room.closing().list.buttons
    room.discuss_rest()
    assert laid == list(states(room.page()))
    assert {f"who-leaves-{number}" for number in AWAY} <= set(room.shown)

    room.draw(SEED)
    first = min(TIED, key=lambda number: hashlib.sha256(f"{SEED}:{number}".encode()).hexdigest())
    room.close()

    workspace = room.panel
    write_report(workspace, kind_of("ranking"), tmp_path / "ranking.pdf", Options())
    text = " ".join(each.extract_text() for each in PdfReader(tmp_path / "ranking.pdf").pages)
    assert "Luc Maes" in text
    assert SEED in text

    places = {each.application: each for each in ranking_of(workspace).places}
    assert [1, 2, 3] == [places[number].place for number in ("A-33", "A-30", first)]
    assert [100_000_00, 100_000_00, 50_000_00] == [
        places[number].granted for number in ("A-33", "A-30", first)
    ]
    told = minutes_json(workspace.view)
    assert "closed" == told["state"]
    assert {"done"} == {each["state"] for each in told["agenda"]}
    assert [DOWN] == [each["application"] for each in told["votes"]]
    assert () == prove(workspace).findings
