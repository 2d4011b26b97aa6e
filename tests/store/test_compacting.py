"""What was removed is gone from the file, also where a kill came between its compacting and its cutting."""

from __future__ import annotations

from pathlib import Path

from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

_TRACE = b"What the dossier said. "


def test_pages_that_a_kill_left_behind_the_end_go_at_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write((_TRACE * 200)[:4096] * 11)
    assert not prove_file(path).is_sound
    Workspace.open(path).close()
    assert _TRACE not in path.read_bytes()
    assert path.stat().st_size <= size
    assert prove_file(path).is_sound
