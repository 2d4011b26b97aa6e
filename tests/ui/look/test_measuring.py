"""What is measured once must follow the theme and the size of the text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from ui.look import measuring, theme


@pytest.mark.parametrize("role", theme.TYPE)
def test_a_width_is_that_of_the_font(qapp: QApplication, role: str) -> None:
    theme.apply(qapp, "light")

    assert measuring.width("€ 150.000", role) == QFontMetricsF(theme.font(role)).horizontalAdvance(
        "€ 150.000"
    )


def test_larger_text_is_measured_anew(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    small = measuring.width("Slimme haven", "table")
    room = small + 1
    try:
        theme.apply(qapp, "light", text_scale=1.3)

        assert measuring.width("Slimme haven", "table") > small * 1.2
        assert measuring.elided("Slimme haven", "table", room).endswith("…")
        assert measuring.metrics("table").ascent() == QFontMetricsF(theme.font("table")).ascent()
    finally:
        theme.apply(qapp, "light")

    assert measuring.elided("Slimme haven", "table", room) == "Slimme haven"
