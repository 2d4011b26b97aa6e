"""Tables of scores, which nobody signed."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.merge import Outcome
from evalapp.domain.scheme.model import NoScore
from evalapp.exchange.merge.plan import plan_merge
from tests.exchange.merge.merge_samples import (
    applied,
    helix,
    helix_of,
    merged,
    only,
    panel,
    row,
    sent,
    table,
)


def test_a_table_is_merged_as_vouched_for() -> None:
    plan = plan_merge(panel(), [table(row(2, 7), row(3, 4, juror="J2"))])

    assert [(each.placed[0], each.answer.value) for each in plan.writes] == [("J1", 7), ("J2", 4)]
    assert [(each.juror, each.is_signed) for each in plan.receipts] == [("J1", False), ("J2", False)]
    assert (only(plan).juror, only(plan).new, only(plan).is_signed) == ("", 2, False)


def test_empty_cells_take_nothing_away() -> None:
    state = merged(panel(), table(row(2, 7, "good")))

    assert helix_of(merged(state, table(row(2)))) == (7, None, "good")
    assert helix_of(merged(state, table(row(2, 8)))) == (8, None, "good")


def test_a_corrected_table_updates_and_the_old_one_changes_nothing_any_more() -> None:
    old, corrected = table(row(2, 7)), table(row(2, 8))
    state = merged(merged(panel(), old), corrected)

    assert helix_of(state) == (8, None, "")
    assert plan_merge(state, [old, corrected]).is_empty


def test_two_tables_that_differ_are_a_conflict_whatever_their_order() -> None:
    one, two = table(row(2, 7), file="1"), table(row(2, 8), file="2")
    plan = plan_merge(panel(), [one, two])
    state = applied(plan)

    assert sorted(each.outcome for each in plan.files) == ["conflict", "merged"]
    assert helix_of(state) == helix_of(merged(panel(), two, one))
    assert len(plan_merge(state, [one, two]).choices) == 1


def test_a_table_does_not_overwrite_what_a_juror_signed() -> None:
    state = merged(panel(), sent(helix(7)))

    assert only(plan_merge(state, [table(row(2, 8))])).outcome is Outcome.CONFLICT


def test_bad_rows_are_refused_with_their_number_and_reason() -> None:
    plan = plan_merge(
        panel(),
        [
            table(
                row(2, 7),
                row(3, application="A-2", problem="“abc” is not a number."),
                row(4, 3, juror="J9"),
                row(5, 99, application="A-3"),
                row(6, 3, application="A-9"),
                row(7, 3, application="A-3", criterion="sme", no_score=NoScore.ABSENT),
            )
        ],
    )

    assert sorted(each.row or 0 for each in only(plan).details) == [3, 4, 5, 6, 7]
    assert (only(plan).new, only(plan).refused) == (1, 5)


def test_rows_that_contradict_each_other_are_both_refused() -> None:
    plan = plan_merge(panel(), [table(row(2, 7), row(9, 8), row(3, 4, application="A-2"))])

    assert [(each.row, each.reason[:13]) for each in only(plan).details] == [
        (2, "Rows 2 and 9 "),
        (9, "Rows 2 and 9 "),
    ]
    assert [each.placed[1] for each in plan.writes] == ["A-2"]


def test_a_row_that_stands_there_twice_counts_once() -> None:
    assert only(plan_merge(panel(), [table(row(2, 7), row(9, 7))])).new == 1


def test_what_was_guessed_or_left_out_of_the_table_is_said_of_its_file() -> None:
    said = replace(table(row(2, 7)), notes=("1 row holds totals.",))
    assert only(plan_merge(panel(), [said])).reason.startswith("1 row holds totals.")
