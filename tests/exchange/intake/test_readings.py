"""Rows of a part of a table that are read together give what each gives by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalapp.domain.intake import APPLICATIONS
from evalapp.exchange.intake import row_reader
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.row_reader import Reading, RowReader
from evalapp.sheets.sheet import Row, Sheet

_NAMES = ("number", "title", "organisation", "acronym", "email", "requested_support", "start", "submitted_at")
_CELLS = (
    ("A-1", "A-2", "A-3", "", "idem", "mrt-16"),
    ("Slimme haven", "Café 1", "", "in te vullen", " spatie"),
    ("Haven 1 vzw", "Coöperatie 12 vzw", "n.v.t."),
    ("ACR1", "ACR2", "geen", "ACR "),
    ("an@voorbeeld.be", "bo@voorbeeld.be", "an", ""),
    ("150000", "2000", "1.500", "0150", "k", ""),
    ("2016-07-01", "01/07/2016", "later", ""),
    ("2016-06-01T10:05", "2016-06-02T11:15", "1/6/2016 9:00", ""),
)
usual = st.tuples(*(st.sampled_from(each[:2]) for each in _CELLS))
odd = st.tuples(*(st.sampled_from(each) for each in _CELLS))
rows = st.lists(st.one_of(usual, usual, odd, odd.map(lambda texts: texts[:6])), min_size=1, max_size=12)


def _reader(texts: list[tuple[str, ...]]) -> tuple[RowReader, tuple[Row, ...]]:
    made = tuple(Row(n, each) for n, each in enumerate(texts, start=2))
    sheet = Sheet(file="a.csv", name="a", header=_NAMES, rows=made)
    headings = {name: Heading(name=name, position=n, text=name) for n, name in enumerate(_NAMES)}
    return RowReader(APPLICATIONS, sheet, headings, {}), made


def _one_by_one(texts: list[tuple[str, ...]]) -> tuple[list[Reading], list[str]]:
    reader, made = _reader(texts)
    return [reader.read(row) for row in made], [each.id for each in reader.questions]


@pytest.mark.long
@pytest.mark.parametrize("at_once", [1, 3, 4_096])
@given(texts=rows)
def test_each_row_is_read_as_by_itself(at_once: int, texts: list[tuple[str, ...]]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(row_reader, "AT_ONCE", at_once)
        reader, made = _reader(texts)
        found = list(reader.readings(made))

    assert (found, [each.id for each in reader.questions]) == _one_by_one(texts)


def test_rows_with_but_text_are_not_looked_at_cell_by_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a table of 100,000 would take a tenth longer."""
    texts = [tuple(each[n % 2] for each in _CELLS) for n in range(10)]
    reader, made = _reader(texts)
    expected, _questions = _one_by_one(texts)
    monkeypatch.setattr(reader, "_one_by_one", None)

    assert list(reader.readings(made)) == expected


def test_a_table_without_a_column_of_ours_has_rows_all_the_same() -> None:
    sheet = Sheet(file="a.csv", name="a", header=("x",), rows=(Row(2, ("1",)), Row(3, ("2",))))

    assert list(RowReader(APPLICATIONS, sheet, {}, {}).readings(sheet.rows)) == [Reading(), Reading()]
