"""A process that dies while a juror types takes no more along than the field being typed in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.crash.crash import MOST_FIELDS, MOST_SECONDS, crashes
from tools.crash.screen import Content, Field, Screen
from ui.launch import what_is_missing

VALUE, COMMENT = ("A-1", "helix", "value"), ("A-1", "helix", "comment")


@pytest.mark.long
@pytest.mark.skipif(
    what_is_missing({"QT_QPA_PLATFORM": "offscreen"}) is not None,
    reason="Qt's system libraries are not installed here",
)
def test_three_kills_lose_at_most_the_field_being_typed_in(tmp_path: Path) -> None:
    done = list(crashes(tmp_path, times=3, seed=2015, longest=2.0))

    assert [each.keys > 0 for each in done] == [True] * 3
    assert max(len(each.losses) for each in done) <= MOST_FIELDS
    assert max(each.most_seconds for each in done) <= MOST_SECONDS


def screen(*keys: tuple[Field, Content], pressed: tuple[Field, Content] | None = None) -> Screen:
    """What `keys` made of their fields, one a second from second 0."""
    seen = Screen()
    for second, (field, content) in enumerate(keys):
        for is_done in (False, True):
            seen.take(
                json.dumps({"field": field, "content": content, "is_done": is_done, "at": float(second)})
            )
    if pressed is not None:
        seen.take(json.dumps({"field": pressed[0], "content": pressed[1], "is_done": False, "at": 0.0}))
    return seen


def test_a_field_that_is_behind_is_counted_with_its_keys_and_their_age() -> None:
    seen = screen((VALUE, 8), (COMMENT, "G"), (COMMENT, "Go"), (COMMENT, "Goe"))

    losses = list(seen.losses({VALUE: 8, COMMENT: "G"}, killed=4.0))

    assert [(loss.field, loss.keys, loss.seconds) for loss in losses] == [(COMMENT, 2, 2.0)]


def test_a_field_with_nothing_in_the_file_is_lost_whole() -> None:
    losses = list(screen((VALUE, 8), (COMMENT, "G")).losses({}, killed=2.0))

    assert [(loss.field, loss.keys) for loss in losses] == [(VALUE, 1), (COMMENT, 1)]


def test_the_key_being_handled_may_be_in_the_file_already() -> None:
    seen = screen((VALUE, 8), pressed=(VALUE, 9))

    assert list(seen.losses({VALUE: 9}, killed=1.0)) == []
    assert list(seen.losses({VALUE: 8}, killed=1.0)) == []


def test_a_change_where_nothing_was_typed_is_noticed() -> None:
    seen = screen((VALUE, 8))

    assert seen.strangers({}, {VALUE: 8, COMMENT: ""}) == []
    assert seen.strangers({}, {VALUE: 8, COMMENT: "?"}) == [COMMENT]
