"""Attaching through the window: every file that is not kept is named beside the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.samples import SECRETARY, small_panel
from ui.pages.applications.page import ApplicationsPage
from ui.window.frame import MainWindow


@pytest.mark.long
def test_the_good_files_are_kept_and_the_bad_ones_named(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / name for name in ("plan.pdf", "leeg.pdf", "start.sh")]
    for path, content in zip(paths, (b"%PDF", b"", b"#!/bin/sh")):
        path.write_bytes(content)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([str(each) for each in paths], ""))
    panel = small_panel(tmp_path / "call.evalpanel")
    window.start(panel)
    window.show_page("applications")
    card = window.page().card  # type: ignore[union-attr]
    card.attach_button.click()
    assert ["plan.pdf"] == [each.name for each in panel.view.dossier("A-1").attachments]
    assert card.refused.isVisible()
    empty, script = card.refused.text().splitlines()
    assert ("“leeg.pdf” is empty", "“start.sh” is not kept") == (empty[:19], script[:22])
    assert "1 file kept with A-1." == window.messages.text.text()


@pytest.mark.long
def test_a_bad_file_alone_is_listed_as_what_it_is(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the number of a row, which it has not, and without advice for rows."""
    path = tmp_path / "leeg.pdf"
    path.touch()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([str(path)], ""))
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("applications")
    page = window.page()
    assert isinstance(page, ApplicationsPage)
    page.card.attach_button.click()
    assert page.card.refused.isVisible()
    page.importing.work_list_button.click()
    looked = page.import_panel
    (row,) = looked.table.rows_model.rows
    assert "–" == looked.table.rows_model.columns[0].cell(row).text
    assert "Take “leeg.pdf” off the list" == looked.one_button.text()
    assert looked._heading.text().startswith("Files that could not be attached: attach a good one")
    assert "when one of its name is attached" in looked.promise.text()
