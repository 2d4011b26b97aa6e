"""The new panel appears under its name once it is whole; whatever happens before leaves nothing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.reading_back import panel as panel_module
from evalapp.operations.records.reading_back.panel import read_back
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def out(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        export(workspace, tmp_path / "out")
    return tmp_path / "out"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_until_it_is_whole_nothing_has_its_name(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = names(tmp_path)

    def stopped(*_said: object) -> None:
        assert not (tmp_path / "new.evalpanel").exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(panel_module, "require_held", stopped)
    with pytest.raises(KeyboardInterrupt):
        read_back(tmp_path / "new.evalpanel", out)
    assert before == names(tmp_path)


def test_a_disk_that_knows_no_links_gets_it_too(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_paths: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    before = names(tmp_path)
    read_back(tmp_path / "new.evalpanel", out)
    assert before | {"new.evalpanel"} == names(tmp_path)
    with Workspace.open(tmp_path / "new.evalpanel") as made:
        assert 3 == len(made.view.applications())


@pytest.mark.parametrize("knows_links", [True, False])
def test_what_came_to_lie_there_meanwhile_stays(
    knows_links: bool, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require = panel_module.require_held

    def laid(*said: object) -> None:
        (tmp_path / "new.evalpanel").write_bytes(b"mine")
        require(*said)  # type: ignore[arg-type]

    def refused(*_paths: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(panel_module, "require_held", laid)
    if not knows_links:
        monkeypatch.setattr(os, "link", refused)
    with pytest.raises(KnownError, match="already exists"):
        read_back(tmp_path / "new.evalpanel", out)
    assert b"mine" == (tmp_path / "new.evalpanel").read_bytes()
    assert not [name for name in names(tmp_path) if name.endswith(".part")]


def test_what_a_kill_left_goes_at_the_next_try(out: Path, tmp_path: Path) -> None:
    left = tmp_path / ".new.evalpanel.0123456789ab.part"
    left.write_bytes(b"half")
    long_ago = time.time() - 10_000
    os.utime(left, (long_ago, long_ago))
    read_back(tmp_path / "new.evalpanel", out)
    assert not left.exists()


def test_a_folder_that_cannot_be_written_is_told(out: Path, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="“nowhere” is not there; make it first"):
        read_back(tmp_path / "nowhere" / "new.evalpanel", out)
