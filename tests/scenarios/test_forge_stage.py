"""What trials are played on is whole, also where playing it broke off before."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.demo.play import PANEL
from tools.forge import stage
from tools.forge.stage import Stage


def test_an_end_that_broke_off_is_played_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = Stage(tmp_path)
    begun.panel.parent.mkdir(exist_ok=True)
    begun.panel.write_text("begun", "utf-8")
    played = []

    def play(panel: Path) -> None:
        played.append(panel.read_text("utf-8"))
        panel.write_text("half", "utf-8")
        if len(played) == 1:
            raise RuntimeError("broke off")
        panel.write_text("ended", "utf-8")

    monkeypatch.setattr(stage, "play_to_the_end", play)
    with pytest.raises(RuntimeError, match="broke off"):
        _ = begun.ended
    assert begun.ended.read_text("utf-8") == "ended"
    assert begun.ended == tmp_path / "ended" / PANEL
    assert played == ["begun", "begun"]
