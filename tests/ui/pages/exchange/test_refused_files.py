"""Why a file is refused is read whole, and in the ink of a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.operations.exchange.handout import hand_out
from tests.samples import small_panel
from tests.ui.pages.exchange.test_secretary_merge import exchange, returned
from ui.pages.exchange.merge_rows import merge_columns
from ui.window.frame import MainWindow


@pytest.mark.long
def test_the_reason_of_a_refused_file_stands_whole_beneath_the_table(
    window: MainWindow, tmp_path: Path
) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=2)
    good = returned(hand_out(panel, tmp_path / "packs"), "J1", "laptop", 6, tmp_path)
    bad = tmp_path / "bad.evalreturn"
    bad.write_bytes(good.read_bytes()[:200])
    page = exchange(window, panel)
    page.open_at([bad, good])

    refused = page.merging.refused
    assert refused.text() == f"bad.evalreturn: {page.merging.plan.files[0].reason}"
    assert (refused.property("tone"), refused.wordWrap(), refused.isVisible()) == ("bad", True, True)
    changes = [column.cell for column in merge_columns()][3]
    assert ["bad", "text"] == [changes(row).tone for row in page.merging.table.rows_model.rows]
