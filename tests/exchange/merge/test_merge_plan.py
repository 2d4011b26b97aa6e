"""One file against what the panel holds: fields, refusals, conflicts of interest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from evalapp.domain.merge import Choice, Outcome
from evalapp.domain.people import Conflict, ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import Answer
from evalapp.exchange.merge.incoming import Unreadable
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.settling import settle
from evalapp.exchange.merge.state import PanelState
from tests.exchange.merge.merge_samples import (
    FAMILY,
    HELIX,
    applied,
    helix,
    helix_of,
    holding,
    merged,
    only,
    panel,
    sent,
)
from tests.exchange.sealed.exchange_samples import evaluation


@pytest.mark.parametrize(
    ("base", "held", "incoming", "expected", "outcome"),
    [
        (None, None, 7, 7, Outcome.MERGED),
        (6, 6, 7, 7, Outcome.MERGED),
        (6, 7, 7, 7, Outcome.UNCHANGED),
        (6, 8, 6, 8, Outcome.UNCHANGED),
        (None, 8, None, 8, Outcome.UNCHANGED),
        (6, 6, None, None, Outcome.MERGED),
        (6, 6, 0, 0, Outcome.MERGED),
        (6, 8, 7, 8, Outcome.CONFLICT),
        (None, 8, 7, 8, Outcome.CONFLICT),
        (6, 8, None, 8, Outcome.CONFLICT),
        (6, None, 7, None, Outcome.CONFLICT),
    ],
)
def test_a_score_is_merged_three_way(
    base: int | None, held: int | None, incoming: int | None, expected: int | None, outcome: Outcome
) -> None:
    plan = plan_merge(holding(held), [sent(helix(incoming, base_value=base))])

    assert only(plan).outcome is outcome
    assert helix_of(applied(plan)) == (expected, None, "")


def test_new_updated_and_unchanged_are_counted_apart() -> None:
    state = panel(stored={HELIX: Answer(6), ("J1", "A-1", "sme"): Answer(2)})
    plan = plan_merge(
        state,
        [
            sent(
                helix(7, base_value=6),
                evaluation("A-1", "sme", 2, base_value=2),
                evaluation("A-2", "helix", 3),
                evaluation("A-2", "sme"),
            )
        ],
    )

    assert (only(plan).new, only(plan).updated, only(plan).unchanged) == (1, 1, 1)
    assert [each.reason for each in only(plan).details] == ["The panel holds 3, the file says 3.5."]


def test_a_reason_for_no_score_replaces_a_score_as_one_field() -> None:
    state = merged(holding(6), sent(helix(no_score=NoScore.ABSTAIN, base_value=6)))

    assert helix_of(state) == (None, NoScore.ABSTAIN, "")


@pytest.mark.parametrize(
    ("choice", "expected", "outcome"),
    [
        (Choice.KEEP, 8, Outcome.UNCHANGED),
        (Choice.TAKE, 7, Outcome.MERGED),
        (Choice.OPEN, 8, Outcome.CONFLICT),
    ],
)
def test_a_conflict_ends_as_somebody_chose(choice: Choice, expected: int, outcome: Outcome) -> None:
    plan = plan_merge(holding(8), [sent(helix(7, base_value=6))])
    settled = settle(plan, {plan.choices[0].key: choice})

    assert only(settled).outcome is outcome
    assert helix_of(applied(settled)) == (expected, None, "")
    assert helix_of(merged(holding(8), sent(helix(7, base_value=6)), otherwise=choice)) == (
        expected,
        None,
        "",
    )


@pytest.mark.parametrize("choice", [Choice.KEEP, Choice.TAKE])
def test_what_was_chosen_is_not_asked_again(choice: Choice) -> None:
    file = sent(helix(7, base_value=6))
    again = plan_merge(merged(holding(8), file, otherwise=choice), [file])

    assert again.is_empty
    assert only(again).outcome is Outcome.UNCHANGED


def test_a_conflict_left_open_is_asked_again() -> None:
    file = sent(helix(7, base_value=6), evaluation("A-2", "sme", 4))
    state = merged(holding(8), file)

    again = plan_merge(state, [file])
    later = plan_merge(state, [sent(helix(7, base_value=6), evaluation("A-2", "sme", 5), revision=2)])

    assert (only(again).outcome, again.is_empty) == (Outcome.CONFLICT, True)
    assert (len(later.choices), only(later).updated) == (1, 1)


@pytest.mark.parametrize(
    ("state", "changes", "hint"),
    [
        (panel(phase=Phase.DELIBERATION), {}, "move the call back to scoring with a reason"),
        (panel(phase=Phase.CLOSED), {}, "move the call back to scoring with a reason"),
        (panel(), {"panel": "another"}, "another panel"),
        (panel(), {"juror": "J9"}, "no juror “J9”"),
        (panel(), {"scheme_version": 2}, "hand out a new pack"),
        (panel(), {"juror": "J2"}, "another juror; ask juror"),
    ],
)
def test_a_return_that_cannot_belong_here_is_refused_whole(
    state: PanelState, changes: dict[str, Any], hint: str
) -> None:
    plan = plan_merge(state, [sent(helix(7), **changes)])

    assert (only(plan).outcome, plan.is_empty) == (Outcome.REFUSED, True)
    assert hint in only(plan).reason


def test_a_call_in_draft_takes_returns() -> None:
    assert only(plan_merge(panel(phase=Phase.DRAFT), [sent(helix(7))])).outcome is Outcome.MERGED


@pytest.mark.parametrize(
    ("bad", "hint"),
    [
        (evaluation("A-9", "helix", 7), "A-9 is not assigned to juror “J1”"),
        (evaluation("B-1", "helix", 7), "no application “B-1”"),
        (evaluation("A-2", "colour", 7), "no criterion “colour”"),
        (evaluation("A-2", "helix", 11), "5.5 is not on the scale of “helix”"),
        (evaluation("A-2", "helix", -1), "−0.5 is not on the scale"),
    ],
)
def test_a_bad_score_is_refused_and_the_good_ones_are_taken(bad: Any, hint: str) -> None:
    plan = plan_merge(panel(), [sent(helix(7), bad)])

    assert (only(plan).outcome, only(plan).new, only(plan).refused) == (Outcome.MERGED, 1, 1)
    assert hint in only(plan).details[0].reason


def test_a_bad_value_keeps_the_good_one_and_can_be_put_right() -> None:
    state = merged(holding(6), sent(helix(99, base_value=6)))

    assert helix_of(state) == (6, None, "")
    assert helix_of(merged(state, sent(helix(7, base_value=6), revision=2))) == (7, None, "")


def test_a_file_with_nothing_good_is_refused_and_leaves_no_trace() -> None:
    plan = plan_merge(panel(), [sent(evaluation("A-9", "helix", 7))])

    assert (only(plan).outcome, plan.is_empty) == (Outcome.REFUSED, True)


def test_refused_scores_are_taken_once_the_application_is_assigned() -> None:
    file = sent(helix(7), evaluation("A-9", "helix", 5))
    state = merged(panel(), file)
    assigned = replace(state, assignments=state.assignments | {("J1", "A-9")})

    assert only(plan_merge(assigned, [file])).new == 1


def test_a_bad_file_does_not_stop_the_good_ones() -> None:
    plan = plan_merge(panel(), [Unreadable(file="x", reason="Cut off."), sent(helix(7))])

    assert [(each.outcome, each.reason) for each in plan.files] == [
        (Outcome.REFUSED, "Cut off."),
        (Outcome.MERGED, ""),
    ]


def test_a_pack_this_file_does_not_know_is_merged_and_said() -> None:
    plan = plan_merge(panel(), [sent(helix(7), pack="elsewhere")])

    assert only(plan).outcome is Outcome.MERGED
    assert "does not know" in only(plan).reason


def test_a_declared_conflict_is_recorded_and_its_scores_are_dropped() -> None:
    plan = plan_merge(panel(), [sent(helix(7), evaluation("A-2", "sme", 4), conflicts=(FAMILY,))])

    assert plan.declared == (
        Conflict(
            juror="J1",
            application="A-1",
            kind=ConflictKind.FAMILY,
            note="sister",
            declared_by="J1",
            at="2026-02-08",
        ),
    )
    assert [each.placed[1] for each in plan.writes] == ["A-2"]
    assert [each.what for each in only(plan).details] == ["declared", "refused"]
    assert (only(plan).outcome, only(plan).refused) == (Outcome.MERGED, 1)


def test_a_conflict_declared_on_one_device_drops_the_scores_of_the_other() -> None:
    plan = plan_merge(panel(), [sent(helix(7), device="a"), sent(conflicts=(FAMILY,), device="b")])

    assert (plan.writes, len(plan.declared)) == ((), 1)


def test_a_conflict_in_a_stale_return_says_nothing_any_more() -> None:
    plan = plan_merge(panel(), [sent(helix(7), revision=2), sent(conflicts=(FAMILY,), revision=1)])

    assert (len(plan.writes), plan.declared) == (1, ())


def test_scores_for_a_known_conflict_are_dropped_and_it_is_said() -> None:
    plan = plan_merge(panel(conflicts=frozenset({("J1", "A-1")})), [sent(helix(7), conflicts=(FAMILY,))])

    assert plan.is_empty
    assert "has a conflict of interest with A-1" in only(plan).details[0].reason


def test_a_conflict_withdrawn_in_the_panel_does_not_come_back_with_the_same_file() -> None:
    file = sent(helix(7), conflicts=(FAMILY,))
    withdrawn = replace(merged(panel(), file), conflicts=frozenset())
    plan = plan_merge(withdrawn, [file])

    assert (plan.declared, len(plan.writes)) == ((), 1)


def test_a_declared_conflict_says_how_many_scores_of_the_panel_go() -> None:
    plan = plan_merge(holding(8), [sent(conflicts=(FAMILY,))])
    (said,) = (each.reason for each in only(plan).details if each.what == "declared")

    assert only(plan).declared == 1
    assert said.endswith("and 1 score that the panel held of it does not count any more.")
