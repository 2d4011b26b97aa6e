"""What of another copy cannot be taken in, or not by this file: each with its reason."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Action, Phase
from evalapp.operations.desks.reconciling.command import reconcile
from evalapp.operations.desks.reconciling.looking import look, plan_of
from evalapp.operations.desks.reconciling.telling import outcome_words
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.lot import DrawLot
from tests.operations.desks.copies_samples import Two, score, scores_in
from tests.samples import Act, small_panel


def _issue(number: int) -> Act:
    pack = {
        "pack": f"p{number}",
        "juror": "J1",
        "number": number,
        "scheme_version": 1,
        "at": "x",
        "content": "",
    }
    return Act(act=lambda change: change.put("issued", [pack]), action=Action.HAND_OUT)


def test_packs_of_the_other_one_make_it_the_one_that_takes_in(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_there(_issue(1))
    plan, changes = two.bring()
    assert ("packs were handed out", None) == (plan.barred[0].matter, changes.change)
    assert "open it, and bring this file together with it there" in plan.barred[0].reason
    two.do_here(score("J1", "A-1", 5))
    assert two.bring(back=True)[1].change is not None


def test_packs_on_both_sides_bar_both(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_here(_issue(2))
    two.do_there(_issue(1))
    for back in (False, True):
        plan, changes = two.bring(back=back)
        assert changes.change is None
        assert "Only one copy can go on with either" in plan.barred[0].reason


def test_a_phase_of_the_other_one_bars_and_the_same_phase_agrees(tmp_path: Path) -> None:
    two = Two(tmp_path, phase=Phase.DRAFT)
    two.do_there(lambda panel: move_to_phase(panel, Phase.SCORING), score("J1", "A-1", 5))
    assert ["the call moved to another phase"] == [each.matter for each in two.plan().barred]
    two.do_here(lambda panel: move_to_phase(panel, Phase.SCORING))
    assert two.bring()[1].change is not None
    assert scores_in(two.here) == {("J1", "A-1", "helix"): 5}


def test_lots_and_the_meeting_bar(tmp_path: Path) -> None:
    two = Two(tmp_path, phase=Phase.DELIBERATION)
    two.do_here(DrawLot(seed="1 2 3"))
    two.do_there(DrawLot(seed="3 2 1"))
    assert ["lots were drawn"] == [each.matter for each in two.plan().barred]


def test_a_closed_copy_takes_nothing_in_and_is_not_taken_in(tmp_path: Path) -> None:
    from tests.samples import close_as_it_is

    two = Two(tmp_path, phase=Phase.DELIBERATION)
    two.do_there(close_as_it_is)
    assert "was closed" in two.plan().barred[0].reason
    with two.opened(two.there) as panel, pytest.raises(KnownError, match="bring two copies together"):
        look(panel, two.here)


def test_what_its_phase_does_not_allow_waits(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_here(lambda panel: move_to_phase(panel, Phase.DELIBERATION))
    two.do_there(score("J1", "A-1", 5))
    plan, _changes = two.bring()
    assert "Move it back first" in plan.not_taken[0].reason
    assert scores_in(two.here) == {}
    two.do_here(lambda panel: move_to_phase(panel, Phase.SCORING, "Te vroeg."))
    plan, changes = two.bring()
    assert changes.change is not None
    assert ((), 1) == (plan.not_taken, plan.fresh)
    assert scores_in(two.here) == {("J1", "A-1", "helix"): 5}


def _conflict(juror: str, application: str) -> DeclareConflict:
    return DeclareConflict(juror=PersonId(juror), application=application, kind=ConflictKind.FAMILY)


def test_a_conflict_of_interest_there_ends_what_was_scored_here(tmp_path: Path) -> None:
    two = Two(tmp_path, first=(score("J1", "A-1", 3),))
    two.do_here(score("J1", "A-1", 5), score("J1", "A-1", 6, "sme"))
    two.do_there(_conflict("J1", "A-1"))
    plan, changes = two.bring()
    assert [("J1", "A-1", 2)] == [(each.juror, each.application, each.rows) for each in plan.ended]
    assert scores_in(two.here) == {}
    assert not plan.clashes
    with two.opened(two.here) as panel:
        assert list(outcome_words(panel.view, plan, changes.change)) == [
            "An Peeters has a conflict of interest with A-1 in the other copy: 2 rows here end with it.",
            "2 things that “there.evalpanel” changed are taken.",
            f"Written as change {changes.change}; undo takes it back.",
        ]


def test_a_conflict_of_interest_here_refuses_what_was_scored_there(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_here(_conflict("J1", "A-1"))
    two.do_there(score("J1", "A-1", 5), score("J1", "A-2", 5))
    plan, _changes = two.bring()
    assert ["score/J1/A-1/helix"] == [each.unit.id for each in plan.not_taken]
    assert scores_in(two.here) == {("J1", "A-2", "helix"): 5}
    assert two.bring()[1].change is None


def test_a_score_needs_its_seat_and_a_seat_its_juror(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_here(_unseat("J1", "A-1"))
    two.do_there(score("J1", "A-1", 5))
    plan, _changes = two.bring()
    assert "It needs a row that this file does not have" in plan.not_taken[0].reason
    two = Two(_folder(tmp_path))
    two.do_here(score("J1", "A-1", 5))
    two.do_there(_unseat("J1", "A-1"))
    plan, _changes = two.bring()
    assert "It stays, since something in this file needs it" in plan.not_taken[0].reason


def _unseat(juror: str, application: str) -> Act:
    return Act(
        act=lambda change: change.remove("assignment", juror=juror, application=application),
        action=Action.ASSIGN,
    )


def _folder(path: Path) -> Path:
    (path / "more").mkdir()
    return path / "more"


def test_no_juror_comes_above_the_limit(tmp_path: Path) -> None:
    two = Two(
        tmp_path,
        first=(
            _unseat("J1", "A-1"),
            _unseat("J1", "A-2"),
            Act(
                act=lambda change: change.put("setting", [{"key": "applications_per_juror", "value": "2"}]),
                action=Action.ASSIGN,
            ),
        ),
    )
    for do, number in ((two.do_here, "A-1"), (two.do_there, "A-2")):
        seat = {"juror": "J1", "application": number}
        do(
            Act(
                act=lambda change: change.remove("assignment", juror="J2", application="A-3"),
                action=Action.ASSIGN,
            ),
            Act(act=lambda change, seat=seat: change.put("assignment", [seat]), action=Action.ASSIGN),  # type: ignore[misc]
        )
    plan, _changes = two.bring()
    assert ["An Peeters would have 3 applications, and the limit is 2 for each juror."] == [
        each.reason for each in plan.not_taken
    ]


def test_what_is_no_copy_is_refused(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_there(score("J1", "A-1", 5))
    with small_panel(tmp_path / "else.evalpanel"):
        pass
    with two.opened(two.here) as panel:
        with pytest.raises(KnownError, match="of another call"):
            look(panel, tmp_path / "else.evalpanel")
        with pytest.raises(KnownError, match="is this file itself"):
            look(panel, two.here)
        with two.opened(two.there), pytest.raises(KnownError):
            look(panel, two.there)
        with pytest.raises(KnownError):
            look(panel, tmp_path / "nowhere.evalpanel")


def test_an_altered_copy_is_refused(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_there(score("J1", "A-1", 5))
    conn = sqlite3.connect(two.there)
    conn.execute("DROP TRIGGER score_updated")
    conn.execute("UPDATE score SET value = 9")
    conn.commit()
    conn.close()
    with two.opened(two.here) as panel, pytest.raises(KnownError, match="altered outside Evalapp"):
        look(panel, two.there)


def test_nothing_is_written_where_either_changed_meanwhile(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_there(score("J1", "A-1", 5))
    with two.opened(two.here) as panel:
        looked = look(panel, two.there)
        plan = plan_of(panel, looked)
        two.do_there(score("J1", "A-1", 6))
        with pytest.raises(KnownError, match="compare them again"):
            reconcile(panel, looked, plan)
        looked = look(panel, two.there)
        panel.execute(score("J2", "A-1", 6))
        with pytest.raises(KnownError, match="compare them again"):
            reconcile(panel, looked, plan_of(panel, looked))


def test_what_belongs_to_a_later_phase_says_to_move_on(tmp_path: Path) -> None:
    """It said to move a call back that had not come so far."""
    two = Two(tmp_path, phase=Phase.DELIBERATION)
    two.do_here(lambda panel: move_to_phase(panel, Phase.SCORING, "Er komt nog iets."))
    two.do_there(SetConsensus(application="A-1", criterion="helix", value=5, reason="Zo besproken."))
    said = [each.reason for each in two.plan().not_taken]
    assert said
    assert all("Move it on first" in each for each in said)


def test_who_was_taken_in_whole_is_sent_on_and_not_back_and_forth(tmp_path: Path) -> None:
    """It named the other file as the one that takes this one in, and that one had nothing more to take."""
    two = Two(tmp_path)
    two.do_here(score("J1", "A-1", 5))
    two.do_there(_issue(1))
    assert two.bring(back=True)[1].change is not None
    plan, changes = two.bring()
    assert changes.change is None
    assert (
        "go on in “there.evalpanel”, or put a copy of it in the place of this file" in plan.barred[0].reason
    )
    two.do_here(score("J1", "A-2", 5))
    assert "bring this file together with it there" in two.bring()[0].barred[0].reason
