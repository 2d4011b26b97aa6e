from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from evalapp.domain.writing.by_column import made_by_column, made_by_row


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    name: str
    count: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    count: int

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(self.count)


def test_each_is_what_its_constructor_makes() -> None:
    made = made_by_column(Named, 2, {"name": ("a", "b"), "count": [1, 2]})
    assert made == [Named(name="a", count=1), Named(name="b", count=2)]
    assert hash(made[0]) == hash(Named(name="a", count=1))
    assert replace(made[1], name="c") == Named(name="c", count=2)


def test_nothing_is_left_to_a_default() -> None:
    with pytest.raises(ValueError, match="count"):
        made_by_column(Named, 1, {"name": ["a"]})


def test_a_field_that_it_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="size"):
        made_by_column(Named, 1, {"name": ["a"], "count": [1], "size": [1]})


def test_a_column_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="1 of 2 count"):
        made_by_column(Named, 2, {"name": ["a", "b"], "count": [1]})


def test_what_checks_itself_is_not_made_past_its_check() -> None:
    with pytest.raises(ValueError, match="Checked"):
        made_by_column(Checked, 1, {"count": [-1]})


def test_none_of_nothing() -> None:
    assert made_by_column(Named, 0, {"name": [], "count": []}) == []


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    name: str
    size: int = 7
    items: dict[str, str] = field(default_factory=dict)


def test_rows_leave_the_other_fields_as_by_default() -> None:
    made = made_by_row(Listing, ("size", "name"), [(1, "a"), (2, "b")])
    assert made == [Listing(name="a", size=1), Listing(name="b", size=2)]
    assert made[0].items is not made[1].items
    assert made_by_row(Listing, ("name",), [("c",)]) == [Listing(name="c")]


def test_rows_without_a_field_that_has_no_default_are_refused() -> None:
    with pytest.raises(ValueError, match="name"):
        made_by_row(Listing, ("size",), [(1,)])


def test_rows_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        made_by_row(Listing, ("name", "size"), [("a",)])
    with pytest.raises(ValueError, match="zip"):
        made_by_row(Listing, ("name", "size"), [("a", 1), ("b",)])


def test_no_rows_make_nothing() -> None:
    assert made_by_row(Listing, ("name",), []) == []
