"""Where a scale has no room beside each other for all its values, they go on in a further row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.model import Scale
from tests.ui.widgets.score.test_segments import HALVES, TWENTY, WORDS, segments
from ui.look import theme
from ui.look.style_sheet import LEAST_TARGET
from ui.widgets.score.segments import HEIGHT


@pytest.mark.parametrize("scale", [HALVES, TWENTY, WORDS])
@pytest.mark.parametrize("width", [120, 288, 372, 496, 900])
def test_every_value_is_wide_enough_to_press_and_lies_within(qtbot: QtBot, scale: Scale, width: int) -> None:
    field = segments(qtbot, scale)
    field.resize(width, field.height())
    rects = [field.rect_of(steps) for steps in scale.allowed_steps]

    assert min(each.width() for each in rects) >= LEAST_TARGET
    assert field.height() == field.rows * theme.pixels(HEIGHT)
    assert all(each.right() <= width + 0.01 and each.bottom() <= field.height() for each in rects)
    assert not [(a, b) for n, a in enumerate(rects) for b in rects[n + 1 :] if a.center() == b.center()]


@pytest.mark.parametrize("steps", [0, 10, 11, 20])
def test_a_click_in_any_row_chooses_what_is_under_it(qtbot: QtBot, steps: int) -> None:
    field = segments(qtbot, TWENTY)
    field.resize(372, field.height())
    assert 2 == field.rows
    chosen: list[int] = []
    field.chosen.connect(chosen.append)

    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.rect_of(steps).center().toPoint())

    assert [steps] == chosen


def test_with_room_all_values_stand_in_one_row(qtbot: QtBot) -> None:
    field = segments(qtbot, TWENTY)
    field.resize(field.wished_width, field.height())
    assert 1 == field.rows
