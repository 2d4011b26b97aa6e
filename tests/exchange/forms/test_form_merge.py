"""A form goes through the merge as a score table does; what it still shows as it was handed out says nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from evalapp.domain.merge import Outcome
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.exchange.merge.incoming import FormSource, ScoreTable, TableRow
from evalapp.exchange.merge.plan import plan_merge
from tests.exchange.forms.form_samples import FORM
from tests.exchange.merge.merge_samples import (
    FAMILY,
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
from tests.exchange.sealed.exchange_samples import PACK, PANEL

ISSUED = {PACK: "J1", FORM: "J1"}
ANOTHER = "00000000-44de-4b1a-9c3e-0a5d2f6b7c81"
_saves: Iterator[int] = count()


def form(*rows: TableRow, name: str = FORM, **source: Any) -> ScoreTable:
    """A form as somebody saved it: the same rows saved twice are two files."""
    facts: dict[str, Any] = {"panel": PANEL, "form": name, "juror": "J1", "scheme_version": 1} | source
    sha256 = hashlib.sha256(f"{next(_saves)}".encode()).hexdigest()
    return ScoreTable(file="form.xlsx", sha256=sha256, rows=rows, form=FormSource(**facts))


def says(value: int | None = None, comment: str = "", base: Answer = NOTHING, **more: Any) -> TableRow:
    return row(9, value, comment, base=base, **more)


SHOWN = Answer(7, None, "good")


def test_a_form_is_merged_as_vouched_for() -> None:
    plan = plan_merge(panel(issued=ISSUED), [form(says(7, "good"))])
    (write,) = plan.writes
    assert ("J1", Answer(7, None, "good")) == (write.placed[0], write.answer)
    assert ("J1", False, 1, "") == (only(plan).juror, only(plan).is_signed, only(plan).new, only(plan).reason)


def test_its_receipt_names_the_form_and_is_no_device_of_a_pack() -> None:
    (receipt,) = plan_merge(panel(issued=ISSUED), [form(says(7))]).receipts
    assert (FORM, False, f"form+{FORM}~") == (receipt.pack, receipt.is_signed, receipt.device[:-16])


def test_a_blank_form_is_unchanged_and_leaves_no_trace() -> None:
    plan = plan_merge(panel(issued=ISSUED), [form(says(), says(criterion="sme"))])
    assert (Outcome.UNCHANGED, True) == (only(plan).outcome, plan.is_empty)


def test_a_form_as_it_was_handed_out_takes_nothing_back() -> None:
    """The panel was changed in the meantime; the form still shows what it showed."""
    plan = plan_merge(holding(4, "less", issued=ISSUED), [form(says(7, "good", SHOWN))])
    assert (Outcome.UNCHANGED, 1, True) == (only(plan).outcome, only(plan).unchanged, plan.is_empty)


def test_the_same_file_twice_changes_nothing() -> None:
    filled = form(says(7, "good"))
    state = merged(panel(issued=ISSUED), filled)
    assert plan_merge(state, [filled]).is_empty
    assert plan_merge(panel(issued=ISSUED), [filled, filled]).files[1].outcome is Outcome.UNCHANGED


def test_a_form_that_was_saved_again_is_unchanged() -> None:
    state = merged(panel(issued=ISSUED), form(says(7, "good")))
    assert only(plan_merge(state, [form(says(7, "good"))])).outcome is Outcome.UNCHANGED


@pytest.mark.parametrize("first", [7, 8])
def test_a_score_that_another_state_of_the_form_changes_is_a_question_whichever_comes_first(
    first: int,
) -> None:
    state = merged(panel(issued=ISSUED), form(says(first, "good")))
    plan = plan_merge(state, [form(says(15 - first, "good"))])
    assert [15 - first] == [each.incoming.answer.value for each in plan.choices]
    assert (first, None, "good") == helix_of(applied(plan))


def test_a_form_that_showed_what_the_panel_holds_goes_on_from_it() -> None:
    """It was handed out after the other came in, so it is the later one."""
    state = merged(panel(issued=ISSUED | {ANOTHER: "J1"}), form(says(7, "good")))
    assert (8, None, "good") == helix_of(merged(state, form(says(8, "good", SHOWN), name=ANOTHER)))


def test_a_state_of_a_form_that_only_says_more_is_taken() -> None:
    state = merged(panel(issued=ISSUED), form(says(7), says(criterion="sme")))
    plan = plan_merge(state, [form(says(7, "good"), says(2, criterion="sme"))])
    assert ((), (7, None, "good")) == (plan.choices, helix_of(applied(plan)))
    assert (2, None, "") == applied(plan).stored["J1", "A-1", "sme"]


def test_an_earlier_state_of_a_form_takes_nothing_back() -> None:
    early, late = form(says(7, "good")), form(says(8, "better"))
    state = merged(merged(panel(issued=ISSUED), early), late)
    assert plan_merge(state, [early]).is_empty


def test_two_states_of_a_form_at_once_ask_where_they_differ_whatever_their_order() -> None:
    early, late = form(says(7), says(3, criterion="sme")), form(says(8), says(3, criterion="sme"))
    plans = [plan_merge(panel(issued=ISSUED), batch) for batch in ([early, late], [late, early])]
    assert [1, 1] == [len(plan.choices) for plan in plans]
    assert applied(plans[0]).stored == applied(plans[1]).stored


def test_an_emptied_cell_takes_the_score_back_that_the_form_showed() -> None:
    state = holding(*SHOWN[::2], issued=ISSUED)
    plan = plan_merge(state, [form(says(None, "good", SHOWN))])
    assert ((None, None, "good"), 1) == (helix_of(applied(plan)), only(plan).updated)


def test_an_emptied_cell_that_was_empty_at_first_is_told_and_takes_nothing_back() -> None:
    state = merged(panel(issued=ISSUED), form(says(7, "good")))
    plan = plan_merge(state, [form(says())])
    assert ("1 row says less", True) == (only(plan).reason[:15], plan.is_empty)


def test_a_score_that_the_panel_changed_too_is_a_question() -> None:
    plan = plan_merge(holding(4, "good", issued=ISSUED), [form(says(9, "good", SHOWN))])
    (asked,) = plan.choices
    assert (SHOWN, 4, 9) == (asked.base.answer, asked.stored.answer.value, asked.incoming.answer.value)


def test_a_comment_written_beside_a_score_that_the_panel_changed_is_a_question() -> None:
    """Whoever wrote it had 3.5 before them; the panel has 2 by now."""
    state = holding(4, "good", issued=ISSUED)
    (asked,) = plan_merge(state, [form(says(7, "better", SHOWN))]).choices
    assert ((4, None, "good"), (7, None, "better")) == (asked.stored.answer, asked.incoming.answer)


def test_what_a_juror_signed_is_not_overwritten_by_a_form() -> None:
    state = merged(panel(issued=ISSUED), sent(helix(7)))
    assert only(plan_merge(state, [form(says(8))])).outcome is Outcome.CONFLICT


def test_what_a_score_table_said_is_not_overwritten_by_a_form() -> None:
    state = merged(panel(issued=ISSUED), table(row(2, 7)))
    assert only(plan_merge(state, [form(says(8))])).outcome is Outcome.CONFLICT


def test_a_score_and_a_reason_give_way_to_each_other() -> None:
    shown = Answer(None, NoScore.ABSTAIN)
    state = holding(None, no_score=NoScore.ABSTAIN, issued=ISSUED)
    assert (8, None, "") == helix_of(merged(state, form(says(8, "", shown))))


def test_a_refused_cell_keeps_what_the_panel_held_and_the_rest_is_taken() -> None:
    state = holding(4, issued=ISSUED)
    bad = row(9, problem="A-1!F9: “abc” is not a number.")
    plan = plan_merge(state, [form(bad, says(8, criterion="sme"))])
    assert ((4, None, ""), 1, 1) == (helix_of(applied(plan)), only(plan).refused, only(plan).new)
    assert ["A-1!F9: “abc” is not a number."] == [each.reason for each in only(plan).details]


def test_a_row_without_a_place_in_the_sheet_has_no_number() -> None:
    gone = row(0, problem="The form has no sheet of A-1 any more.")
    assert [None] == [each.row for each in only(plan_merge(panel(issued=ISSUED), [form(gone)])).details]


@pytest.mark.parametrize(
    ("source", "state", "words"),
    [
        ({"panel": "another"}, {}, "belongs to another panel"),
        ({"juror": "J9"}, {}, "no juror “J9”"),
        ({"juror": "J2"}, {}, "another juror; ask juror"),
        ({"scheme_version": 2}, {}, "version 2 of the scheme"),
        ({}, {"phase": Phase.DELIBERATION}, "takes no more scores"),
        ({}, {"phase": Phase.CLOSED}, "takes no more scores"),
    ],
)
def test_a_form_that_does_not_belong_here_is_refused_with_the_reason(
    source: dict[str, Any], state: dict[str, Any], words: str
) -> None:
    plan = plan_merge(panel(issued=ISSUED, **state), [form(says(7), **source)])
    assert (Outcome.REFUSED, True) == (only(plan).outcome, plan.is_empty)
    assert words in only(plan).reason


def test_a_form_that_was_never_recorded_is_merged_and_told() -> None:
    plan = plan_merge(panel(), [form(says(7), name=ANOTHER)])
    assert ("does not know" in only(plan).reason, 1) == (True, only(plan).new)


def test_an_application_that_is_not_the_jurors_is_refused_once() -> None:
    plan = plan_merge(
        panel(issued=ISSUED),
        [form(says(7, application="A-9"), says(7, application="A-9", criterion="sme"), says(7))],
    )
    told = [(each.application, each.criterion) for each in only(plan).details]
    assert (2, 1, [("A-9", "")]) == (only(plan).refused, only(plan).new, told)


def test_an_application_with_a_conflict_is_refused() -> None:
    state = panel(issued=ISSUED, conflicts=frozenset({("J1", "A-1")}))
    plan = plan_merge(state, [form(says(7))])
    assert ("conflict of interest" in only(plan).details[0].reason, True) == (True, plan.is_empty)


def test_a_conflict_that_is_declared_in_the_same_batch_counts() -> None:
    plan = plan_merge(panel(issued=ISSUED), [form(says(7)), sent(conflicts=(FAMILY,))])
    assert (Outcome.REFUSED, ()) == (plan.files[0].outcome, plan.writes)
