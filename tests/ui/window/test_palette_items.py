"""What the palette finds where somebody looks for what does not exist."""

from __future__ import annotations

from pathlib import Path

from tests.samples import small_panel
from ui.dialogs.palette import Palette
from ui.window.frame import MainWindow


def test_who_would_remove_an_application_finds_what_is_possible(window: MainWindow, tmp_path: Path) -> None:
    window.start(small_panel(tmp_path / "call.evalpanel"))
    window.show_palette()
    palette = window.findChildren(Palette)[0]
    palette.field.setText("remove appl")
    (item,) = palette._model.rows
    assert "Remove an application: declare it inadmissible, or undo its import" == item.text
    palette._take()
    assert "applications" == window.page_id
