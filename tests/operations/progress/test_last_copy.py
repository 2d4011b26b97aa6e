"""When the program last made a copy is told by the names that it gives itself, and by no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.operations.progress.copies import backup_words
from evalapp.store.backup import backups_of
from tests.samples import small_panel


def _copy(panel: Path, name: str) -> None:
    folder = panel.with_name(f"{panel.stem}-backups")
    folder.mkdir(exist_ok=True)
    (folder / f"{panel.stem} {name}.evalpanel").write_bytes(b"a copy")


def test_the_last_of_several_is_told(tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel").path
    assert "" == backup_words(panel)
    for name in ("2026-02-03 09.15.00", "2026-11-30 16.45.10", "2026-11-30 16.45.09 (2)"):
        _copy(panel, name)
    assert len(backups_of(panel)) == 3
    assert "on 30 November 2026, 16:45," in backup_words(panel)


@pytest.mark.parametrize(
    "name", ["of my own", "2026-02-30 09.15.00", "2026-11-30 16.45", "2026-11-30 16.45.10 (a)"]
)
def test_a_name_that_the_program_gives_to_none_tells_nothing(tmp_path: Path, name: str) -> None:
    panel = small_panel(tmp_path / "call.evalpanel").path
    _copy(panel, name)
    assert "" == backup_words(panel)
    _copy(panel, "2026-02-03 09.15.00")
    assert "on 3 February 2026, 09:15," in backup_words(panel)
