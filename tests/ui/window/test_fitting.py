"""The first time the window is no larger than the screen has room for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from ui.window.fitting import first_size


@pytest.mark.parametrize(
    ("available", "size"),
    [
        ((2560, 1400), (1440, 900)),
        ((1366, 728), (1366, 688)),
        ((1440, 900), (1440, 860)),
    ],
)
def test_it_fits(available: tuple[int, int], size: tuple[int, int]) -> None:
    assert first_size(QSize(1440, 900), QSize(*available)) == QSize(*size)
