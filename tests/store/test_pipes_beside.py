"""A pipe with the name of what SQLite keeps beside a file, or of a back-up, is waited for by nobody."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backups_of
from evalapp.store.earlier import backup_with
from tests.samples import small_panel

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="it has no pipes with the name of a file"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    small_panel(tmp_path / "call.evalpanel").close()
    return tmp_path / "call.evalpanel"


@pytest.mark.parametrize("which", ["-journal", "-wal", "-shm"])
def test_a_pipe_beside_it_is_named(path: Path, which: str) -> None:
    os.mkfifo(f"{path}{which}")
    with pytest.raises(UnreadableFile, match=f"call.evalpanel{which}"):
        Workspace.open(path)
    assert any(f"call.evalpanel{which}" in each.text for each in prove_file(path).findings)


def test_a_pipe_is_no_back_up(path: Path) -> None:
    folder = path.with_name("call-backups")
    folder.mkdir()
    os.mkfifo(folder / "call 2026-11-27 10.00.00.evalpanel")
    assert () == backups_of(path)
    assert backup_with(path, "0" * 64, call="") is None
