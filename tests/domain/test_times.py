"""One reader of days and times, for files and for what is typed."""

from __future__ import annotations

from datetime import date, time

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.times import is_day_and_year, read_deadline, read_time


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10/06/15", "in two digits (15); write all four, as 10/06/2015"),
        ("10.6.98 14:05", "in two digits (98); write all four, as 10.6.1998"),
        ("27/06/2016 2:05 PM", "counts the hours to twelve (PM); write them to twenty-four, as 14:05"),
        ("27/06/2016 12.30 a.m.", "counts the hours to twelve (AM); write them to twenty-four, as 00:30"),
        ("27/06/2016 13:05 pm", "is not a time; write it as 27/06/2016 14:05"),
        ("10/06/151", "is not a date; write it as 27/06/2016"),
        ("31/09/2026", "does not exist: that month has 30 days; correct the date"),
        ("2026-04-31 10:00", "does not exist: that month has 30 days; correct the date"),
        ("30/02/2028", "does not exist: that month has 29 days; correct the date"),
        ("29 februari 2026", "does not exist: that month has 28 days; correct the date"),
        ("1/9/1026", "lies in the year 1026, which cannot be"),
        ("september 2026", "names no day; write the whole date, as 27/06/2016"),
        ("2026", "names no day; write the whole date, as 27/06/2016"),
        ("45/45/2026", "is not a date; write it as 27/06/2016"),
        ("2/9/2026 25:00", "the hours run from 0 to 23"),
        ("2/9/2026 14u75", "the minutes from 0 to 59"),
        ("2/9/2026 24:00", "midnight is 00:00 of the next day"),
        ("1/9/2026 - 1/9/2028", "gives two dates; write the one that is meant"),
    ],
)
def test_what_is_not_certain_is_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(BadValue) as refused:
        read_time(text)
    assert said in str(refused.value)


@pytest.mark.parametrize("text", ["18/12/2015 17u", "2015-12-18T16:00Z", "18-12-2015 om 17.00 uur"])
def test_a_deadline_is_a_moment_in_belgium(text: str) -> None:
    assert "2015-12-18T16:00:00+00:00" == read_deadline(text)


def test_a_deadline_without_an_hour_is_the_end_of_its_day() -> None:
    assert ("2015-12-18T22:59:59+00:00", "") == (read_deadline("18/12/2015"), read_deadline(" "))


@pytest.mark.parametrize(
    "text",
    [
        "14 september 2025",
        "14 sept. 2025",
        "14-sep-2025",
        "14e september 2025",
        "zondag 14 september 2025",
        "zo. 14/09/2025",
        "14th of September 2025",
        "September 14, 2025",
        "Sunday, September 14th, 2025",
    ],
)
def test_a_month_by_its_dutch_or_english_name_is_read(text: str) -> None:
    assert (date(2025, 9, 14), None) == read_time(text)


def test_a_time_stands_beside_a_month_by_its_name() -> None:
    assert (date(2025, 3, 1), time(16, 45)) == read_time("1 maart 2025 om 16.45 uur")


@pytest.mark.parametrize("text", ["14 smarch 2025", "14 september 25"])
def test_what_is_no_day_by_its_name_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="is not a date"):
        read_time(text)


def test_a_day_that_is_another_day_of_the_week_is_refused() -> None:
    with pytest.raises(BadValue, match="another day of the week"):
        read_time("maandag 14 september 2025")


@pytest.mark.parametrize(
    ("text", "said"),
    [("27/03/2016 02:30", "no time that there was"), ("30/10/2016 02:30", "comes twice that night")],
)
def test_a_deadline_in_the_hour_that_summer_time_takes_or_gives_is_refused(text: str, said: str) -> None:
    with pytest.raises(BadValue, match=said):
        read_deadline(text)
    assert "2016-10-30T01:30:00+00:00" == read_deadline("30/10/2016 02:30 CET")


@pytest.mark.parametrize("zone", ["+14:99", "+15:00", "-23:00"])
def test_a_zone_that_is_none_is_refused(zone: str) -> None:
    with pytest.raises(BadValue, match="is not a time"):
        read_time(f"27/06/2016 14:05 {zone}")


def test_what_is_no_deadline_is_told_with_its_time() -> None:
    with pytest.raises(BadValue, match=r"write it as 27/06/2016 17:00 or 2016-06-27T17:00"):
        read_deadline("next week")


@pytest.mark.parametrize(
    ("text", "by_day", "by_month"),
    [
        ("01/19/2016", False, True),
        ("01/19/16", False, True),
        ("1/19/16 2:05 PM", False, True),
        ("Tue 01/19/2016", False, True),
        ("vr. 15/01/16", True, False),
        ("Fri 03/04/2016", False, True),
        ("03/04/16", True, True),
        ("01/32/2016", False, False),
        ("19/13/16", False, False),
        ("2016-01-19", False, False),
        ("1/19-16", False, False),
    ],
)
def test_the_orders_in_which_a_text_starts_with_a_day(text: str, by_day: bool, by_month: bool) -> None:
    assert (by_day, by_month) == tuple(is_day_and_year(text, is_month_first=each) for each in (False, True))


@pytest.mark.parametrize(
    "text",
    ["2016-06-03T09:12", "2016-06-03T09:12:59", "2016-02-29T00:00", "2016-10-30T02:30", "1999-12-31T23:59"],
)
def test_a_moment_as_programs_write_it_is_read_as_the_same_with_a_space(text: str) -> None:
    assert read_time(text) == read_time(text.replace("T", " "))


@pytest.mark.parametrize(
    "text", ["2015-02-29T09:12", "2016-06-03T24:12", "0016-06-03T09:12", "2016-13-03T09:12"]
)
def test_what_is_wrong_with_a_moment_as_programs_write_it_is_said_as_of_the_same_with_a_space(
    text: str,
) -> None:
    said = []
    for each in (text, text.replace("T", " ")):
        with pytest.raises(BadValue) as refused:
            read_time(each)
        said.append(str(refused.value).replace(each, "…"))
    assert said[0] == said[1]
