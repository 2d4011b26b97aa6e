"""Indexes and statistics that another program left in a file keep nobody out, and are not relied on."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.operations.at_opening import aids_taken_away
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backups_of
from evalapp.store.file import PanelFile
from evalapp.store.history.journal import images
from evalapp.store.history.verify import verify
from evalapp.store.schema import FORMAT
from tests.samples import small_panel

DATA = Path(__file__).parents[1] / "data"
LEFT = [
    "ANALYZE",
    "CREATE INDEX by_title ON application (title)",
    'CREATE INDEX "odd ""name" ON score (lower(comment)) WHERE value > 3',
]
NAMES = ("by_title", 'odd "name', "sqlite_stat1")


@pytest.fixture(params=[*range(1, FORMAT), FORMAT])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "call.evalpanel"
    if request.param == FORMAT:
        small_panel(path).close()
    else:
        shutil.copy(DATA / f"format-{request.param}.evalpanel", path)
    return path


def leave(path: Path, *statements: str) -> None:
    conn = sqlite3.connect(path)
    for statement in statements:
        conn.execute(statement)
    conn.commit()
    conn.close()


def names(path: Path) -> set[str]:
    conn = sqlite3.connect(path)
    found = {name for (name,) in conn.execute("SELECT name FROM sqlite_master")}
    conn.close()
    return found


def content(path: Path) -> dict[tuple[str, str], str]:
    with PanelFile.open(path, read_only=True) as file:
        return images(file)


@pytest.mark.long
def test_they_go_after_a_back_up_and_nothing_else_does(path: Path) -> None:
    before = content(path)
    leave(path, *LEFT)
    with PanelFile.open(path) as file:
        assert (NAMES, before, True) == (file.taken_away, images(file), verify(file).is_whole)
    assert set() == names(path) & set(NAMES)
    assert set(NAMES) <= names(backups_of(path)[0])
    with PanelFile.open(path) as file:
        assert () == file.taken_away


def test_a_reader_leaves_them_in_the_file_and_does_not_read_by_them(path: Path) -> None:
    leave(path, *LEFT)
    before = path.read_bytes()
    with PanelFile.open(path, read_only=True) as file:
        assert NAMES == file.taken_away
        assert set() == {name for (name,) in file.rows("SELECT name FROM sqlite_master")} & set(NAMES)
        with pytest.raises(sqlite3.OperationalError):
            file.conn.execute("DELETE FROM blob")
    assert (before, ()) == (path.read_bytes(), backups_of(path))


def test_a_table_of_somebody_else_is_still_refused_and_the_file_left_alone(path: Path) -> None:
    leave(path, *LEFT, "CREATE TABLE mine (a)")
    before = path.read_bytes()
    with pytest.raises(UnreadableFile, match="does not have the tables"):
        PanelFile.open(path)
    assert (before, ()) == (path.read_bytes(), backups_of(path))


def test_who_opens_the_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    leave(path, *LEFT)
    with Workspace.open(path, read_only=True) as workspace:
        told = aids_taken_away(workspace.file)
        assert "3 indexes or tables of statistics of another program are not used: by_title" in told
        assert "taken out" not in told
    with Workspace.open(path) as workspace:
        assert "taken out of the file, after a back-up" in aids_taken_away(workspace.file)
    with Workspace.open(path) as workspace:
        assert "" == aids_taken_away(workspace.file)
