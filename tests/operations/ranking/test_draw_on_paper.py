"""What the report says of a draw."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from evalapp.operations.ranking.lot import DrawLot
from tests.operations.ranking.acts_by_hand import REASON
from tests.operations.ranking.decision_samples import (
    TIED,
    deliberating,
)
from tests.operations.ranking.printing import printed


def test_the_draw_can_be_repeated_from_paper(tmp_path: Path) -> None:
    seed = "it's 27 June; $HOME"
    with deliberating(tmp_path, TIED) as panel:
        panel.execute(DrawLot(seed="x"))
        panel.execute(DrawLot(seed=seed, reason=REASON))
        text = printed(panel)
        ranked = panel.view.history(action="draw-lot")

    assert "The lot was drawn 2 times; the last time on" in text
    assert f"Seed of the lot {seed}" in text
    assert all(REASON in each.summary for each in ranked[:1])
    commands = [line.split(" | sha256sum")[0] for line in text.split("printf ")[1:]]
    assert len(commands) == 3
    for command in commands:
        ran = subprocess.run(
            ["sh", "-c", f"printf {command} | sha256sum"], capture_output=True, text=True, check=True
        )
        assert ran.stdout.split()[0] in text


@pytest.mark.long
def test_before_a_draw_every_rule_stands_with_its_values(tmp_path: Path) -> None:
    with deliberating(tmp_path) as panel:
        waiting = printed(panel)
        panel.execute(DrawLot(seed="x"))
        drawn = printed(panel)

    for text in (waiting, drawn):
        assert "1. “Triple helix”" in text
        assert "2. “Young company”" in text
        assert "3. the panel’s own order" in text
        assert "no order given" in text
    assert "Place 1: A-1, A-2 and A-3" in waiting
    assert "A-1 4.00 · A-2 4.00 · A-3 4.00" in waiting
    assert "sha256sum" not in waiting
