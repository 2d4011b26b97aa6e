from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.meeting.values import ItemState
from evalapp.operations.meeting.agenda import BeginAnyway, Discuss, End, LayAgenda
from evalapp.operations.meeting.presence import ComeIn, GoOut
from tests.operations.meeting.room_samples import AN, JAN, LUC, in_meeting, meeting


def test_one_application_is_discussed_at_a_time(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-1"))
        with pytest.raises(BadValue, match="A-1 is being discussed; finish it or park it first"):
            panel.execute(Discuss(application="A-3"))
        panel.execute(Discuss(application="A-3", ends=ItemState.DONE))
        states = {each.application: each.state for each in meeting(panel).agenda}
        assert (states["A-1"], states["A-3"]) == (ItemState.DONE, ItemState.NOW)


def test_parking_says_why_and_a_parked_one_comes_back(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-1"))
        with pytest.raises(BadValue, match="why A-1 is parked"):
            panel.execute(End(application="A-1", ends=ItemState.PARKED))
        panel.execute(End(application="A-1", ends=ItemState.PARKED, reason="Cijfers gevraagd."))
        assert meeting(panel).unfinished[0].reason == "Cijfers gevraagd."
        panel.execute(Discuss(application="A-1"))
        now = meeting(panel).now
        assert now is not None
        assert now.application == "A-1"


def test_what_is_not_discussed_is_not_done(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel, pytest.raises(BadValue, match="not being discussed"):
        panel.execute(End(application="A-1", ends=ItemState.DONE))


def test_nothing_is_shown_of_it_before_everybody_is_out_or_a_reason_is_given(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-2"))
        assert meeting(panel).still_inside("A-2") == (JAN,)
        assert not meeting(panel).may_begin("A-2")

        panel.execute(GoOut(people=(JAN,)))
        assert meeting(panel).may_begin("A-2")
        assert [each.left_for for each in meeting(panel).stays if each.person == JAN] == ["A-2"]


def test_beginning_anyway_needs_a_reason_and_somebody_to_give_it_for(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-1"))
        with pytest.raises(BadValue, match="nothing keeps it"):
            panel.execute(BeginAnyway(application="A-1", reason="Haast."))
        panel.execute(Discuss(application="A-2", ends=ItemState.DONE))
        with pytest.raises(BadValue, match="Jan Claes"):
            panel.execute(BeginAnyway(application="A-2", reason=" "))
        panel.execute(BeginAnyway(application="A-2", reason="Hij antwoordt op vragen van de jury."))
        assert meeting(panel).may_begin("A-2")


def test_taken_up_again_it_waits_again(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-2"))
        panel.execute(BeginAnyway(application="A-2", reason="Hij antwoordt op vragen."))
        panel.execute(End(application="A-2", ends=ItemState.PARKED, reason="Later."))
        panel.execute(Discuss(application="A-2"))
        assert not meeting(panel).may_begin("A-2")


def test_whoever_left_for_it_comes_back_only_afterwards(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-2"))
        panel.execute(GoOut(people=(JAN,)))
        with pytest.raises(BadValue, match="conflict of interest with A-2"):
            panel.execute(ComeIn(people=(JAN,)))
        panel.execute(End(application="A-2", ends=ItemState.DONE))
        panel.execute(ComeIn(people=(JAN,)))
        stays = [each for each in meeting(panel).stays if each.person == JAN]
        assert [(each.nth, each.left_for) for each in stays] == [(1, "A-2"), (2, "")]


def test_somebody_who_leaves_of_their_own_leaves_for_nothing(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-2"))
        panel.execute(GoOut(people=(AN,)))
        assert [each.left_for for each in meeting(panel).stays if each.person == AN] == [""]


def test_all_come_in_or_none(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(GoOut(people=(AN,)))
        with pytest.raises(BadValue, match="in the room already"):
            panel.execute(ComeIn(people=(AN, LUC)))
        assert AN not in meeting(panel).inside


def test_the_agenda_is_laid_by_hand_and_names_each_once(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(LayAgenda(applications=("A-4", "A-2", "A-1", "A-3")))
        assert [each.application for each in meeting(panel).agenda] == ["A-4", "A-2", "A-1", "A-3"]
        with pytest.raises(BadValue, match="once"):
            panel.execute(LayAgenda(applications=("A-4", "A-4", "A-1", "A-3")))


def test_undoing_takes_a_step_of_the_meeting_back(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-1"))
        panel.undo(panel.view.last_change())
        assert meeting(panel).now is None
