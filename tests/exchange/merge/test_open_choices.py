"""What a merge leaves open stays with the panel until it is settled, answered or moot; and where versions come from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evalapp.domain.merge import Choice, Outcome
from evalapp.domain.scoring.answer import Answer
from evalapp.exchange.merge.incoming import SignedReturn
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.settling import settle
from evalapp.exchange.merge.state import PanelState
from evalapp.exchange.sealed.returns import Evaluation
from tests.exchange.merge.merge_samples import (
    HELIX,
    applied,
    helix,
    helix_of,
    holding,
    merged,
    only,
    panel,
    row,
    sent,
    table,
)
from tests.exchange.sealed.exchange_samples import evaluation

MORNING, NOON, EVENING = "2026-02-10T08:00:00Z", "2026-02-10T12:00:00Z", "2026-02-10T20:00:00Z"


def two_devices() -> PanelState:
    """The pc said 4, later the laptop 3.5: which one holds was left open."""
    first = merged(panel(), sent(helix(8, changed_at=MORNING), device="pc", file="pc.evalreturn"))
    return merged(first, sent(helix(7, changed_at=NOON), device="laptop", file="laptop.evalreturn"))


def laptop(*rows: Evaluation, revision: int = 2) -> SignedReturn:
    return sent(*rows, device="laptop", file="laptop-2.evalreturn", revision=revision)


def test_a_choice_left_open_stays_with_the_panel() -> None:
    (choice,) = two_devices().open.values()
    assert (("J1", "A-1", "helix", "laptop"), Answer(7)) == (choice.key, choice.incoming.answer)


def test_the_same_file_again_asks_the_same_and_writes_nothing() -> None:
    state = two_devices()
    again = plan_merge(state, [sent(helix(7, changed_at=NOON), device="laptop", file="laptop.evalreturn")])
    assert (Outcome.CONFLICT, True, state.open) == (only(again).outcome, again.is_empty, applied(again).open)


@pytest.mark.parametrize(("choice", "expected"), [(Choice.KEEP, 8), (Choice.TAKE, 7)])
def test_a_later_merge_can_settle_what_an_earlier_one_left_open(choice: Choice, expected: int) -> None:
    file = sent(helix(7, changed_at=NOON), device="laptop", file="laptop.evalreturn")
    plan = plan_merge(two_devices(), [file], otherwise=choice)
    state = applied(plan)
    assert ({}, expected) == (state.open, (helix_of(state) or Answer()).value)
    assert plan_merge(state, [file]).is_empty


def test_a_choice_lapses_once_the_panel_holds_what_came_in() -> None:
    state = merged(two_devices(), sent(helix(7, changed_at=NOON), device="pc", file="pc-2", revision=2))
    assert ({}, Answer(7)) == (state.open, helix_of(state))


def test_a_choice_lapses_once_the_device_says_again_what_it_began_with() -> None:
    began = merged(panel(), sent(helix(6), device="laptop"))
    corrected = replace(began, stored={HELIX: Answer(8)})
    asked = merged(corrected, laptop(helix(7)))
    assert 1 == len(asked.open)
    back = merged(asked, laptop(helix(6), revision=3))
    assert ({}, Answer(8)) == (back.open, helix_of(back))


def test_a_choice_lapses_once_the_device_says_nothing_of_it_any_more() -> None:
    state = merged(two_devices(), laptop(evaluation("A-2", "sme", 4)))
    assert ({}, Answer(8)) == (state.open, helix_of(state))


def test_what_the_juror_answers_after_both_versions_holds() -> None:
    """Asked which one holds, the juror scores again and hands in: that is the answer."""
    state = merged(two_devices(), laptop(helix(9, changed_at=EVENING)))
    assert ({}, Answer(9)) == (state.open, helix_of(state))


def test_another_version_that_is_not_newer_than_both_stays_a_choice() -> None:
    state = merged(two_devices(), laptop(helix(9, changed_at=MORNING)))
    (choice,) = state.open.values()
    assert (Answer(9), Answer(8)) == (choice.incoming.answer, helix_of(state))


def test_a_newer_answer_on_the_other_device_settles_it_too() -> None:
    state = merged(two_devices(), sent(helix(5, changed_at=EVENING), device="pc", file="pc-2", revision=2))
    assert ({}, Answer(5)) == (state.open, helix_of(state))


@pytest.mark.parametrize("device", ["laptop", "pc"])
def test_an_answer_from_the_future_settles_nothing(device: str) -> None:
    """Its clock is ahead: it tells nothing of what was said last."""
    state = replace(two_devices(), now=EVENING)
    sheet = sent(helix(9, changed_at="2099-01-01T00:00:00Z"), device=device, file="new", revision=2)
    assert 1 == len(merged(state, sheet).open)


def test_an_older_answer_on_the_other_device_does_not() -> None:
    state = merged(two_devices(), sent(helix(5, changed_at=MORNING), device="pc", file="pc-2", revision=2))
    assert (1, Answer(5)) == (len(state.open), helix_of(state))


def test_a_table_that_says_what_the_panel_holds_does_not_answer_what_another_asks() -> None:
    """It may be the earlier of the two."""
    asked = merged(holding(8), table(row(2, 7), file="first.csv"))
    state = merged(asked, table(row(2, 8), file="second.csv"))
    assert (1, asked.open) == (len(asked.open), state.open)


def test_a_table_that_says_no_motivation_leaves_that_of_the_panel() -> None:
    plan = plan_merge(holding(8, "why"), [table(row(2, 7))])
    (choice,) = plan.choices
    assert Answer(7, None, "why") == choice.incoming.answer
    assert (7, None, "why") == helix_of(applied(settle(plan, {choice.key: Choice.TAKE})))


def test_each_version_says_which_file_brought_it() -> None:
    state = merged(panel(), sent(helix(6, changed_at=MORNING), device="laptop", file="laptop-1.evalreturn"))
    state = merged(
        state,
        sent(helix(8, base_value=6, changed_at=NOON), device="pc", file="pc.evalreturn"),
        otherwise=Choice.TAKE,
    )
    (choice,) = plan_merge(state, [laptop(helix(7, changed_at=EVENING))]).choices
    assert ["laptop-1.evalreturn", "pc.evalreturn", "laptop-2.evalreturn"] == [
        each.file for each in (choice.base, choice.stored, choice.incoming)
    ]
    assert (NOON, EVENING) == (choice.stored.at, choice.incoming.at)


def test_a_version_corrected_in_the_panel_comes_from_no_file() -> None:
    state = merged(panel(), sent(helix(6), device="laptop", file="laptop-1.evalreturn"))
    corrected = replace(state, stored={HELIX: Answer(8)})
    (choice,) = plan_merge(corrected, [laptop(helix(7))]).choices
    assert ("", "laptop-1.evalreturn") == (choice.stored.file, choice.base.file)


def test_files_that_differ_in_one_batch_name_each_other() -> None:
    plan = plan_merge(
        panel(),
        [
            sent(helix(8), device="pc", file="pc.evalreturn"),
            sent(helix(7), device="laptop", file="laptop.evalreturn"),
        ],
    )
    (choice,) = plan.choices
    assert {"pc.evalreturn", "laptop.evalreturn"} == {choice.stored.file, choice.incoming.file}


def test_a_choice_that_lapsed_is_not_asked_again_by_the_same_file() -> None:
    first = sent(helix(4, changed_at="2026-02-01T09:00"), device="b", file="b1")
    asks = sent(helix(1, changed_at="2026-02-02T09:00"), device="a", file="a")
    later = sent(
        helix(9, changed_at="2026-02-03T09:00"),
        device="b",
        revision=2,
        earlier=(first.opened.sha256,),
        file="b2",
    )
    asked = merged(merged(panel(), first), asks)
    assert 1 == len(asked.open)
    answered = merged(asked, later)
    assert ({}, Answer(9)) == (answered.open, helix_of(answered))
    assert plan_merge(answered, [asks]).is_empty
    assert plan_merge(answered, [asks, later, first]).is_empty


def test_what_the_same_file_could_not_say_before_is_asked() -> None:
    """Its scores were refused for lack of a seat; that the panel got another one meanwhile settles nothing."""
    file = sent(helix(1, changed_at="2026-02-01T09:00"), evaluation("A-2", "helix", 3), device="a")
    without = frozenset({("J1", "A-2")})
    begun = merged(panel(assignments=without), file)
    later = replace(
        begun, assignments=panel().assignments, stored=dict(begun.stored) | {HELIX: Answer(9)},
        stored_at=dict(begun.stored_at) | {HELIX: "2026-02-05T09:00"},
    )  # fmt: skip
    assert 1 == len(plan_merge(later, [file]).choices)
