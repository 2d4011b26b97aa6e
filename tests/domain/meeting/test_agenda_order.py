from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalapp.domain.meeting.order import fewest_moves, moves

LEAVING = {"A-2": {"J1"}, "A-10": {"J1", "J2"}, "A-4": {"J3"}}


def test_those_for_whom_nobody_leaves_come_first_and_who_is_outside_stays_outside() -> None:
    assert fewest_moves(["A-10", "A-1", "A-2", "A-3", "A-4"], LEAVING) == ["A-1", "A-3", "A-2", "A-10", "A-4"]


def test_a_move_is_somebody_going_out_or_coming_back() -> None:
    assert moves(["A-1", "A-2", "A-1"], LEAVING) == 2
    assert moves(["A-2", "A-10"], LEAVING) == 1 + 1 + 2
    assert moves([], LEAVING) == 0


@pytest.mark.long
@given(
    st.lists(st.integers(1, 30).map(lambda n: f"A-{n}"), unique=True, max_size=12).flatmap(
        lambda numbers: st.tuples(
            st.permutations(numbers),
            st.dictionaries(
                st.sampled_from(numbers or ["A-1"]), st.frozensets(st.sampled_from("abc"), max_size=3)
            ),
        )
    )
)
def test_every_application_once_and_the_same_whatever_order_they_come_in(
    case: tuple[list[str], dict[str, frozenset[str]]],
) -> None:
    numbers, leaving = case
    found = fewest_moves(numbers, leaving)
    assert sorted(found) == sorted(numbers)
    assert found == fewest_moves(sorted(numbers), leaving)
