from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from ui.singletons import SPARE


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_none_has_references_to_spare(qapp: QApplication) -> None:
    label = QLabel("x")
    for _n in range(20_000):
        label.setText("y")

    assert sys.getrefcount(None) > SPARE / 2
    label.deleteLater()
