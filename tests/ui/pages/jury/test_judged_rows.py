"""Who assesses what, in a row."""

from __future__ import annotations

import pytest

from ui.pages.jury.rows import JudgedRow, judged_columns


@pytest.mark.parametrize(
    ("is_out", "shown"), [(True, ("inadmissible", "")), (False, ("nobody", "attention"))]
)
def test_nobody_is_missed_for_what_is_inadmissible(is_out: bool, shown: tuple[str, str]) -> None:
    row = JudgedRow(number="A-1", title="", jurors=(), barred=(), is_out=is_out)
    cell = judged_columns()[2].cell(row)
    assert shown == (cell.text, cell.badge)
