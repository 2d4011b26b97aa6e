"""Rows carried out together must be those that would have been one by one, and hashed alike."""

from __future__ import annotations

from evalapp.store.history.journal import lines_of
from evalapp.store.history.proving.added import Added

_ROWS = [("tag", f'["{n}"]', None, f'{{"id":"{n}"}}') for n in range(3)]


def test_rows_of_one_table_that_were_not_there_are_added() -> None:
    added, state = Added.of(_ROWS), {"tag": {'["9"]': '{"id":"9"}'}}
    assert added is not None

    assert added.put_into(state)
    assert state == {"tag": {'["9"]': '{"id":"9"}', **{key: image for _table, key, _before, image in _ROWS}}}


def test_they_are_hashed_as_any_rows_are() -> None:
    added = Added.of(_ROWS)
    assert added is not None
    assert added.lines() == lines_of(_ROWS)


def test_another_table_a_change_or_a_removal_is_looked_at_row_by_row() -> None:
    for other in (
        ("juror", '["x"]', None, "{}"),
        ("tag", '["x"]', "{}", '{"id":"x"}'),
        ("tag", '["x"]', "{}", None),
        ("tag", '["x"]', None, None),
    ):
        assert Added.of([*_ROWS, other]) is None


def test_a_row_that_is_there_already_or_comes_twice_is_not_put_in() -> None:
    added, twice = Added.of(_ROWS), Added.of([*_ROWS, _ROWS[0]])
    assert added is not None
    assert twice is not None
    state = {"tag": {_ROWS[0][1]: "{}"}}
    empty: dict[str, dict[str, str]] = {"tag": {}}

    assert not added.put_into(state)
    assert not twice.put_into(empty)
    assert state == {"tag": {_ROWS[0][1]: "{}"}}
    assert empty == {"tag": {}}
