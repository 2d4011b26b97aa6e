"""A workbook that no disk takes is told once: nothing of it complains as it goes."""

from __future__ import annotations

import errno
import gc
import io
from pathlib import Path

import pytest

from evalapp import files
from evalapp.domain.errors import KnownError
from evalapp.sheets.style import write_table


@pytest.mark.parametrize("room", [0, 100, 2_000, 4_000])
def test_it_leaves_nothing_open(room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Small(io.FileIO):
        def write(self, content: object) -> int:
            if self.tell() + len(bytes(content)) > room:  # type: ignore[call-overload]
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().write(content)  # type: ignore[arg-type]

    def opened(handle: int, mode: str) -> Small:
        return Small(handle, mode)

    dropped: list[object] = []
    monkeypatch.setattr(files.os, "fdopen", opened)
    monkeypatch.setattr("sys.unraisablehook", dropped.append)
    with pytest.raises(KnownError, match="no room left"):
        write_table(tmp_path / "h.xlsx", "History", ("a", "b"), [(str(n), "x" * n) for n in range(500)])
    gc.collect()
    assert ([], []) == (dropped, list(tmp_path.iterdir()))
