"""`evalapp lot` with its witnesses, and `evalapp phase PANEL closed` with who signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.people import ConflictKind
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.panel.jury import DeclareConflict
from tests.cli.conftest import Run
from tests.operations.progress.ready_samples import closable


@pytest.mark.long
def test_a_draw_names_its_witnesses_and_a_closing_who_signed_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    closable(path, is_tied=True).close()
    assert 0 == run("lot", path, "--seed", "4 1 6", "--witnesses", "the room", "--noted-at", "0:00").status
    wrong = run("phase", path, "closed", "--signed-by", "Luc Maas")
    assert (2, "deliberation") == (wrong.status, run("status", path, "--json").json["phase"])
    assert "“Luc Maas” signs nothing here" in wrong.err

    ran = run("phase", path, "closed", "--signed-by", "Luc Maes", "--signed-by", "S-01")
    assert (0, "") == (ran.status, ran.err)
    assert "The closing is signed by Luc Maes (chair) and Mia Willems (secretary)" in ran.out
    told = run("status", path, "--json").json["signatures"]
    assert [("C1", "chair", "Luc Maes"), ("S-01", "secretary", "Mia Willems")] == [
        (each["person"], each["role"], each["name"]) for each in told
    ]
    assert 0 == run("verify", path).status


def test_a_closing_without_names_says_that_it_is_not_signed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    closable(path).close()
    ran = run("phase", path, "closed")
    assert "The closing is not signed." in ran.out
    assert [] == run("status", path, "--json").json["signatures"]


@pytest.mark.long
def test_a_closing_names_who_stayed_in_the_room_in_spite_of_a_conflict(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    with closable(path) as panel:
        panel.execute(DeclareConflict(juror="C1", application="A-1", kind=ConflictKind.FAMILY))
        panel.execute(OpenMeeting(present=(PersonId("C1"), PersonId("J1"))))
        for number in ("A-1", "A-2", "A-3"):
            panel.execute(Discuss(application=number))
            panel.execute(End(application=number, ends=ItemState.DONE))
        panel.execute(CloseMeeting())
    ran = run("phase", path, "closed")
    assert 0 == ran.status
    assert (
        "Still open: In the room at the end of the discussion in spite of a conflict of interest: Luc Maes (A-1)\n"
        in ran.out
    )
