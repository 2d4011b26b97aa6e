"""A work file out of which somebody took its juror: it still opens, so that it can be told what was done to it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from tests.operations.juror.round_samples import Round
from tools.forge.panels import without_guards


def _taken_out(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("DELETE FROM person WHERE role = 'juror'")


def test_it_opens_in_the_name_of_its_id_and_is_found(tmp_path: Path) -> None:
    with Round.scored(tmp_path) as round_:
        work = round_.work
    without_guards(work, _taken_out)
    with Workspace.open(work, read_only=True) as opened:
        assert opened.actor.name == opened.actor.id == opened.view.call().juror
    assert not prove_file(work).is_sound
