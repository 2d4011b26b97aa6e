"""What a file keeps of another copy is proved from itself: a forged tail, or rows that the other one never had so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.permissions import Action
from evalapp.operations.change import OpenChange
from evalapp.operations.records.verification import prove
from evalapp.store.history.tail import Tail, broken_at, decode_tail, encode_tail, tail_of
from tests.operations.desks.copies_samples import Two, score
from tests.samples import Act


@pytest.fixture
def two(tmp_path: Path) -> Two:
    two = Two(tmp_path)
    two.do_there(score("J1", "A-1", 5), score("J2", "A-1", 6))
    return two


def tail_there(two: Two) -> Tail:
    with two.opened(two.there) as panel:
        return tail_of(panel.file, 5)


def other_score(tail: Tail) -> Tail:
    """With a 10 in the place of the first score, and the hashes as they were."""
    first, *rest = tail.changes
    table, key, before, after = first.rows[0]
    rows = ((table, key, before, str(after).replace('"value":5', '"value":10')), *first.rows[1:])
    return replace(tail, changes=(replace(first, rows=rows), *rest))


def written(tail: Tail, **otherwise: Any) -> Callable[[OpenChange], object]:
    def write(change: OpenChange) -> None:
        row = {
            "head": tail.head, "number": tail.number, "fork": tail.fork, "fork_hash": tail.fork_hash, "file": "x",
            "tail": change.put_content(encode_tail(tail)), "waiting": "[]", "by_whom": "x", "at": change.at,
        }  # fmt: skip
        change.put("reconciled", [row | otherwise])

    return write


def faults(two: Two, *writes: Callable[[OpenChange], object]) -> list[str]:
    def write(change: OpenChange) -> None:
        for each in writes:
            each(change)

    with two.opened(two.here) as panel:
        panel.execute(Act(act=write, action=Action.RECONCILE))
        return [each.text for each in prove(panel).findings]


def test_a_tail_comes_back_as_it_was_kept(two: Two) -> None:
    tail = tail_there(two)
    assert tail == decode_tail(encode_tail(tail))
    assert (broken_at(tail), tail.number, len(tail.changes)) == (None, 7, 2)


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b'{"fork":1,"hash":"x"}\n[1,2]', b"\xff", b'{"fork":1,"hash":"x"}\n[1]\n']
)
def test_what_is_no_tail_is_told(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"^"):
        decode_tail(raw)


def test_an_altered_row_of_a_tail_is_found(two: Two) -> None:
    forged = other_score(tail_there(two))
    assert broken_at(forged) == 6
    assert ["what change 6 keeps of “x” was altered: its change 6 does not fit"] == faults(
        two, written(forged)
    )


def test_a_tail_that_is_cut_is_found(two: Two) -> None:
    tail = tail_there(two)
    cut = replace(tail, changes=tail.changes[:1])
    assert ["what change 6 keeps of “x” ends otherwise than it says"] == faults(
        two, written(cut, head=tail.head, number=tail.number)
    )


def test_a_tail_of_another_file_is_found(two: Two, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    strange = Two(tmp_path / "more")
    strange.do_there(score("J1", "A-1", 5))
    assert ["what change 6 keeps of “x” does not go on from this file"] == faults(
        two, written(tail_there(strange))
    )


def test_a_row_that_the_other_one_never_had_is_found(two: Two) -> None:
    row = {"juror": "J1", "application": "A-1", "criterion": "helix", "value": 9, "no_score": None}
    found = faults(
        two,
        written(tail_there(two)),
        lambda change: change.put("score", [row | {"comment": "", "at": change.at}]),
    )
    assert ['change 6 wrote score ["J1","A-1","helix"], which “x” did not have so'] == found


def test_a_change_that_keeps_no_other_copy_is_found(two: Two) -> None:
    found = faults(
        two, lambda change: change.put("score", []), lambda change: change.remove("locked", juror="x")
    )
    assert found == []  # nothing was written
    found = faults(two, lambda change: change.update("call", {"title": "Other"}, id=1))
    assert ["change 6 brings two copies together and does not keep one of them"] == found


@pytest.mark.long
@pytest.mark.parametrize(
    "waiting",
    ["", "[1]", '[["score",[[]],null]]', '[[1,["x"],null]]', '[["score",["x"]]]', '[["score",["x"],1]]'],
)
def test_what_waits_is_never_anything_else(two: Two, waiting: str) -> None:
    (found,) = faults(two, written(tail_there(two), waiting=waiting))
    assert "holds in “waiting” what Evalapp never writes there" in found
