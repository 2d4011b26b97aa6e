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


@pytest.mark.long
def test_it_stands_there_alone_as_long_as_it_does(window: MainWindow, tmp_path: Path) -> None:
    files = [tmp_path / f"bad{n}.evalreturn" for n in range(8)]
    for n, path in enumerate(files):
        path.write_bytes(b"no return, number %d" % n)
    page = exchange(window, small_panel(tmp_path / "call.evalpanel", applications=2))
    page.open_at(files)
    merging = page.merging
    assert merging.plan is not None
    reason = merging.plan.files[0].reason

    table = merging.table
    changes = [column.cell for column in merge_columns()][3]
    seen = [changes(row) for row in table.rows_model.rows]
    assert {("nothing", reason, f"nothing: {reason}")} == {
        (each.text, each.tip, each.spoken) for each in seen
    }
    in_card = []
    for position in range(8):
        table.choose(position)
        card = merging.file_card
        in_card.append(card.isVisible() and reason in card._text.text())
    assert [False] * 6 + [True] * 2 == in_card
    assert reason in merging.refused.text()
