"""A file of text is read without what workbooks need: that is 16 MB beside 100,000 applications."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import small_panel

ROOT = Path(__file__).parents[2]


@pytest.mark.long
def test_a_csv_is_imported_without_the_libraries_of_workbooks(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        path = panel.path
    table = tmp_path / "list.csv"
    table.write_text("number;title;organisation\nB-1;One;Org\n", "utf-8")
    code = (
        "import sys; from evalapp.cli import main; "
        f"status = main(['import', {str(path)!r}, {str(table)!r}]); "
        "print(status, sorted({'openpyxl', 'python_calamine', 'pandas'} & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ("0 []", "") == (answer.stdout.splitlines()[-1], answer.stderr)
