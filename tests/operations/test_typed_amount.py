"""Amounts that somebody types may have the unit that a column may have."""

from __future__ import annotations

import pytest

from evalapp.domain.errors import BadValue
from evalapp.operations.panel.editing.typed import read_application
from evalapp.operations.typed_amount import amount_said, is_probable, typed_amount


@pytest.mark.parametrize(
    ("text", "euro"),
    [("4.000.000", 4_000_000), ("1,5 M€", 1_500_000), ("4 mio", 4_000_000), ("150 k€", 150_000), ("M€ 1,5", 1_500_000),
     ("150 duizend", 150_000), ("€ 4 miljoen", 4_000_000), ("1,5", 1.5)],
)  # fmt: skip
def test_an_amount_is_in_euro_or_in_the_unit_that_it_says(text: str, euro: float) -> None:
    assert euro * 100 == typed_amount(text)


@pytest.mark.parametrize("text", ["", "5 kg", "1,5 M$", "3 of 4 miljoen", "0,000000001 M€"])
def test_what_is_no_amount_is_refused_and_shown_as_none(text: str) -> None:
    with pytest.raises(BadValue):
        typed_amount(text)
    assert "" == amount_said(text)


def test_what_is_written_as_we_write_it_needs_no_echo() -> None:
    said = amount_said("4000000")
    assert ("", said) == (amount_said(said), "€4,000,000")


@pytest.mark.parametrize("text", ["4.5E+05", "$ 450", "--"])
def test_what_is_wrong_with_a_typed_amount_speaks_of_no_column_cell_or_file(text: str) -> None:
    with pytest.raises(BadValue) as typed:
        typed_amount(text)
    (of_a_form,) = read_application({"requested_support": text}).wrong.values()
    assert str(typed.value) == of_a_form
    assert not any(word in of_a_form for word in ("column", "cell", "file"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234", True),
        ("€ 150,000", True),
        ("1.234", False),
        ("1,234.50", False),
        ("1,5 M€", False),
        ("1234", False),
    ],
)
def test_a_lone_comma_before_three_digits_is_read_as_probable_alone(text: str, expected: bool) -> None:
    assert expected is is_probable(text)
