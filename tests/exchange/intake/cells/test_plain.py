"""What is read in one step must be what its reader gives, of every text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS
from evalapp.exchange.intake.cells.plain import plain_amount
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.how import How
from evalapp.exchange.intake.remarks import Sort
from evalapp.exchange.intake.values import Noted, says_nothing
from evalapp.sheets.sheet import Cell

PLAIN = [
    (kind, name)
    for kind in (APPLICATIONS, PARTNERS, BUDGET)
    for name, field in FIELDS[kind].items()
    if How().plain(field) is not None
]
_WORDS = (
    "A-001", "IBN-2016-01", "mrt-16", "jan-2016", "zie-1", "see A-1", "ingetrokken", "ingetrokken-1", "(withdrawn)",
    "n.v.t.", "nihil", "geen", "tbd", "idem", "totaal", "TOTAAL-1", "voorbeeld-1", "xxx", "0", "000", "x-0", "1-2",
    "2,01601E+05", "café", "cafe\u0301", "a\u200bb", "#REF!", "12:30", "An  Peeters", " spatie ", "tab\t1", "a@b.be",
    "a@b", "mailto:a@b.be", "An <a@b.be>", "150000", "150.000", "007", "1e5", "٣",
    "Dit is een lange titel van meer dan 40 tekens",
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(_WORDS),
    st.text(max_size=60),
    st.from_regex(r"[A-Za-z]{0,5}-?[0-9]{0,4}(-[0-9]{1,3})?", fullmatch=True),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join),
)

usual = st.sampled_from(("ACR1", "Slimme haven", "An Peeters", "150000", "150", "x@y.be", "een tekst van 1 "))


def _read(kind: str, name: str, text: str) -> Any:
    """None where the reader refuses it, or says something of it."""
    field = FIELDS[kind][name]
    if not field.needed and says_nothing(text.strip()):
        return None
    try:
        found = How().reader(field)(Cell(text))
    except BadValue:
        return None
    return None if isinstance(found, Noted) else found


def test_the_columns_that_most_cells_stand_in_have_one() -> None:
    assert {"number", "title", "organisation", "email", "requested_support"} <= {
        name for _kind, name in PLAIN
    }


@pytest.mark.long
@pytest.mark.parametrize(("kind", "name"), PLAIN)
@given(text=texts)
def test_it_is_what_the_reader_gives_or_nothing(kind: str, name: str, text: str) -> None:
    plain = How().plain(FIELDS[kind][name])
    assert plain is not None

    found = plain.one(text) if text else None

    assert found is None or found == _read(kind, name, text)


@pytest.mark.long
@pytest.mark.parametrize(("kind", "name"), PLAIN)
@given(column=st.lists(st.one_of(texts, usual), min_size=1, max_size=4))
def test_a_column_is_what_its_texts_are_one_by_one(kind: str, name: str, column: list[str]) -> None:
    plain = How().plain(FIELDS[kind][name])
    assert plain is not None

    assert list(plain.column(column)) == [plain.one(text) for text in column]


@pytest.mark.parametrize(
    ("name", "column", "expected"),
    [
        ("acronym", ["ACR1", "ACR2"], ["ACR1", "ACR2"]),
        ("acronym", ["ACR1", "ACR "], None),
        ("acronym", ["ACR1", "geen"], None),
        ("acronym", ["ACR1", ""], None),
        ("acronym", ["ACR1", " ACR2"], None),
        ("summary", ["Zonder cijfer op het einde" * 4], ["Zonder cijfer op het einde" * 4]),
        ("title", ["Slimme haven", "cafe\u0301 van morgen"], None),
        ("title", ["Slimme haven", "a" * 1_001], None),
        ("title", ["Slimme haven", "idem"], None),
        ("title", ["Slimme haven ", "Cafés van morgen"], ["Slimme haven", "Cafés van morgen"]),
        ("requested_support", ["150", "2000"], [15_000, 200_000]),
        ("requested_support", ["150", "0200"], None),
        ("requested_support", ["150", ""], None),
        ("requested_support", ["150", "1234567890"], None),
        ("requested_support", ["150", "٣"], None),
        ("requested_support", ["150", "1.500"], None),
    ],
)  # fmt: skip
def test_a_column_is_read_at_once_where_nothing_in_it_stands_out(
    name: str, column: list[str], expected: list[object] | None
) -> None:
    plain = How().plain(FIELDS[APPLICATIONS][name])
    assert plain is not None

    assert plain.several(column) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("number", "IBN-2016-01"),
        ("title", "Slimme haven van Antwerpen"),
        ("organisation", "Coöperatie 12 vzw"),
        ("acronym", "ACR12"),
        ("email", "an.peeters@voorbeeld.be"),
    ],
)
def test_what_is_usual_is_read_in_one_step(name: str, text: str) -> None:
    plain = How().plain(FIELDS[APPLICATIONS][name])
    assert plain is not None
    assert plain.one(text) == text


@pytest.mark.parametrize(("unit", "cents"), [(1, 15_000_000), (1_000, 15_000_000_000)])
def test_an_amount_is_in_its_unit(unit: int, cents: int) -> None:
    assert plain_amount(unit).one("150000") == cents
    assert (
        plain_amount(unit).one("150.000")
        is plain_amount(unit).one("0150")
        is plain_amount(unit).one("-5")
        is None
    )


@pytest.mark.parametrize("number", ["mrt-16", "ingetrokken-1", "zie-1", "voorbeeld-2", "A-1/A-2", "A-1-"])
def test_a_number_that_may_be_none_is_looked_at(number: str) -> None:
    plain = How().plain(FIELDS[APPLICATIONS]["number"])
    assert plain is not None
    assert plain.one(number) is None


def test_days_and_years_have_none() -> None:
    assert not [
        name for kind, name in PLAIN if FIELDS[kind][name].sort in (Sort.DAY, Sort.MOMENT, Sort.YEARS)
    ]
