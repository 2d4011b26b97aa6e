from __future__ import annotations

from pathlib import Path

import pytest

from ui.places import told


def test_a_file_at_home_is_told_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert told(tmp_path / "scores" / "a.evalreturn") == str(Path("~/scores/a.evalreturn"))


def test_a_file_elsewhere_is_told_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert told(tmp_path / "a.evalreturn") == str(tmp_path / "a.evalreturn")
