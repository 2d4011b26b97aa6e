"""Triage: not discussed as an act of the meeting, with an outcome of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Outcome, Place
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.projected import projected_of
from evalapp.operations.meeting.sitting import CloseMeeting
from evalapp.operations.meeting.triage import PutAside, TakeBack
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.progress.moving import points_of
from evalapp.operations.progress.points import MEETING, TRIAGE, State
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.words.explain import place_sentence
from evalapp.words.places import standing, without_place
from tests.operations.meeting.room_samples import in_meeting, meeting
from tests.operations.meeting.triage_samples import aside, in_triage
from tests.samples import SECRETARY


def place(panel: Workspace, number: str) -> Place:
    return next(each for each in ranking_of(panel).places if each.application == number)


def state(panel: Workspace, number: str) -> ItemState:
    return next(each.state for each in meeting(panel).agenda if each.application == number)


def test_what_is_put_aside_has_an_outcome_of_its_own_and_no_place(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        panel.execute(aside("A-1"))
        found = place(panel, "A-1")
        assert (found.outcome, found.place, found.total) == (Outcome.NOT_DISCUSSED, None, None)
        assert "aside in triage without discussing it" in place_sentence(panel.view.call().scheme, found)
        ranking = ranking_of(panel)
        assert ranking.is_ready
        assert standing(ranking, found).words == "not discussed"
        assert "Not ranked: not discussed" in dict(without_place(ranking, is_ranked=True))
        assert [each.place for each in ranking.places if each.is_ranked] == [1, 1, 3]


def test_it_waits_for_no_score(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        panel.execute(aside("A-1"))
        panel.execute(CloseMeeting())
        panel.actor = SECRETARY
        move_to_phase(panel, Phase.SCORING, "One score was wrong.")
        panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=None))
        panel.execute(SetScore(juror="J1", application="A-3", criterion="helix", value=None))
        assert {each.application for each in ranking_of(panel).blockers} == {"A-3"}


def test_nobody_leaves_the_room_for_it(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        panel.execute(aside("A-2"))
        assert state(panel, "A-2") is ItemState.NOT_DISCUSSED
        assert meeting(panel).still_inside("A-2") != ()


def test_the_meeting_is_over_without_it_and_closing_says_so(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        panel.execute(aside("A-3"))
        panel.execute(aside("A-4"))
        for number in ("A-1", "A-2"):
            panel.execute(Discuss(application=number))
            panel.execute(End(application=number, ends=ItemState.DONE))
        panel.execute(CloseMeeting())
        assert meeting(panel).unfinished == ()
        points = {each.item: each for each in points_of(panel.view)}
        assert points[MEETING].state is State.DONE
        assert (points[TRIAGE].state, points[TRIAGE].applications) == (State.DONE, ("A-3", "A-4"))
        assert "2 applications were put aside and not discussed: A-3 and A-4" in points[TRIAGE].words


def test_a_call_that_knows_none_says_nothing_of_it_and_refuses_it(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        with pytest.raises(BadValue, match="knows no triage"):
            panel.execute(aside("A-1"))
        assert TRIAGE not in {each.item for each in points_of(panel.view)}


def test_it_is_taken_back_and_the_total_is_there_again(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        before = place(panel, "A-1")
        panel.execute(aside("A-1"))
        panel.execute(TakeBack(application="A-1"))
        assert (state(panel, "A-1"), place(panel, "A-1")) == (ItemState.TO_DO, before)
        with pytest.raises(BadValue, match="nothing to take back"):
            panel.execute(TakeBack(application="A-1"))


def test_undoing_it_takes_it_back_too(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        panel.execute(aside("A-1"))
        panel.undo(panel.view.last_change())
        assert state(panel, "A-1") is ItemState.TO_DO


def test_discussing_it_after_all_takes_its_reason_away(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        panel.execute(aside("A-1"))
        panel.execute(Discuss(application="A-1"))
        now = meeting(panel).now
        assert now is not None
        assert (now.application, now.reason) == ("A-1", "")


def test_what_was_discussed_is_not_put_aside_and_a_reason_is_needed(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        with pytest.raises(BadValue, match="Say why A-1 is not discussed"):
            panel.execute(aside("A-1", " "))
        panel.execute(Discuss(application="A-1"))
        with pytest.raises(BadValue, match="is or was discussed"):
            panel.execute(aside("A-1"))
        panel.execute(End(application="A-1", ends=ItemState.DONE))
        with pytest.raises(BadValue, match="is or was discussed"):
            panel.execute(aside("A-1"))
        panel.execute(SetConsensus(application="A-3", criterion="helix", value=5, reason="Heard."))
        with pytest.raises(BadValue, match="take the consensus back first"):
            panel.execute(aside("A-3"))
        panel.execute(aside("A-4"))
        with pytest.raises(BadValue, match="put aside already"):
            panel.execute(aside("A-4"))
        with pytest.raises(BadValue, match="take that back before you record a consensus"):
            panel.execute(SetConsensus(application="A-4", criterion="helix", value=5, reason="Heard."))


def test_the_meeting_goes_on_from_where_it_was(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        panel.execute(aside("A-3"))
        upcoming = meeting(panel).upcoming
        assert upcoming is not None
        assert upcoming.application == "A-1"
        panel.execute(Discuss(application="A-1"))
        panel.execute(End(application="A-1", ends=ItemState.DONE))
        panel.execute(aside("A-4"))
        upcoming = meeting(panel).upcoming
        assert upcoming is not None
        assert upcoming.application == "A-2"


def test_the_projector_says_it(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        panel.execute(aside("A-3"))
        ended = projected_of(panel.view).ended
        assert ended is not None
        assert (ended.dossier.number, ended.is_aside, ended.is_parked) == ("A-3", True, False)


def test_verify_and_history_know_it(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        panel.execute(aside("A-1"))
        last = panel.view.history(limit=1)[0]
        assert last.act is not None
        assert last.act.reason == "Onder de helft."
        assert prove(panel).is_sound


def test_a_reason_is_kept_as_it_was_given(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        panel.execute(PutAside(application="A-1", reason="  Te laag \n gescoord. "))
        item = next(each for each in meeting(panel).agenda if each.application == "A-1")
        assert item.reason == "Te laag gescoord."
