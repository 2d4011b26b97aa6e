"""A glance at a file that somebody takes at that moment."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.juror.glance import Found, Glance, glance_at
from evalapp.operations.juror.opening import open_pack
from evalapp.store.file import PanelFile
from tests.samples import small_panel


@pytest.fixture
def work(tmp_path: Path) -> Path:
    pack: HandedPack
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = next(each for each in hand_out(panel, tmp_path / "packs").packs if each.juror == "J1")
    with open_pack(pack.path, pack.code) as workspace:
        return workspace.path


def glance_while_taken(path: Path, before: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Glance, bool]:
    """What is seen where another program locks the file before that statement, and whether it came so far."""
    look_into = PanelFile.look_into
    statements = 0
    with closing(sqlite3.connect(path, isolation_level=None)) as other:

        def lock(_sql: str) -> None:
            nonlocal statements
            statements += 1
            if statements == before:
                other.execute("BEGIN EXCLUSIVE")

        def look_and_lose(path: Path) -> PanelFile:
            file = look_into(path)
            file.conn.set_trace_callback(lock)
            return file

        with monkeypatch.context() as patched:
            patched.setattr(PanelFile, "look_into", look_and_lose)
            seen = glance_at(path)
    return seen, statements >= before


def test_a_file_that_is_taken_during_the_glance_is_one_in_use(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for statement in range(1, 100):
        seen, was_taken = glance_while_taken(work, statement, monkeypatch)
        if not was_taken:
            break
        assert (statement, seen.found) == (statement, Found.IN_USE)

    assert statement > 5
    assert seen.found is Found.WORK
