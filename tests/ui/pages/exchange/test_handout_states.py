"""How far each juror is stands beside their pack, whoever changed it."""

from __future__ import annotations

from pathlib import Path

from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.scores import SetScore
from tests.samples import SECRETARY, small_panel
from ui.pages.exchange.page import ExchangePage
from ui.window.frame import MainWindow


def states(page: ExchangePage) -> list[str]:
    model = page.handout.table.rows_model
    state = len(model.columns) - 1
    return [model.columns[state].cell(row).text for row in model.rows]


def test_a_juror_is_followed_from_pack_to_last_score(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("exchange", "hand-out")
    page = window.page()
    assert isinstance(page, ExchangePage)
    seen = [states(page)]
    hand_out(panel, tmp_path / "packs", jurors=["J1"])
    seen.append(states(page))
    for criterion in ("helix", "sme"):
        panel.execute(SetScore(juror="J1", application="A-1", criterion=criterion, value=6))
        seen.append(states(page))
    assert seen == [
        ["not handed out", "not handed out"],
        ["handed out", "not handed out"],
        ["partly in", "not handed out"],
        ["complete", "not handed out"],
    ]
