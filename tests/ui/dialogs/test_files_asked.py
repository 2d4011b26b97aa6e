"""A dialog opens where files of its kind were last asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.samples import SECRETARY, small_panel
from ui.dialogs.files import FilesAsked

if TYPE_CHECKING:
    from ui.window.frame import MainWindow


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Where each dialog opened; what is chosen lies in the folder “tables”."""
    folders: list[str] = []
    (tmp_path / "tables").mkdir()
    chosen = str(tmp_path / "tables" / "a.xlsx")

    def answer(found: object) -> object:
        def ask(_parent: object, _title: str, folder: str, *_known: str) -> object:
            folders.append(folder)
            return found

        return staticmethod(ask)

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer(([chosen], "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer((chosen, "")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer((chosen, "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer(str(tmp_path / "tables")))
    return folders


def test_each_kind_of_dialog_goes_back_to_its_folder_and_begins_beside_the_panel(
    window: MainWindow, tmp_path: Path, opened: list[str]
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    session = window.page().session
    beside, tables = str(tmp_path), str(tmp_path / "tables")
    for kind in ("applications", "jury"):
        asked = FilesAsked(session=session, kind=kind)
        assert [tmp_path / "tables" / "a.xlsx"] == asked.several(window, "T")
        asked.one(window, "T")
        asked.place(window, "T", "list.csv")
        assert tmp_path / "tables" == asked.whole(window, "T")
    assert opened == [beside, tables, f"{tables}/list.csv", tables] * 2
    (tmp_path / "tables").rmdir()
    assert tmp_path == FilesAsked(session=session, kind="jury").folder  # the other one is gone


def test_a_dialog_that_nobody_answered_changes_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", staticmethod(lambda *_given: ([], "")))
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    session = window.page().session
    assert [] == FilesAsked(session=session, kind="merge").several(window, "T")
    assert session.settings.folder_for("merge") is None


def test_importing_applications_asks_in_the_folder_of_the_last_import(
    window: MainWindow, tmp_path: Path, opened: list[str]
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    window.start(panel)
    for _time in range(2):
        window.show_page("applications")
        window.page().choose_files()  # type: ignore[attr-defined]
    assert opened == [str(tmp_path), str(tmp_path / "tables")]
