"""Names of sheets that every spreadsheet program accepts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.sheets.names import SheetNames, quoted


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("A-01", "A-01"),
        ("2015/01: [x]*?\\", "2015-01- -x-"),
        ("'quoted'", "quoted"),
        ("", "-"),
        ("'''", "-"),
        ("History", "History (2)"),
        ("x" * 40, "x" * 31),
        ("a\nb\tc", "a b c"),
    ],
)
def test_what_is_forbidden_is_left_out(wish: str, name: str) -> None:
    assert name == SheetNames().give(wish)


def test_names_that_differ_only_in_capitals_or_their_end_are_told_apart() -> None:
    names = SheetNames()
    wishes = ("a-1", "A-1", "A-1", "y" * 31, "y" * 32)
    assert ["a-1", "A-1 (2)", "A-1 (3)", "y" * 31, "y" * 27 + " (2)"] == [names.give(wish) for wish in wishes]


@settings(deadline=None, max_examples=80)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_every_name_can_be_given_to_a_sheet(wishes: list[str]) -> None:
    names = SheetNames()
    given_names = [names.give(wish) for wish in wishes]
    assert len(wishes) == len({name.casefold() for name in given_names})
    for name in given_names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_a_formula_doubles_the_apostrophe_of_a_name() -> None:
    assert "'d''Hondt'" == quoted("d'Hondt")
