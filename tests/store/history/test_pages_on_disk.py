"""A page that another program writes is seen, whatever it leaves of the times and the size of the file."""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.scores import SetComment
from evalapp.operations.workspace import Workspace
from evalapp.store import on_disk
from tests.samples import SECRETARY, changed_call, small_panel

WORDS = "Said in so many words."
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there the file is locked against it")


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as found:
        yield found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel", applications=1) as panel:
        panel.actor = SECRETARY
        panel.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment=WORDS))
    return tmp_path / "call.evalpanel"


def in_memory(path: Path, stack: ExitStack) -> tuple[mmap.mmap, int]:
    """A mapping with the page of those words written to already, for which no other time is noted then."""
    memory = stack.enter_context(mmap.mmap(stack.enter_context(path.open("r+b")).fileno(), 0))
    at = memory.find(WORDS.encode())
    memory[at : at + 1] = memory[at : at + 1]
    return memory, at


def test_who_writes_by_way_of_the_memory_is_seen_before_the_next_act(path: Path, stack: ExitStack) -> None:
    memory, at = in_memory(path, stack)
    panel = stack.enter_context(Workspace.open(path))
    panel.verdict.require()
    times = path.stat()
    memory[at : at + 4] = b"Told"
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    panel.file.on_disk._mark = panel.file.on_disk._now()  # where the system tells nothing
    with pytest.raises(KnownError, match="altered outside Evalapp"):
        panel.execute(changed_call(title="Another"))


def test_what_we_write_ourselves_is_not_taken_for_anothers(path: Path) -> None:
    with Workspace.open(path) as panel:
        panel.actor = SECRETARY
        panel.verdict.require()
        for title in ("One", "Two"):
            panel.execute(changed_call(title=title))
            assert (False, False) == (panel.file.on_disk.is_touched, panel.file.on_disk.is_otherwise)


def test_who_types_has_no_page_read_and_the_next_act_reads_them_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(path) as panel:
        panel.actor = SECRETARY
        panel.verdict.require()
        read: list[None] = []
        monkeypatch.setattr(on_disk, "read_anew", lambda _conn: read.append(None))
        panel.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment="One."))
        panel.undo()
        assert [] == read
        assert panel.file.on_disk.is_otherwise
        panel.execute(changed_call(title="Another"))
        assert read
        assert not panel.file.on_disk.is_otherwise


def test_of_a_large_file_the_times_alone_are_looked_at(
    path: Path, stack: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_disk, "MOST_PAGES", 1000)
    memory, at = in_memory(path, stack)
    panel = stack.enter_context(Workspace.open(path))
    panel.verdict.require()
    memory[at : at + 4] = b"Told"
    assert not panel.file.on_disk.is_otherwise
