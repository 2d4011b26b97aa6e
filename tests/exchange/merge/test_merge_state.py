"""What a plan tells of each file, and what a panel file keeps of a merge."""

from __future__ import annotations

import pytest

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import Answer
from evalapp.exchange.merge.bases import decode_base, encode_base
from evalapp.exchange.merge.incoming import Unreadable
from evalapp.exchange.merge.plan import plan_merge
from evalapp.exchange.sealed.wire import DeclaredJson
from tests.exchange.merge.merge_samples import helix, holding, panel, row, sent, table
from tests.exchange.sealed.exchange_samples import JUROR, evaluation

MORNING, NOON, AHEAD = "2026-02-10T08:00:00Z", "2026-02-10T12:00:00Z", "2099-01-01T00:00:00Z"


def test_a_base_survives_being_stored() -> None:
    base = {
        ("A", "x"): Answer(7, None, "c"),
        ("A", "y"): Answer(no_score=NoScore.ABSENT),
        ("B", "x"): Answer(comment="🧀"),
    }

    assert base == decode_base(encode_base(base))


def test_a_base_is_stored_as_flat_rows_in_the_order_of_the_places() -> None:
    base = {("B", "x"): Answer(comment="c"), ("A", "x"): Answer(no_score=NoScore.ABSENT)}
    assert b'[["A","x",null,"absent",""],["B","x",null,null,"c"]]' == encode_base(base)


@pytest.mark.parametrize(
    ("known", "at", "is_taken"),
    [
        ("", NOON, True),
        (MORNING, NOON, True),
        (NOON, MORNING, False),
        (AHEAD, NOON, True),
        (NOON, AHEAD, False),
    ],
)
def test_the_last_declaration_counts_unless_its_clock_is_ahead(known: str, at: str, is_taken: bool) -> None:
    state = panel(now=NOON, declarations={(JUROR, "A-1"): known} if known else {})
    said = DeclaredJson(application="A-1", conflict=False, at=at)
    assert is_taken is bool(plan_merge(state, [sent(helix(7), declared=(said,))]).cleared)


def test_a_question_tells_where_and_when_the_answer_of_the_file_was_given() -> None:
    moment = "2026-02-10T08:00:00Z"
    (asked,) = plan_merge(holding(8), [sent(helix(7, base_value=6, changed_at=moment))]).choices
    assert ("a.evalreturn", "Laptop of An", moment) == (
        asked.incoming.file,
        asked.incoming.device,
        asked.incoming.at,
    )


def test_a_question_of_a_table_knows_neither_device_nor_time() -> None:
    (asked,) = plan_merge(holding(8), [table(row(2, 7))]).choices
    assert ("scores.csv", "", "") == (asked.incoming.file, asked.incoming.device, asked.incoming.at)


def test_a_file_tells_how_much_it_holds_whatever_becomes_of_it() -> None:
    files = [
        sent(helix(7), evaluation("A-1", "sme", comment="later"), evaluation("B-9", "helix", 3)),
        table(row(2, 7), row(3, problem="off the scale"), row(4, no_score=NoScore.ABSENT, application="A-2")),
        Unreadable(file="c.evalreturn", reason="no"),
    ]
    assert [(2, 2), (2, 2), (0, 0)] == [
        (each.applications, each.scores) for each in plan_merge(panel(), files).files
    ]
