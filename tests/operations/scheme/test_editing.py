"""Each edit gives another scheme that can be written and read again, or says why not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.faults import SchemeError
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.operations.scheme.editing import (
    add_criterion,
    add_group,
    moved,
    read_threshold,
    text_of,
    with_criterion,
    without,
)
from evalapp.operations.scheme.example import example_lines
from tests.samples import SCHEME


def ids(text: str) -> list[list[str]]:
    return [[each.id for each in group.criteria] for group in parse_scheme(text).groups]


def test_groups_and_criteria_come_move_and_go() -> None:
    scheme, group = add_group(parse_scheme(SCHEME))
    scheme, criterion = add_criterion(scheme, group)
    assert ids(text_of(scheme)) == [["helix", "sme"], ["criterion-1", "criterion-2"]]
    scheme = moved(scheme, "criterion", "sme", 1)
    assert ids(text_of(scheme)) == [["helix"], ["sme", "criterion-1", "criterion-2"]]
    scheme = moved(scheme, "group", "all", 1)
    assert ids(text_of(scheme)) == [["sme", "criterion-1", "criterion-2"], ["helix"]]
    assert moved(scheme, "group", "all", 1) == scheme
    scheme = without(scheme, "criterion", criterion)
    assert ids(text_of(scheme)) == [["sme", "criterion-1"], ["helix"]]
    assert ids(text_of(moved(scheme, "criterion", "criterion-1", 1))) == [["sme"], ["criterion-1", "helix"]]


def test_a_new_group_is_on_the_scale_of_the_criterion_before_it() -> None:
    scheme = parse_scheme(SCHEME)
    whole = replace(scheme.criterion("sme").scale, id="whole", step=Fraction(1))
    scheme, group = add_group(with_criterion(scheme, "sme", scale=whole))
    (criterion,) = scheme.group(group).criteria
    assert whole == criterion.scale


def test_what_something_hangs_on_does_not_go() -> None:
    scheme = parse_scheme(SCHEME)
    with pytest.raises(BadValue, match="tie-break rule"):
        without(scheme, "criterion", "helix")
    with pytest.raises(BadValue, match="at least one group"):
        without(scheme, "group", "all")
    with pytest.raises(BadValue, match="only criterion"):
        without(without(scheme, "criterion", "sme"), "criterion", "helix")


def test_a_scheme_that_nobody_could_use_is_not_written() -> None:
    with pytest.raises(SchemeError, match="more than 0"):
        text_of(with_criterion(parse_scheme(SCHEME), "helix", weight=Fraction(0)))


def test_thresholds_are_points_or_shares() -> None:
    assert read_threshold(" ") is None
    assert str(read_threshold("50 %")) == "50%"
    assert read_threshold("3,5") == read_threshold("3.5")
    with pytest.raises(BadValue):
        read_threshold("much")


def test_the_example_is_reckoned_as_the_ranking_does() -> None:
    scheme = parse_scheme(SCHEME)
    assert example_lines(scheme, {"helix": 9, "sme": 6}) == ["(4.5 × 2 + 3 × 1) : 3 = 4.00"]
    strict = with_criterion(scheme, "helix", threshold=read_threshold("3"))
    missed, reached = ("does not reach the threshold of 3", "reaches the threshold of 3")
    assert missed in example_lines(strict, {"helix": 5})[1]
    assert reached in example_lines(strict, {"helix": 6})[1]


@pytest.mark.parametrize(
    ("better", "line"),
    [
        ("higher", "(3.5 × 2 + 3.5 × 1) : 3 = 3.50"),
        ("lower", "(1.5 × 2 + 1.5 × 1) : 3 = 1.50"),
    ],
)
def test_where_nothing_is_given_the_example_has_fairly_good_values(better: str, line: str) -> None:
    scheme = parse_scheme(SCHEME.replace('step = "0.5"', f'step = "0.5"\nbetter = "{better}"'))
    assert [line] == example_lines(scheme, {})
