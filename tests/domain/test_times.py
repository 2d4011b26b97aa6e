"""One reader of days and times, for files and for what is typed."""

from __future__ import annotations

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.times import read_deadline, read_time


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10/06/15", "in two digits (15); write all four, as 10/06/2015"),
        ("10.6.98 14:05", "in two digits (98); write all four, as 10.6.1998"),
        ("27/06/2016 2:05 PM", "counts the hours to twelve (PM); write them to twenty-four, as 14:05"),
        ("27/06/2016 12.30 a.m.", "counts the hours to twelve (AM); write them to twenty-four, as 00:30"),
        ("27/06/2016 13:05 pm", "is not a time; write it as 27/06/2016 14:05"),
        ("10/06/151", "is not a date; write it as 27/06/2016"),
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
    assert ("2015-12-18T22:59:00+00:00", "") == (read_deadline("18/12/2015"), read_deadline(" "))
