"""A list of people taken in on its page once scoring began."""

from __future__ import annotations

from pathlib import Path

from ui.pages.jury.page import JuryPage


def take_in(page: JuryPage, path: Path | None = None) -> None:
    if path is not None:
        page.import_file(path)
    page.import_panel.reason.line.setText("Verbeterd.")
    page.import_panel.button.click()
