from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.errors import BadValue, NotAllowed
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import AgendaOrder, ItemState
from evalapp.domain.permissions import Phase
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.ranking.consensus import SetConsensus
from tests.operations.meeting.room_samples import AN, JAN, in_deliberation, in_meeting, meeting
from tests.samples import small_panel


def agenda(panel: object) -> list[str]:
    return [each.application for each in meeting(panel).agenda]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (AgendaOrder.NUMBER, ["A-1", "A-2", "A-3", "A-4"]),
        (AgendaOrder.MOVES, ["A-1", "A-3", "A-4", "A-2"]),
        (AgendaOrder.PLACE, ["A-1", "A-2", "A-3", "A-4"]),
    ],
)
def test_opening_fixes_the_agenda(tmp_path: Path, order: AgendaOrder, expected: list[str]) -> None:
    with in_meeting(tmp_path, order=order) as panel:
        assert agenda(panel) == expected
        assert meeting(panel).state == "open"


def test_places_never_reorder_it(tmp_path: Path) -> None:
    with in_meeting(tmp_path, order=AgendaOrder.PLACE) as panel:
        for criterion in ("helix", "sme"):
            panel.execute(SetConsensus(application="A-4", criterion=criterion, value=10, reason="Sterk."))
        assert agenda(panel) == ["A-1", "A-2", "A-3", "A-4"]


def test_a_call_that_is_not_in_deliberation_has_no_meeting(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.SCORING) as panel, pytest.raises(NotAllowed):
        panel.execute(OpenMeeting())


def test_it_is_not_opened_twice(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel, pytest.raises(BadValue, match="open already"):
        panel.execute(OpenMeeting())


def test_whoever_is_not_in_the_panel_is_not_in_the_room_and_nothing_opens(tmp_path: Path) -> None:
    with in_deliberation(tmp_path) as panel:
        with pytest.raises(BadValue, match="J9"):
            panel.execute(OpenMeeting(present=(AN, PersonId("J9"))))
        assert meeting(panel).state == "none"


def test_closing_sends_everybody_out_and_a_second_sitting_goes_on_with_the_agenda(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-1"))
        panel.execute(End(application="A-1", ends=ItemState.DONE))
        panel.execute(CloseMeeting())
        assert meeting(panel).state == "closed"
        assert all(each.left_at for each in meeting(panel).stays)

        panel.execute(OpenMeeting(order=AgendaOrder.MOVES, present=(AN,)))

        assert [each.nth for each in meeting(panel).sittings] == [1, 2]
        assert agenda(panel) == ["A-1", "A-2", "A-3", "A-4"]
        assert meeting(panel).agenda[0].state is ItemState.DONE
        assert meeting(panel).inside.keys() == {AN}


def test_it_does_not_close_in_the_middle_of_an_application(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-1"))
        with pytest.raises(BadValue, match="A-1 is being discussed"):
            panel.execute(CloseMeeting())


def test_a_time_to_come_is_refused_and_so_is_one_before_what_was_noted_last(tmp_path: Path) -> None:
    with in_deliberation(tmp_path) as panel:
        with pytest.raises(BadValue, match="still to come"):
            panel.execute(OpenMeeting(at="2999-01-01T10:00:00+00:00"))
        panel.execute(OpenMeeting(present=(JAN,)))
        with pytest.raises(BadValue, match="lies before"):
            panel.execute(CloseMeeting(at="2016-01-14T10:00:00+00:00"))


def test_what_became_inadmissible_is_discussed_no_more(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(
            SetAdmissibility(application="A-3", admissibility=Admissibility.INADMISSIBLE, reason="Te laat.")
        )
        assert agenda(panel) == ["A-1", "A-2", "A-4"]
        with pytest.raises(BadValue, match="assessed no more"):
            panel.execute(Discuss(application="A-3"))


def test_it_survives_whatever_ends_the_program(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-1"))
        path = panel.path
    from evalapp.operations.workspace import Workspace

    with Workspace.open(path) as again:
        now = meeting(again).now
        assert now is not None
        assert now.application == "A-1"


def test_twelve_minutes_are_meant_for_each_application_unless_another_number_is_said(tmp_path: Path) -> None:
    with in_deliberation(tmp_path) as panel:
        assert meeting(panel).minutes_each == 12
        panel.execute(OpenMeeting(minutes=15))
        assert meeting(panel).minutes_each == 15
        panel.execute(CloseMeeting())
        panel.execute(OpenMeeting())
        assert [each.minutes for each in meeting(panel).sittings] == [15, 15]


@pytest.mark.long
@pytest.mark.parametrize("minutes", [0, -1, 1441, 10**30])
def test_minutes_that_cannot_be_are_refused_and_nothing_opens(tmp_path: Path, minutes: int) -> None:
    with in_deliberation(tmp_path) as panel:
        with pytest.raises(BadValue, match="whole number from 1 to 1440"):
            panel.execute(OpenMeeting(minutes=minutes))
        assert meeting(panel).state == "none"
