"""A dialog that looks into the folder of the open file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.samples import small_panel
from tests.store.test_holding import opened_elsewhere


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere closing a handle takes no lock along")
def test_nobody_is_let_in_once_the_dialog_has_looked_at_the_file(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    with small_panel(path):
        dialog = QFileDialog(directory=str(tmp_path))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.show()
        for _turn in range(20):
            QApplication.processEvents()
        dialog.close()
        dialog.deleteLater()
        assert "FileInUse" == opened_elsewhere(path, "write")
