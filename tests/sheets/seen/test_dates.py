"""What the format of a date shows of it."""

from __future__ import annotations

import pytest

from evalapp.sheets.seen.dates import date_shown, hides_year
from evalapp.sheets.shown import DATE, Kind, Shown


@pytest.mark.parametrize(
    "number_format",
    [
        "General", "dd/mm/yyyy", "mm-dd-yy", "yyyy-mm-dd h:mm", "[$-413]dddd d mmmm yyyy;@", "d mmm yy", "yyyymmdd",
        'd" de "mmmm" de "yyyy', 'dd/mm/yyyy hh"u"mm', "m/d/yy h:mm AM/PM", "dd\\.mm\\.yyyy", "dd/mm/yyyy h:mm:ss.000",
    ],
)  # fmt: skip
def test_the_whole_date_is_shown(number_format: str) -> None:
    assert (DATE, None) == date_shown(number_format)


@pytest.mark.parametrize(
    ("number_format", "is_without_year"),
    [("mmm-yy", False), ("[$-413]mmmm", False), ("yyyy", False), ("dd/mm", True), ("dddd d mmmm", True)],
)
def test_a_part_of_the_date_is_shown(number_format: str, is_without_year: bool) -> None:
    assert (Shown(Kind.DATE, number_format), None) == date_shown(number_format)
    assert is_without_year is hides_year(number_format)


@pytest.mark.parametrize("number_format", ["hh:mm", "dddd", "h:mm AM/PM", "mm:ss", "[$-413]dddd;@"])
def test_a_weekday_or_an_hour_is_no_date(number_format: str) -> None:
    altered = date_shown(number_format)[1]
    assert altered is not None
    assert "not the date it holds, 2016-03-15" in altered.reason("2016-03-15")


@pytest.mark.parametrize(
    ("number_format", "words"),
    [('"ca. "dd/mm/yyyy', "ca."), ('"for "yyyy', "for"), ('dd/mm/yyyy "(?)"', "(?)"), ("dd/mm/yyyy\\?", "?")],
)
def test_words_beside_a_date_are_no_part_of_it(number_format: str, words: str) -> None:
    altered = date_shown(number_format)[1]
    assert altered is not None
    assert f"shows “{words}” beside the date" in altered.reason("2016-03-15")
