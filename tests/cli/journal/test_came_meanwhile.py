"""A file that comes to lie at a name while a command works, by another program or another one of ours, is not lost."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from evalapp import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Played, Run

_STAGE = files.stage_with


@pytest.mark.parametrize(
    ("words", "name", "is_there"),
    [
        (("report", "register"), "r.pdf", False),
        (("report", "register"), "r.pdf", True),
        (("report", "evaluations"), "each", False),
        (("report", "evaluations"), "each", True),
        (("history",), "h.pdf", False),
        (("history",), "h.pdf", True),
        (("history",), "h.xlsx", False),
        (("history",), "h.csv", False),
        (("refused",), "w.csv", False),
        (("refused",), "w.csv", True),
    ],
)
def test_it_stays(
    run: Run,
    merged: Played,
    words: tuple[str, ...],
    name: str,
    is_there: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command, *more = words
    come: list[Path] = []

    def stage(path: Path, write: Callable[[IO[bytes]], object], **how: int) -> files.Staged:
        staged = _STAGE(path, write, **how)
        path.write_bytes(b"of another program")
        come.append(path)
        return staged

    if is_there:
        assert run(command, merged.panel, *more, "-o", merged.folder / name).status == 0
    monkeypatch.setattr(files, "stage_with", stage)
    ran = run(command, merged.panel, *more, "-o", merged.folder / name)
    (path,) = come
    assert (2, b"of another program") == (ran.status, path.read_bytes())
    assert f"“{path.name}” already exists; choose another name or folder, nothing was overwritten." in ran.err
