from __future__ import annotations

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import (
    decimal_text,
    ended_once,
    parse_amount,
    parse_decimal,
    rounded_text,
    shorten,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,5", Fraction(7, 2)),
        ("3.5", Fraction(7, 2)),
        (" 4 ", Fraction(4)),
        ("\u00a04\u202f", Fraction(4)),
        ("+4", Fraction(4)),
        ("-0,25", Fraction(-1, 4)),
        ("0.1", Fraction(1, 10)),
        ("007", Fraction(7)),
    ],
)
def test_a_decimal_is_read_exactly_in_either_notation(text: str, expected: Fraction) -> None:
    assert expected == parse_decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "٤",
        "４",
        "½",
        "4²",
        "1.000,5",
        "1 000",
        ".5",
        "5.",
        "1e3",
        "1_0",
        "nan",
        "inf",
        "--4",
        "9" * 31,
    ],
)
def test_what_is_not_surely_a_decimal_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="is not a number"):
        parse_decimal(text)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("150000", 150_000_00),
        ("€ 150.000", 150_000_00),
        ("€150.000", 150_000_00),
        ("150.000 €", 150_000_00),
        ("EUR 150.000", 150_000_00),
        ("150000 eur", 150_000_00),
        ("150.000,50", 150_000_50),
        ("150,000.50", 150_000_50),
        ("150000,5", 150_000_50),
        ("150000.50", 150_000_50),
        ("150 000", 150_000_00),
        ("150\u00a0000,50", 150_000_50),
        ("1\u202f234\u202f567", 1_234_567_00),
        ("1'234'567.89", 1_234_567_89),
        ("1’000", 1_000_00),
        ("1.234.567", 1_234_567_00),
        ("1,234,567", 1_234_567_00),
        ("1.234", 1_234_00),
        ("1,234", 1_234_00),
        ("12,34", 12_34),
        ("0,5", 50),
        ("0", 0),
        ("-12,50", -12_50),
        ("-€ 12,50", -12_50),
        ("€ -12,50", -12_50),
        ("−€\u00a012", -12_00),
        ("999999999999999", 999_999_999_999_999_00),
    ],
)
def test_an_amount_is_read_in_every_usual_notation(text: str, cents: int) -> None:
    assert cents == parse_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "€",
        "abc",
        "10 20",
        "1 2",
        "12 34 567",
        "1€50",
        "1.23.456",
        "1,23,456.00",
        "1.234,567",
        "1.234,56,7",
        "0.123",
        "12.3456",
        ".5",
        "5.",
        "-€ -5",
        "٤",
        "1000000000000000",
    ],
)
def test_an_amount_that_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="is not an amount"):
        parse_amount(text)


@given(st.integers(-(10**12), 10**12), st.integers(0, 12))
def test_a_decimal_fraction_survives_being_written_and_read(numerator: int, places: int) -> None:
    value = Fraction(numerator, 10**places)
    assert value == parse_decimal(decimal_text(value))


@given(st.integers(-(10**14), 10**14))
def test_an_amount_survives_being_written_and_read(cents: int) -> None:
    text = decimal_text(Fraction(cents, 100))
    assert cents == parse_amount(text + "0" if text[-2:-1] == "." else text)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("2.675", 2, "2.68"),
        ("0.125", 2, "0.13"),
        ("4.5", 0, "5"),
        ("2.5", 0, "3"),
        ("-2.675", 2, "-2.67"),
        ("-4.5", 0, "-4"),
        ("-0.5", 0, "0"),
        ("-0.005", 2, "0.00"),
        ("-0.0051", 2, "-0.01"),
        ("-1.5", 0, "-1"),
        ("-0.004", 2, "0.00"),
        ("0.994", 2, "0.99"),
        ("0.995", 2, "1.00"),
        ("3.5", 2, "3.50"),
        ("0.05", 1, "0.1"),
    ],
)
def test_rounding_is_half_up_towards_more_below_zero_too(value: str, decimals: int, expected: str) -> None:
    assert expected == rounded_text(Fraction(value), decimals)


@given(st.fractions(), st.integers(0, 6))
def test_a_rounded_number_is_never_further_away_than_half_a_unit(value: Fraction, decimals: int) -> None:
    distance = abs(Fraction(rounded_text(value, decimals)) - value)
    assert distance <= Fraction(1, 2 * 10**decimals)


def test_a_fraction_without_end_is_cut_after_the_decimals_asked_for() -> None:
    assert "0.333333" == decimal_text(Fraction(1, 3), 6)


def test_a_long_or_many_lined_text_is_shown_on_one_short_line() -> None:
    shown = shorten("a\n" * 1_000)
    assert (60, False, "…") == (len(shown), "\n" in shown, shown[-1])


@pytest.mark.parametrize("decimals", range(5))
def test_rounding_is_half_up_towards_more_to_the_last_digit(decimals: int) -> None:
    for numerator in range(-401, 402):
        for denominator in (1, 2, 3, 7, 8, 200, 10**6):
            value = Fraction(numerator, denominator)
            units = floor(value * 10**decimals + Fraction(1, 2))
            shown = rounded_text(value, decimals)
            assert (Fraction(units, 10**decimals), not units) == (Fraction(shown), not shown.strip("0."))
            assert decimals == len(shown.partition(".")[2])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Not recorded yet: A-01, Comp.. Record it.", "Not recorded yet: A-01, Comp. Record it."),
        ("It is of Acme Inc..", "It is of Acme Inc."),
        ("Longer than shown….", "Longer than shown…"),
        ("Wait... Then go on.", "Wait... Then go on."),
        ("In ../panels", "In ../panels"),
        ("Not met: “Comp.”. So no place.", "Not met: “Comp.” So no place."),
        ("Said “so…”. And on.", "Said “so…”. And on."),
    ],
)
def test_a_sentence_ends_once(text: str, said: str) -> None:
    assert said == ended_once(text)
