"""The strip under the segmented control."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from evalapp.domain.scheme.model import Scale
from tests.ui.widgets.strip.strip_samples import HALF
from ui.widgets.strip.yardstick import YardstickStrip

SCALE = Scale(id="half", lowest=Fraction(0), highest=Fraction(5), step=HALF)


def test_my_other_scores_on_a_criterion_are_said_in_words(qtbot: QtBot) -> None:
    strip = YardstickStrip(SCALE, [8, 7, 8, 8], 8)
    qtbot.addWidget(strip)

    assert strip.accessibleName() == "My other scores here: 1 × 3.5, 3 × 4"


def test_without_other_scores_the_strip_is_blank_and_as_high(qtbot: QtBot) -> None:
    strip = YardstickStrip(SCALE, [8], None)
    qtbot.addWidget(strip)
    height = strip.sizeHint().height()

    strip.set_scores([], None)

    assert (strip.words(), strip.sizeHint().height()) == ("", height)


@pytest.mark.parametrize("count", [1, 5, 40])
def test_other_scores_are_drawn_under_their_segment(qtbot: QtBot, count: int) -> None:
    strip = YardstickStrip(SCALE, [8] * count, None)
    qtbot.addWidget(strip)
    strip.resize(440, 14)
    image = strip.grab().toImage()
    blank = image.pixelColor(0, 0)

    drawn = [x for x in range(440) for y in range(14) if image.pixelColor(x, y) != blank]

    assert min(drawn) >= 8 * 40
    assert max(drawn) <= 9 * 40
