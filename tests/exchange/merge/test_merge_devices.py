"""Several states of a device, several devices, copies of a work file."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.merge import Choice, Outcome
from evalapp.domain.scoring.answer import Answer
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.merge.settling import settle
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


def test_a_newer_return_of_the_device_updates_without_a_question() -> None:
    state = merged(panel(), sent(helix(7)), sent(helix(8), revision=2))

    assert helix_of(state) == (8, None, "")


def test_a_score_withdrawn_on_the_device_that_gave_it_is_withdrawn() -> None:
    state = merged(panel(), sent(helix(7)))

    assert helix_of(merged(state, sent(helix(), revision=2))) == (None, None, "")


def test_a_score_that_the_device_no_longer_lists_is_withdrawn() -> None:
    state = merged(panel(), sent(helix(7), evaluation("A-2", "sme", 4)))
    later = sent(evaluation("A-2", "sme", 4), revision=2)

    assert helix_of(merged(state, later)) == (None, None, "")
    assert plan_merge(merged(state, later), [later]).is_empty


def test_a_score_left_out_because_of_a_conflict_is_not_withdrawn_but_the_conflict_recorded() -> None:
    state = merged(panel(), sent(helix(7)))
    plan = plan_merge(state, [sent(revision=2, conflicts=(FAMILY,))])

    assert (plan.writes, len(plan.declared)) == ((), 1)


def test_a_score_the_secretary_corrected_survives_the_next_return() -> None:
    state = merged(panel(), sent(helix(7)))
    corrected = replace(state, stored={HELIX: Answer(8)})

    assert helix_of(merged(corrected, sent(helix(7), revision=2))) == (8, None, "")
    assert len(plan_merge(corrected, [sent(helix(9), revision=2)]).choices) == 1


def test_a_stale_return_takes_nothing_and_lists_what_it_would_have_said() -> None:
    state = merged(panel(), sent(helix(8), revision=2))
    plan = plan_merge(state, [sent(helix(7), revision=1)])

    assert (only(plan).outcome, plan.is_empty) == (Outcome.STALE, True)
    assert "older than what was merged" in only(plan).reason
    assert [(each.what, each.reason) for each in only(plan).details] == [
        ("stale", "The panel holds 4, the file says 3.5.")
    ]


def test_a_return_that_is_stale_beside_its_successor_names_that_file() -> None:
    plan = plan_merge(panel(), [sent(helix(7), file="old"), sent(helix(8), file="new", revision=2)])

    assert [each.outcome for each in plan.files] == [Outcome.STALE, Outcome.MERGED]
    assert plan.files[0].reason == (
        "It is older than “new”, which is among these files, so nothing was taken from it."
    )


def test_the_same_file_twice_in_a_batch_counts_once() -> None:
    plan = plan_merge(panel(), [sent(helix(7), file="b"), sent(helix(7), file="a")])

    assert [each.outcome for each in plan.files] == [Outcome.UNCHANGED, Outcome.MERGED]
    assert plan.files[0].reason == "It is the same as a."


def test_two_devices_that_differ_are_a_conflict() -> None:
    plan = plan_merge(panel(), [sent(helix(8), device="pc"), sent(helix(7), device="laptop")])

    assert [each.outcome for each in plan.files] == [Outcome.CONFLICT, Outcome.MERGED]


def test_two_devices_that_complete_each_other_are_none() -> None:
    state = merged(panel(), sent(helix(7), device="pc"), sent(evaluation("A-2", "sme", 4), device="laptop"))

    assert len(state.stored) == 2


def test_taking_one_of_three_does_not_take_the_next_one_too() -> None:
    files = [sent(helix(7), device="a"), sent(helix(9), device="b")]
    plan = plan_merge(holding(8), files)
    plan = settle(plan, {each.key: Choice.TAKE for each in plan.choices})

    assert [each.choice for each in plan.choices] == [Choice.TAKE, Choice.OPEN]
    assert helix_of(applied(plan)) == (7, None, "")


def test_a_copied_work_file_does_not_overwrite_what_the_other_copy_sent() -> None:
    """Both copies share a device id and count on; only the list of earlier returns tells them apart."""
    first = sent(helix(6))
    here = sent(helix(7), revision=2, earlier=(first.opened.sha256,))
    there = sent(helix(9), revision=3, earlier=(first.opened.sha256, "f" * 64))
    state = merged(panel(), first, here)
    plan = plan_merge(state, [there])

    assert only(plan).outcome is Outcome.CONFLICT
    assert "copy of the work" in only(plan).reason
    assert helix_of(applied(plan)) == (7, None, "")


def test_a_copy_that_falls_behind_is_not_taken_for_stale() -> None:
    first = sent(helix(6))
    second = sent(helix(6), revision=2, earlier=(first.opened.sha256,))
    there = sent(helix(6), evaluation("A-2", "sme", 4), revision=2, earlier=(first.opened.sha256,))
    third = sent(helix(6), revision=3, earlier=(first.opened.sha256, second.opened.sha256))
    state = merged(panel(), third)

    assert only(plan_merge(state, [second])).outcome is Outcome.STALE
    assert (only(plan_merge(state, [there])).outcome, only(plan_merge(state, [there])).new) == (
        Outcome.MERGED,
        1,
    )


def test_a_later_state_of_a_copy_continues_the_copy() -> None:
    here = sent(helix(7), revision=1)
    there = sent(evaluation("A-2", "sme", 4), revision=1)
    state = merged(panel(), here, there)
    later = sent(evaluation("A-2", "sme", 5), revision=2, earlier=(there.opened.sha256,))

    assert only(plan_merge(state, [later])).updated == 1


def test_a_new_pack_brings_a_newer_base_than_the_last_return() -> None:
    state = merged(panel(), sent(helix(6)))
    corrected = replace(state, stored={HELIX: Answer(8)}, issued={**state.issued, "pack-2": "J1"})
    plan = plan_merge(corrected, [sent(helix(9, base_value=8), revision=2, pack="pack-2", pack_number=2)])

    assert (only(plan).outcome, helix_of(applied(plan))) == (Outcome.MERGED, (9, None, ""))
