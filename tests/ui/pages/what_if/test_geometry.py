"""Where rows and line stand; of thousands only what is in sight is looked at."""

from __future__ import annotations

from ui.pages.what_if.geometry import Geometry


def geometry(**changed: object) -> Geometry:
    values = {"rows": 5_000, "lines": (10, 12), "width": 900, "height": 600, "y": 0} | changed
    return Geometry(**values)  # type: ignore[arg-type]


def test_only_what_is_in_sight_is_among_the_rows_to_paint() -> None:
    for y in (0, 90_000, geometry().whole - 570):
        found = geometry(y=y)
        assert 15 <= len(found.shown(1)) <= 18
    assert geometry(y=geometry().whole - 570).shown(0).stop == 5_000


def test_rows_below_the_line_make_room_for_it_on_their_own_side() -> None:
    found = geometry()
    assert found.top(0, 10) - found.top(0, 9) == found.row + found.band
    assert found.top(1, 10) - found.top(1, 9) == found.row
    assert found.line_top(0) == found.top(0, 9) + found.row


def test_a_point_on_the_line_or_in_the_head_is_no_row() -> None:
    found = geometry()
    line = found.line_top(0)
    assert line is not None
    assert found.row_at(0, line + 3) is None
    assert found.row_at(0, 3) is None
    assert found.row_at(0, found.head + 3) == 0


def test_what_is_seen_ends_with_the_last_whole_row() -> None:
    found = geometry(rows=40, lines=(None, None), height=30 + 10 * 36 + 20)
    assert found.seen == 10
    assert geometry(rows=3, lines=(None, None)).seen == 3
