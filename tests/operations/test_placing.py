"""Where recorded files wait for their names, a file of somebody else leads nobody to another machine."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import quote

import pytest

from evalapp.operations.placing import ELSEWHERE, place
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

PART = ".J1.evalpack.0123456789ab.part"


@pytest.fixture
def away(tmp_path: Path) -> Path:
    """A folder of this machine in words that on Windows name one of another."""
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / PART).write_bytes(b"so")
    return Path(f"/{tmp_path / 'away'}")


@pytest.fixture
def path(away: Path, tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        row = (PART, quote(str(away)), "J1.evalpack", hashlib.sha256(b"so").hexdigest(), "J1")
        panel.file.conn.execute("INSERT INTO unplaced VALUES (?, ?, ?, ?, ?)", row)
    return tmp_path / "call.evalpanel"


def test_opening_looks_for_nothing_on_another_machine(path: Path, away: Path) -> None:
    with Workspace.open(path) as panel:
        assert any("is on another computer" in each for each in panel.heard)
        assert [ELSEWHERE] == [each.why for each in place(panel.file)]
    assert [PART] == [each.name for each in away.iterdir()]


def test_whoever_chooses_that_folder_is_led_there(path: Path, away: Path) -> None:
    with Workspace.open(path) as panel:
        assert () == place(panel.file, chosen=away)
    assert ["J1.evalpack"] == [each.name for each in away.iterdir()]
