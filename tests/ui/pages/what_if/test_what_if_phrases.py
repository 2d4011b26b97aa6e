"""What what-if says of those who are out of sight."""

from __future__ import annotations

import pytest

from ui.pages.what_if.words import below_words


@pytest.mark.parametrize(
    ("enters", "leaves", "expected"),
    [
        (2, 0, "17 applications more · 2 enter"),
        (0, 2, "17 applications more · 2 leave"),
        (1, 1, "17 applications more · 1 enters · 1 leaves"),
        (0, 0, "17 applications more · none of them crosses the line"),
    ],
)
def test_who_crosses_out_of_sight_is_told_with_the_way_it_goes(
    enters: int, leaves: int, expected: str
) -> None:
    assert below_words(17, enters, leaves, 0) == expected
