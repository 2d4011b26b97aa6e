"""A return that came after the deadline is named, in the window and in the document of `merge --json`."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from evalapp.domain.call import Call
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.exchange.merge.plan import plan_merge
from evalapp.operations.exchange.lateness import late_returns, late_words, merge_json
from evalapp.words.phrases import counted_words
from tests.exchange.merge.merge_samples import SCHEME, evaluation, helix, holding, panel, row, sent, table
from tests.exchange.sealed.exchange_samples import PACK

PLAN = plan_merge(holding(8), [sent(helix(7, base_value=6)), table(row(4, 99))])
SUBMITTED = PLAN.incoming[0].opened.content.submitted_at  # type: ignore[union-attr]


def call(deadline: str, *, is_demo: bool = False) -> Call:
    return Call(
        panel="p",
        title="T",
        reference="",
        phase=Phase.SCORING,
        scheme=SCHEME,
        scheme_version=1,
        deadline=deadline,
        is_demo=is_demo,
    )


def files(document: dict[str, object]) -> Any:
    return document["files"]


def test_the_document_of_a_merge_has_the_promised_keys() -> None:
    document = merge_json(call(""), PLAN, None)
    told = files(document)
    assert ["change", "files", "unseated"] == list(document)
    assert {"file", "juror", "outcome", "reason", "new", "updated", "unchanged", "conflicts", "refused", "details",
            "applications", "scores", "abstentions", "other_reasons", "late"} <= set(told[0])  # fmt: skip
    detail = {"application": "A-1", "criterion": "helix", "what": "conflict", "row": None}
    assert detail.items() <= told[0]["details"][0].items()
    assert 4 == told[1]["details"][0]["row"]
    msgspec.json.encode(document)


def test_a_late_return_says_when_it_was_handed_in_and_when_it_was_due() -> None:
    deadline = "2001-06-27T15:00:00+00:00"
    told = files(merge_json(call(deadline), PLAN, None))
    assert {"handed_in": SUBMITTED, "deadline": deadline, "received": None} == told[0]["late"]
    assert told[1]["late"] is None  # a table does not say when
    assert [0] == list(late_words(call(deadline), PLAN))


DUE = "2026-03-01T16:00:00+00:00"


@pytest.mark.parametrize(
    ("now", "handed_in", "issued_at", "is_late", "is_doubtful"),
    [
        ("2026-03-02T09:00:00+00:00", "2026-03-01T12:00:00+00:00", "2026-02-01T00:00:00+00:00", False, False),
        ("2026-03-02T09:00:00+00:00", "2026-03-01T18:00:00+00:00", "2026-02-01T00:00:00+00:00", True, False),
        ("2026-03-01T09:00:00+00:00", "2099-01-01T00:00:00+00:00", "2026-02-01T00:00:00+00:00", False, False),
        ("2026-03-02T09:00:00+00:00", "2099-01-01T00:00:00+00:00", "2026-02-01T00:00:00+00:00", True, True),
        ("2026-03-02T09:00:00+00:00", "2001-01-01T00:00:00+00:00", "2026-02-01T00:00:00+00:00", True, True),
        ("2026-03-02T09:00:00+00:00", "2026-03-01T12:00:00+00:00", "2099-02-01T00:00:00+00:00", False, False),
        ("2026-03-02T09:00:00+00:00", "2026-03-01T12:00:00+00:00", "", False, False),
    ],
    ids=["in time", "late", "received in time", "ahead", "before the pack", "pack ahead", "other pack"],
)
def test_a_clock_that_cannot_be_right_proves_nothing(
    now: str, handed_in: str, issued_at: str, is_late: bool, is_doubtful: bool
) -> None:
    state = holding(8, now=now, issued_at={PACK: issued_at} if issued_at else {})
    plan = plan_merge(state, [sent(helix(7, base_value=6), submitted_at=handed_in)])
    found = late_returns(call(DUE), plan)
    assert (is_late, is_doubtful) == (0 in found, any(each.received for each in found.values()))
    assert all("cannot be right" in each.words for each in found.values() if each.received)


def test_a_return_that_is_late_by_seconds_shows_them() -> None:
    plan = plan_merge(holding(8), [sent(helix(7, base_value=6), submitted_at="2026-03-01T16:00:30+00:00")])
    assert "Handed in on 1 March 2026, 17:00:30, after the deadline of 1 March 2026, 17:00:00." == late_words(
        call(DUE), plan
    )[0].replace("\u202f", " ")


@pytest.mark.parametrize(
    ("deadline", "is_demo"),
    [("", False), ("2096-06-27T15:00:00+00:00", False), ("2001-06-27T15:00:00+00:00", True)],
)
def test_a_return_in_time_is_not_late_and_nothing_is_in_the_demo(deadline: str, is_demo: bool) -> None:
    assert [None, None] == [
        each["late"] for each in files(merge_json(call(deadline, is_demo=is_demo), PLAN, None))
    ]


def test_reasons_for_no_score_are_counted_apart() -> None:
    plan = plan_merge(panel(), [sent(helix(7), evaluation("A-1", "sme", no_score=NoScore.ABSTAIN))])
    told = files(merge_json(call(""), plan, None))[0]
    assert (2, 1, 0) == (told["scores"], told["abstentions"], told["other_reasons"])
    assert "1 score and 1 abstention" == counted_words(plan.files[0].counted)


def test_what_came_in_without_a_seat_is_counted_so_too() -> None:
    said = [
        evaluation("A-9", "helix", 7),
        evaluation("A-9", "sme", no_score=NoScore.ABSTAIN),
    ]
    (seat,) = plan_merge(panel(), [sent(*said)]).unseated
    assert (2, 1, "1 score and 1 abstention") == (seat.scores, seat.abstentions, counted_words(seat.counted))
