from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.settings import ReadingPlace, Settings


@pytest.mark.long
def test_places_are_remembered_for_a_bounded_number_of_documents(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for number in range(260):
        settings.leave_at(f"{number:064x}", ReadingPlace(page=number, share=0.5, zoom=1.25))

    again = Settings(tmp_path / "settings.json")
    assert ReadingPlace() == again.place_in(f"{59:064x}")
    assert ReadingPlace(page=60, share=0.5, zoom=1.25) == again.place_in(f"{60:064x}")


@pytest.mark.parametrize(
    "kept", ["x", [1], [-1, 0, "width"], [1, "a", "width"], [1, 0.5, "sideways"], [1e9, 0, "page"], None]
)
def test_a_place_that_cannot_be_understood_is_the_beginning(tmp_path: Path, kept: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"places": {"a": kept}}))

    assert ReadingPlace() == Settings(path).place_in("a")
