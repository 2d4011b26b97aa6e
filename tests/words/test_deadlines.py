"""A deadline as a field shows it and takes it in."""

from __future__ import annotations

import pytest

from evalapp.domain.times import read_deadline
from evalapp.words.formats import deadline_field


@pytest.mark.parametrize("text", ["18/12/2015 17:00", "01/07/2016 00:00"])
def test_a_deadline_reads_back_as_it_was_written(text: str) -> None:
    assert text == deadline_field(read_deadline(text))


@pytest.mark.parametrize(
    "time", ["17.00", "17:00", "17u00", "17u", "17.00 uur", "17 uur", "om 17.00 uur", "17:00u"]
)
def test_every_spelling_of_a_time_is_read(time: str) -> None:
    assert "18/12/2015 17:00" == deadline_field(read_deadline(f"18/12/2015 {time}"))
