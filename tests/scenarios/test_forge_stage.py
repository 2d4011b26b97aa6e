"""What trials are played on is whole, also where playing it broke off before."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.demo.play import PANEL
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from tools.forge import ended
from tools.forge.stage import Stage


def test_an_end_that_broke_off_is_played_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = Stage(tmp_path)
    small_panel(begun.panel).close()
    for name in ("tie", "meet", "close"):
        monkeypatch.setattr(ended, name, lambda _panel: None)
    played: list[Path] = []

    def play(panel: Workspace) -> None:
        played.append(panel.path)
        if len(played) == 1:
            raise RuntimeError("broke off")

    monkeypatch.setattr(ended, "decide", play)
    with pytest.raises(RuntimeError, match="broke off"):
        _ = begun.ended
    assert not (tmp_path / "ended").exists()
    assert begun.ended == tmp_path / "ended" / PANEL
    assert begun.ended.exists()
    assert [each.parent.name for each in played] == ["ended-begun", "ended-begun"]
