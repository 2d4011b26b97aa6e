"""An estimated and a supposed spread beside each other say which they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.pages.lenses.lens_pages import differing, lenses
from ui.window.frame import MainWindow


@pytest.mark.long
def test_an_estimated_and_a_supposed_spread_say_which_they_are(window: MainWindow, tmp_path: Path) -> None:
    page = lenses(window, differing(tmp_path))
    page.open_at("severity")
    page.reckon()
    facts = page.severity.facts
    assert [name for name, _figure in facts.figures[2:5]] == [
        "Estimated spread, jurors",
        "Supposed spread, jurors",
        "Spread of a single score",
    ]
    assert "“If all were equally strict” goes by the one that was supposed beforehand" in facts.note.text()
