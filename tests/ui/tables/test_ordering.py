"""The order of what declares none."""

from __future__ import annotations

import pytest

from evalapp.domain.texts import in_language
from ui.tables.cells import Cell, Column
from ui.tables.ordering import number_said, sorted_by, values_of


def test_rows_that_are_alike_keep_their_order_both_ways() -> None:
    rows = ["b1", "a1", "b2", "a2"]
    ways = [sorted_by([row[0] for row in rows], rows, is_descending=down) for down in (False, True)]

    assert ways == [["a1", "a2", "b1", "b2"], ["b1", "b2", "a1", "a2"]]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nl", "€ 150.000", "150000"),
        ("nl", "12,5 %", "12.5"),
        ("en", "€1,234.50", "1234.50"),
        ("nl", "−€ 3", "-3"),
        ("nl", "A-2", "None"),
        ("nl", "2–3", "None"),
        ("nl", "1,2,3", "None"),
        ("nl", "", "None"),
    ],
)
def test_numbers_are_read_as_they_are_written(language: str, text: str, value: str) -> None:
    with in_language(language):
        assert str(number_said(text)) == value


def test_places_that_are_shared_stand_among_the_others() -> None:
    column: Column[str] = Column(head="#", cell=lambda row: Cell(text=row))
    rows = ["10", "2–3", "1", "4"]

    assert sorted_by(values_of(column, rows), rows, is_descending=False) == ["1", "2–3", "4", "10"]
