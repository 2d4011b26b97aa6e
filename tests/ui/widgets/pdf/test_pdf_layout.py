from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.pdf.layout import GAP, LEAST_ZOOM, MOST_ZOOM, Zoom, lay_out, stepped

A4 = (595.0, 842.0)
ROOM = (560, 700)
DPI = 72.0

points = st.lists(st.tuples(st.floats(1, 3000), st.floats(1, 3000)), min_size=1, max_size=40)
zooms = st.one_of(
    st.sampled_from([Zoom(fit="width"), Zoom(fit="page")]),
    st.builds(lambda factor: Zoom(fit="", factor=factor), st.floats(0.1, 10)),
)


def test_pages_stand_below_each_other_with_a_gap() -> None:
    layout = lay_out([A4, A4], Zoom(fit="", factor=1.0), ROOM, DPI)

    assert [(595, 842), (595, 842)] == layout.sizes
    assert [GAP, GAP + 842 + GAP] == list(layout.tops)
    assert 2 * 842 + 3 * GAP == layout.height


def test_a_page_is_as_wide_as_the_room_whatever_its_own_size() -> None:
    layout = lay_out([A4, (842.0, 595.0)], Zoom(fit="width"), ROOM, DPI)

    assert [ROOM[0] - 2 * GAP] * 2 == [width for width, _height in layout.sizes]


def test_a_whole_page_fits_in_both_directions() -> None:
    layout = lay_out([A4, (1000.0, 100.0)], Zoom(fit="page"), ROOM, DPI)

    assert ROOM[1] - 2 * GAP == layout.sizes[0][1]
    assert ROOM[0] - 2 * GAP == layout.sizes[1][0]


@given(points, zooms)
def test_where_a_page_begins_is_where_it_is_found(sizes: list[tuple[float, float]], zoom: Zoom) -> None:
    layout = lay_out(sizes, zoom, ROOM, DPI)

    for page, top in enumerate(layout.tops):
        assert (page, 0.0) == layout.place_at(top)
        assert top == layout.y_of(page, 0.0)


@given(points, zooms, st.floats(0, 1))
def test_what_is_shown_covers_the_window_and_nothing_else(
    sizes: list[tuple[float, float]], zoom: Zoom, where: float
) -> None:
    layout = lay_out(sizes, zoom, ROOM, DPI)
    y = where * layout.height

    expected = [
        page
        for page, (top, (_width, height)) in enumerate(zip(layout.tops, layout.sizes, strict=True))
        if top <= y + ROOM[1] - 1 and top + height > y
    ]

    assert expected == list(layout.shown(y, ROOM[1]))


@pytest.mark.parametrize(("factor", "expected"), [(1.0, 1.1), (1.05, 1.1), (3.9, 4.0), (4.0, MOST_ZOOM)])
def test_larger_is_the_next_step(factor: float, expected: float) -> None:
    assert expected == stepped(factor, 1)


@pytest.mark.parametrize(("factor", "expected"), [(1.0, 0.9), (1.05, 1.0), (0.26, 0.25), (0.25, LEAST_ZOOM)])
def test_smaller_is_the_step_before(factor: float, expected: float) -> None:
    assert expected == stepped(factor, -1)


def test_the_page_at_hand_is_the_first_that_shows_a_good_part() -> None:
    layout = lay_out([A4] * 3, Zoom(fit="", factor=1.0), ROOM, DPI)

    assert 0 == layout.page_at_hand(layout.tops[0] + 400, 700)
    assert 1 == layout.page_at_hand(layout.tops[1] - 100, 700)
    assert 2 == layout.page_at_hand(layout.tops[2] + 841, 700)
