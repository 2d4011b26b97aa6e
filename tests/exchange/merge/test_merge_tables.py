"""Tables of scores, which nobody signed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evalapp.domain.merge import Choice, Outcome
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
    assert helix_of(merged(state, table(row(2, 8)), otherwise=Choice.TAKE)) == (8, None, "good")


@pytest.mark.parametrize("first", [7, 8])
def test_a_table_that_changes_what_another_said_is_a_choice_whichever_comes_first(first: int) -> None:
    """Nothing in a table tells which of two is the later one."""
    files = {value: table(row(2, value), file=f"{value}.csv") for value in (7, 8)}
    state = merged(panel(), files[first])
    plan = plan_merge(state, [files[15 - first]])

    (asked,) = plan.choices
    assert (asked.stored.answer.value, asked.stored.file) == (first, f"{first}.csv")
    assert (asked.incoming.answer.value, asked.incoming.file) == (15 - first, f"{15 - first}.csv")
    assert helix_of(applied(plan)) == (first, None, "")


def test_a_table_that_was_merged_before_changes_nothing_after_the_choice() -> None:
    old, corrected = table(row(2, 7)), table(row(2, 8))
    state = merged(merged(panel(), old), corrected, otherwise=Choice.TAKE)

    assert helix_of(state) == (8, None, "")
    assert plan_merge(state, [old, corrected]).is_empty


def test_what_another_table_said_stays_open_beside_a_third() -> None:
    state = panel()
    for value in (5, 6, 7):
        state = merged(state, table(row(2, value), file=f"{value}"))

    assert {each.incoming.answer.value for each in state.open.values()} == {6, 7}
    assert len(merged(state, table(row(2, 5), file="5 again", salt="again")).open) == 2


def test_tables_that_say_the_same_ask_once() -> None:
    one, again = table(row(2, 6), file="6"), table(row(2, 6), file="6 again", salt="again")
    state = merged(panel(), table(row(2, 5)))

    assert len(plan_merge(state, [one, again]).choices) == 1
    state = merged(state, one)
    assert only(plan_merge(state, [again])).outcome is Outcome.CONFLICT
    assert len(merged(state, again).open) == 1
    assert len(merged(state, again, otherwise=Choice.KEEP).open) == 0


def test_a_table_that_only_adds_to_another_is_taken() -> None:
    state = merged(panel(), table(row(2, 7), row(3, 2, criterion="sme")))
    plan = plan_merge(state, [table(row(2, 7, "good"), row(3, None, "why", criterion="sme"))])

    assert plan.choices == ()
    assert helix_of(applied(plan)) == (7, None, "good")
    assert applied(plan).stored["J1", "A-1", "sme"] == (2, None, "why")


def test_a_choice_says_when_the_workbooks_were_saved() -> None:
    one = replace(table(row(2, 7), file="1.xlsx"), saved_at="2016-02-01T10:00:00.000+00:00")
    two = replace(table(row(2, 8), file="2.xlsx"), saved_at="2016-01-31T10:00:00.000+00:00")
    state = merged(panel(), one)
    state = replace(state, stored_at=dict.fromkeys(state.stored, "2016-03-01T10:00:00.000+00:00"))
    (asked,) = plan_merge(state, [two]).choices

    assert (asked.stored.at[:10], asked.incoming.at[:10]) == ("2016-02-01", "2016-01-31")


def test_what_a_juror_signs_later_leaves_the_choice_of_a_table_open() -> None:
    """When a workbook was saved says nothing of when its scores were given."""
    early = replace(table(row(2, 8)), saved_at="2016-01-31T10:00:00.000+00:00")
    state = merged(panel(), table(row(2, 7)))
    state = merged(state, early)
    signed = sent(helix(9, base_value=7, changed_at="2016-02-14T10:00:00.000+00:00"))

    assert [each.incoming.answer.value for each in merged(state, signed).open.values()] == [8]


def test_less_in_a_later_table_is_told_of_the_table() -> None:
    state = merged(panel(), table(row(2, 7)))
    told = only(plan_merge(state, [table(row(2))])).reason
    assert "1 row says less here than in a table of juror “J1”" in told


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


def test_who_is_in_the_panel_in_another_role_is_told_so() -> None:
    plan = plan_merge(panel(others={"J9": "Chair"}), [table(row(2, 7, juror="J9"), row(3, 7, juror="J8"))])
    chair, nobody = (each.reason for each in only(plan).details)
    assert chair.startswith("“J9” is in this panel, not as a juror but as: Chair;")
    assert nobody.startswith("There is no juror “J8”")
