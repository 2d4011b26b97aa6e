"""What the history says of a merge, and what a merge says where the panel was changed meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.merge import Outcome
from evalapp.operations.admissibility.withdrawing import TakeBackWithdrawal, Withdraw
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.panel.editing.people import RemovePerson
from evalapp.operations.seats.assigning import Assign, give_seats, seats_of
from evalapp.operations.workspace import Workspace
from tests.operations.juror.round_samples import Round
from tests.samples import SECRETARY, small_panel


def test_one_score_is_one_score(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as begun:
        begun.merge(begun.hand_in())
        assert begun.panel.view.history(limit=1)[0].summary == "Merged 1 file: 2 scores"
        begun.score("A-2", "helix", 6)
        begun.merge(begun.hand_in())
        assert begun.panel.view.history(limit=1)[0].summary == "Merged 1 file: 1 score"


def test_what_is_said_of_an_inadmissible_application_is_taken_and_said_not_to_count(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as begun:
        begun.judge("A-1", "inadmissible")
        plan = begun.merge(begun.hand_in())
        assert "What it says of A-1 is kept and does not count: inadmissible." in plan.files[0].reason
        assert 2 == len(begun.panel.view.scores(application="A-1"))


def test_a_juror_with_a_return_under_way_stays_and_the_scores_wait_for_a_seat(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as begun:
        file, panel = begun.hand_in(), begun.panel
        panel.actor = SECRETARY
        panel.execute(Assign(pairs=tuple(pair for pair in seats_of(panel.view) if pair[0] != "J1")))
        with pytest.raises(
            KnownError, match=r"An Peeters cannot be removed\. What hangs on them: 1 pack, a return under"
        ):
            panel.execute(RemovePerson(id=PersonId("J1"), reason="She stopped."))
        plan = begun.merge(file)
        assert (Outcome.REFUSED, True) == (plan.files[0].outcome, plan.is_empty)
        assert ["A-1 is not assigned to juror “J1”; assign it first, then merge the file again."] == [
            each.reason for each in plan.files[0].details
        ]
        assert [("J1", "A-1", 2)] == [(*each.pair, each.scores) for each in plan.unseated]
        give_seats(panel, [each.pair for each in plan.unseated])
        begun.merge(file)
        assert 2 == len(panel.view.scores(juror="J1"))


def test_a_juror_who_is_in_the_panel_no_more_is_named_with_what_to_do(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        panel.execute(Assign(pairs=tuple(pair for pair in seats_of(panel.view) if pair[0] != "J1")))
        panel.execute(RemovePerson(id=PersonId("J1"), reason="She stopped."))
        table = tmp_path / "scores.csv"
        table.write_text(
            "juror,application,criterion,value\nJ1,A-1,helix,4\nJ2,A-1,helix,3\n", encoding="utf-8"
        )
        plan = plan_merge(panel, [table])
        assert (1, 1) == (plan.files[0].new, plan.files[0].refused)
        (detail,) = plan.files[0].details
        assert detail.reason.startswith("There is no juror “J1” in this panel; add the juror first")


def test_what_is_said_of_a_withdrawn_application_is_kept_and_counts_again_should_it_come_back(
    tmp_path: Path,
) -> None:
    with Round.scored(tmp_path) as begun:
        begun.merge(begun.hand_in())
        begun.panel.actor = SECRETARY
        begun.panel.execute(Withdraw(application="A-1", on="2015-12-01", reason="A letter."))
        begun.score("A-1", "helix", 2, "Weaker")
        begun.score("A-2", "helix", 5)
        plan = begun.merge(begun.hand_in())
        assert "What it says of A-1 is kept and does not count: withdrawn." == plan.files[0].reason
        assert (1, 1, 0) == (plan.files[0].new, plan.files[0].updated, plan.files[0].refused)
        assert (2, "Weaker") == (begun.in_panel()["A-1", "helix"][0], begun.in_panel()["A-1", "helix"][2])
        assert "A-1" not in {each.application for each in begun.panel.view.asked()}
        begun.panel.execute(TakeBackWithdrawal(application="A-1", reason="They go on."))
        assert "A-1" in {each.application for each in begun.panel.view.asked()}
        assert plan_merge(begun.panel, [tmp_path / "2.evalreturn"]).is_empty


def test_a_second_secretary_does_not_get_into_a_panel_that_is_merged_in(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as begun:
        plan = plan_merge(begun.panel, [begun.hand_in()])
        with pytest.raises(KnownError, match=r"“call.evalpanel” is open at .*; close it there first"):
            Workspace.open(begun.panel.path)
        merge(begun.panel, plan)
    with Workspace.open(tmp_path / "call.evalpanel") as again:
        assert 2 == len(again.view.scores())
        assert again.view.history(limit=1)[0].summary == "Merged 1 file: 2 scores"


def test_a_plan_of_before_the_other_secretary_merged_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as begun:
        file = begun.hand_in()
        plan = plan_merge(begun.panel, [file])
        begun.panel.close()
        with Workspace.open(tmp_path / "call.evalpanel") as other:
            merge(other, plan_merge(other, [file]))
            before = other.view.last_change()
            with pytest.raises(KnownError, match="changed after these files were looked at"):
                merge(other, plan)
            assert before == other.view.last_change()
            assert plan_merge(other, [file]).is_empty
