"""Numbers of applications in the order in which people count."""

from __future__ import annotations

import pytest

from evalapp.domain.order import number_key, pair_key, place_key, sorted_by_number


@pytest.mark.parametrize(
    "ordered",
    [
        ["A-1", "A-2", "A-10"],
        ["A-001", "A-2", "A-010", "A-11"],
        ["2015/9", "2015/10", "2016/1"],
        ["A", "A-1", "B-1"],
        ["A-" + "9" * 40, "A-1" + "0" * 40],
    ],
)
def test_digits_count_as_numbers(ordered: list[str]) -> None:
    mixed = ordered[::-1]
    assert ordered == sorted(mixed, key=number_key)
    assert ordered == sorted_by_number(mixed, str)


def test_two_that_read_alike_keep_one_order() -> None:
    assert ["A-1", "A-01"] != sorted(["A-1", "A-01"], key=number_key) == ["A-01", "A-1"]


def test_what_is_about_the_same_application_stays_in_its_order() -> None:
    rows = [("A-10", "b"), ("A-2", "z"), ("A-2", "a")]
    assert sorted_by_number(rows, lambda row: row[0]) == [("A-2", "z"), ("A-2", "a"), ("A-10", "b")]


def test_a_pair_goes_by_juror_and_a_place_by_application() -> None:
    assert sorted([("J10", "A-1"), ("J2", "A-10"), ("J2", "A-2")], key=pair_key) == [
        ("J2", "A-2"),
        ("J2", "A-10"),
        ("J10", "A-1"),
    ]
    assert sorted([("A-10", "helix"), ("A-2", "sme"), ("A-2", "helix")], key=place_key) == [
        ("A-2", "helix"),
        ("A-2", "sme"),
        ("A-10", "helix"),
    ]
