"""The whole round: a panel, two packs, and what comes back. Nothing is lost, nothing comes back from the dead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from evalapp.domain.merge import Choice, Outcome
from evalapp.domain.permissions import Action
from evalapp.operations.change import OpenChange
from evalapp.operations.exchange.merging import plan_merge
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from evalapp.store.history.verify import verify
from evalapp.store.tables.declared import TableNotOpen
from tests.operations.juror.round_samples import (
    WITH_PLAN,
    Round,
    outcome,
    score,
    values,
)
from tests.samples import Act

HELIX, SME = ("A-1", "helix"), ("A-1", "sme")


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[Round]:
    with Round.scored(tmp_path) as made:
        yield made


def test_scores_from_before_and_after_a_new_pack_all_arrive(round_: Round) -> None:
    round_.add_application("A-4")
    round_.change_scheme(WITH_PLAN)
    round_.renew()
    round_.score("A-4", "plan", 5)

    plan = round_.merge(round_.hand_in())

    assert (outcome(plan), plan.choices) == (Outcome.MERGED, ())
    assert values(round_.in_panel()) == {HELIX: 7, SME: 4, ("A-4", "plan"): 5}
    assert prove(round_.panel).is_sound
    assert verify(round_.panel.file).findings == ()


def test_a_scheme_that_comes_by_another_act_is_found(round_: Round) -> None:
    def act(change: OpenChange) -> None:
        change.put("scheme", [{"version": 2, "toml": WITH_PLAN, "at": change.at}])

    with pytest.raises(TableNotOpen, match="scheme"):
        round_.panel.execute(Act(act=act, action=Action.EDIT_CALL))


def test_work_that_was_merged_before_the_new_pack_updates_without_a_question(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.renew()
    round_.score(*HELIX, 9)

    plan = round_.merge(round_.hand_in())

    assert (plan.choices, round_.in_panel()[HELIX]) == ((), (9, None, "Strong"))


@pytest.mark.long
def test_a_correction_in_the_panel_survives_a_new_pack_and_the_next_return(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.correct(*HELIX, 8)

    renewal = round_.renew()

    assert renewal.scores_differing == ("A-1 · Triple helix",)
    assert round_.scores()[HELIX] == (7, None, "Strong")  # it is hers, and she signs it
    plan = round_.merge(round_.hand_in())
    assert (plan.choices, round_.in_panel()[HELIX]) == ((), (8, None, "Strong"))


def test_a_score_that_the_panel_took_back_does_not_come_back(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.correct(*SME, None)
    round_.renew()

    plan = round_.merge(round_.hand_in())

    assert (plan.choices, values(round_.in_panel())[SME]) == ((), None)


def test_whoever_changes_a_corrected_score_again_is_asked_about(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.correct(*HELIX, 8)
    round_.renew()
    round_.score(*HELIX, 2)

    plan = round_.merge(round_.hand_in())

    assert [(each.stored.answer[0], each.incoming.answer[0]) for each in plan.choices] == [(8, 2)]
    assert values(round_.in_panel())[HELIX] == 8


def test_a_return_that_crossed_the_new_pack_on_its_way_leads_to_no_question(round_: Round) -> None:
    crossing = round_.hand_in()
    round_.renew()
    round_.merge(crossing)
    round_.score(*HELIX, 9)
    round_.score(*SME, None)

    plan = round_.merge(round_.hand_in())

    assert (plan.choices, values(round_.in_panel())) == ((), {HELIX: 9, SME: None})


def test_a_return_that_got_lost_is_made_good_by_the_next_one(round_: Round) -> None:
    round_.hand_in().unlink()
    round_.renew()

    round_.merge(round_.hand_in())

    assert values(round_.in_panel()) == {HELIX: 7, SME: 4}


def test_the_return_of_before_the_new_pack_is_stale_after_the_one_of_since(round_: Round) -> None:
    first = round_.hand_in()
    round_.renew()
    round_.score(*HELIX, 9)
    second = round_.hand_in()
    round_.merge(second)

    plan = round_.merge(first)

    assert (outcome(plan), values(round_.in_panel())[HELIX]) == (Outcome.STALE, 9)


def test_a_score_taken_back_after_the_new_pack_is_taken_back_in_the_panel(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.renew()
    round_.score(*SME, None)

    round_.merge(round_.hand_in())

    assert values(round_.in_panel())[SME] is None


def test_a_score_taken_back_before_the_new_pack_is_not_filled_in_by_it(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.score(*SME, None)

    renewal = round_.renew()

    assert (renewal.scores_taken, values(round_.scores())[SME]) == (0, None)
    round_.merge(round_.hand_in())
    assert values(round_.in_panel())[SME] is None


def test_a_score_that_only_the_pack_brought_follows_the_panel_until_she_hands_in(tmp_path: Path) -> None:
    made = Round.begin(tmp_path)
    made.correct(*HELIX, 7)
    made.hand_out()
    made.open().workspace.close()
    made.correct(*HELIX, 5)

    followed = made.renew()

    assert (followed.scores_taken, followed.scores_differing) == (1, ())
    assert values(made.scores())[HELIX] == 5
    made.merge(made.hand_in())
    made.correct(*HELIX, 3)
    assert made.renew().scores_differing == ("A-1 · Triple helix",)
    assert values(made.scores())[HELIX] == 5  # which she signed since
    made.panel.close()


def test_a_correction_of_a_score_she_never_gave_is_filled_in(round_: Round) -> None:
    round_.correct("A-2", "helix", 6)

    renewal = round_.renew()

    assert (renewal.scores_taken, values(round_.scores())["A-2", "helix"]) == (1, 6)
    plan = round_.merge(round_.hand_in())
    assert (plan.choices, values(round_.in_panel())["A-2", "helix"]) == ((), 6)


def test_an_open_question_is_asked_again_after_a_new_pack(round_: Round) -> None:
    round_.correct(*HELIX, 8)
    assert len(round_.merge(round_.hand_in()).choices) == 1
    round_.renew()

    assert len(round_.merge(round_.hand_in()).choices) == 1


def test_a_question_that_was_decided_stays_decided_after_a_new_pack(round_: Round) -> None:
    round_.correct(*HELIX, 8)
    round_.merge(round_.hand_in(), otherwise=Choice.KEEP)
    round_.renew()

    plan = round_.merge(round_.hand_in())

    assert (plan.choices, values(round_.in_panel())[HELIX]) == ((), 8)


def test_a_second_device_of_the_juror_is_filled_in_by_the_new_pack(round_: Round) -> None:
    other = round_.folder / "laptop.evalwork"
    with round_.open(work=other).workspace as work:
        score(work, "A-2", "helix", 3)
    round_.merge(round_.hand_in(other))

    renewal = round_.renew()

    assert (renewal.scores_taken, values(round_.scores())["A-2", "helix"]) == (1, 3)
    plan = round_.merge(round_.hand_in())
    assert (plan.choices, values(round_.in_panel())) == ((), {HELIX: 7, SME: 4, ("A-2", "helix"): 3})


@pytest.mark.long
@pytest.mark.parametrize("seed", range(12))
def test_whatever_order_things_happen_in_every_last_word_of_hers_arrives(tmp_path: Path, seed: int) -> None:
    """Nobody else touches her scores: after the last return the panel holds exactly what her file shows."""
    chance = Random(seed)
    made = Round.begin(tmp_path)
    made.hand_out()
    made.open().workspace.close()
    under_way: list[Path] = []
    for _step in range(14):
        act = chance.choice(("score", "score", "take back", "hand in", "merge", "renew", "lose"))
        place = (f"A-{chance.randint(1, 3)}", chance.choice(("helix", "sme")))
        if act == "score":
            made.score(*place, chance.randint(0, 10), chance.choice(("", "Because")))
        elif act == "take back":
            made.score(*place, None)
        elif act == "hand in":
            under_way.append(made.hand_in())
        elif act == "merge" and under_way:
            made.merge(under_way.pop(chance.randrange(len(under_way))))
        elif act == "renew":
            made.renew()
        elif act == "lose" and under_way:
            under_way.pop()
    plan = made.merge(made.hand_in())
    shown = {place: held for place, held in made.scores().items() if held != (None, None, "")}
    stored = {place: held for place, held in made.in_panel().items() if held != (None, None, "")}

    assert (plan.choices, stored) == ((), shown)
    assert plan_merge(made.panel, [made.folder / f"{made.returns}.evalreturn"]).is_empty
    with Workspace.open(made.work) as work:
        assert verify(work.file).is_whole
    made.panel.close()
