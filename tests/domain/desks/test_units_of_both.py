"""A unit of two copies is a row, or a list of rows, also where the list has one."""

from __future__ import annotations

import pytest

from evalapp.domain.desks.together import Three, Unit


def _unit(*keys: tuple[str, ...], columns: tuple[str, ...] = ()) -> Unit:
    rows = tuple(
        Three(place=("score", key), base=None, ours={"value": 5, "at": "x"}, theirs=None) for key in keys
    )
    return Unit(table="score", key=("J-01", "A-1"), rows=rows, columns=columns)


@pytest.mark.parametrize(
    ("keys", "ours", "theirs"),
    [
        ([("J-01", "A-1")], {"value": 5, "at": "x"}, None),
        ([("J-01", "A-1", "plan")], [{"value": 5, "at": "x"}], []),
        ([("J-01", "A-1", "plan"), ("J-01", "A-1", "sme")], [{"value": 5, "at": "x"}] * 2, []),
    ],
)
def test_a_list_of_one_row_is_a_list(keys: list[tuple[str, ...]], ours: object, theirs: object) -> None:
    unit = _unit(*keys)
    assert (ours, theirs) == (unit.ours, unit.theirs)


def test_of_columns_only_those_are_said() -> None:
    unit = _unit(("J-01", "A-1"), columns=("value",))
    assert ({"value": 5}, "score/J-01/A-1/value") == (unit.ours, unit.id)
