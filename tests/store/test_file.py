from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from evalapp.domain.errors import FileInUse, KnownError, UnreadableFile
from evalapp.operations.juror.glance import Found, glance_at
from evalapp.operations.workspace import Workspace
from evalapp.store import lock_note
from evalapp.store.file import PanelFile
from evalapp.store.schema import FORMAT, PANEL_FILE
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    return path


def test_a_new_file_is_marked_and_strict(panel: Path) -> None:
    conn = sqlite3.connect(panel)
    assert conn.execute("PRAGMA application_id").fetchone()[0] == PANEL_FILE
    assert conn.execute("PRAGMA user_version").fetchone()[0] == FORMAT
    loose = [row[1] for row in conn.execute("PRAGMA table_list") if row[1][:1] not in "_s" and not row[5]]
    conn.close()
    assert loose == []


def test_creating_over_an_existing_file_is_refused_and_leaves_it(panel: Path) -> None:
    before = panel.read_bytes()
    with pytest.raises(KnownError, match="already exists"):
        PanelFile.create(panel)
    assert before == panel.read_bytes()


def test_something_else_is_refused_in_words(tmp_path: Path) -> None:
    text = tmp_path / "letter.evalpanel"
    text.write_text("Dear jury")
    with pytest.raises(UnreadableFile, match="not a panel file"):
        PanelFile.open(text)
    with pytest.raises(UnreadableFile, match="does not exist"):
        PanelFile.open(tmp_path / "nowhere.evalpanel")


def test_a_strange_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photos.evalpanel"
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE photo (id)")
    conn.close()
    with pytest.raises(UnreadableFile, match="not one of Evalapp"):
        PanelFile.open(path)


def test_a_newer_format_is_refused_and_left_alone(panel: Path) -> None:
    conn = sqlite3.connect(panel)
    conn.execute(f"PRAGMA user_version = {FORMAT + 1}")
    conn.close()
    before = panel.read_bytes()
    with pytest.raises(UnreadableFile, match=f"newer Evalapp.*{FORMAT + 1}"):
        PanelFile.open(panel)
    assert before == panel.read_bytes()


def test_a_damaged_page_is_found_on_opening(panel: Path) -> None:
    raw = bytearray(panel.read_bytes())
    for start in range(4096, len(raw), 4096):
        raw[start : start + 16] = os.urandom(16)
    panel.write_bytes(raw)
    with pytest.raises(UnreadableFile, match="damaged"):
        PanelFile.open(panel)


def test_a_truncated_file_is_refused(panel: Path) -> None:
    panel.write_bytes(panel.read_bytes()[:6000])
    with pytest.raises(UnreadableFile, match="damaged"):
        PanelFile.open(panel)


def test_a_second_opener_is_told_who_has_it_and_since_when(panel: Path) -> None:
    with Workspace.open(panel), pytest.raises(FileInUse) as caught:
        PanelFile.open(panel)
    assert lock_note.user_name() in str(caught.value)
    with Workspace.open(panel) as again:
        assert again.view.call().title == "Call"


def test_another_process_is_told_too(panel: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from evalapp.store.file import PanelFile\n"
        "try: PanelFile.open(Path(sys.argv[1]))\n"
        "except Exception as error: print(type(error).__name__)"
    )
    with Workspace.open(panel):
        answer = subprocess.run(
            [sys.executable, "-c", code, str(panel)],
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[2],
        )
    assert answer.stdout.strip() == "FileInUse"


def test_the_note_of_a_crashed_owner_does_not_keep_anyone_out(panel: Path) -> None:
    lock_note.write_note(panel)
    with Workspace.open(panel) as workspace:
        assert workspace.view.call().reference == "T-1"
    assert not lock_note.path_of_note(panel).exists()


def test_a_read_only_file_can_be_read_but_not_changed(panel: Path) -> None:
    if os.geteuid() == 0:
        conn_file = PanelFile.open(panel, read_only=True)
        with pytest.raises(sqlite3.OperationalError):
            conn_file.conn.execute("DELETE FROM _sqlite_migrations")
        conn_file.close()
        return
    panel.chmod(0o400)
    panel.parent.chmod(0o500)
    try:
        with pytest.raises(KnownError, match="read-only"):
            PanelFile.open(panel)
        with Workspace.open(panel, read_only=True) as workspace:
            assert workspace.view.call().title == "Call"
    finally:
        panel.parent.chmod(0o700)


def test_two_readers_read_side_by_side_and_leave_no_trace(panel: Path) -> None:
    before = panel.read_bytes()
    with Workspace.open(panel, read_only=True) as one, Workspace.open(panel, read_only=True) as two:
        assert one.view.fingerprint() == two.view.fingerprint()
    assert before == panel.read_bytes()
    assert [panel] == list(panel.parent.glob("*evalpanel*"))


def test_a_closed_file_is_free_even_where_somebody_read_it_half_way(tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    with small_panel(path) as workspace:
        reading = workspace.file.conn.execute("SELECT key FROM change_row")
        reading.fetchone()
    assert Found.PANEL is glance_at(path).found
    with pytest.raises(sqlite3.ProgrammingError):
        reading.fetchone()
