"""A trigger that another program dropped is not put back in silence: it is found, said and recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.operations.at_opening import guards_restored
from evalapp.operations.progress.status import status_of
from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from tests.store.test_aids import leave, names


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Its scores may be changed without a word in the journal."""
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    leave(path, "DROP TRIGGER score_updated", "CREATE TRIGGER mine AFTER UPDATE ON score BEGIN SELECT 1; END")
    return path


def acts(workspace: Workspace) -> list[str]:
    return [each.action for each in workspace.view.history()]


def test_it_is_found_before_the_file_is_opened_for_writing(path: Path) -> None:
    proof = prove_file(path)
    assert ["“score_updated” is missing" in proof.findings[0].text, False] == [True, proof.is_sound]


def test_who_only_reads_is_told_and_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with Workspace.open(path, read_only=True) as reader:
        (note,) = status_of(reader).notes
        assert "restore-guards" not in acts(reader)
    assert note.endswith("Verify the file before you go on with it.")
    assert all(f"“{name}”" in note for name in ("score_updated", "mine"))
    assert before == path.read_bytes()


def test_an_opening_for_writing_puts_it_back_says_so_and_records_it_once(path: Path) -> None:
    with Workspace.open(path) as opened:
        assert "the trigger “score_updated” is missing" in guards_restored(opened.file)
        newest = opened.view.history()[0]
        assert ("restore-guards", 1) == (newest.action, acts(opened).count("restore-guards"))
        assert "“score_updated”" in newest.summary
    assert ("score_updated" in names(path), "mine" in names(path)) == (True, False)
    with Workspace.open(path) as again:
        assert ("", 1) == (guards_restored(again.file), acts(again).count("restore-guards"))
    assert prove_file(path).is_sound


def test_no_undo_takes_the_record_back(path: Path) -> None:
    with Workspace.open(path, read_only=True) as reader:
        undoable = reader.undoable
    with Workspace.open(path) as opened:
        assert undoable == opened.undoable
        with pytest.raises(KnownError, match="cannot be undone"):
            opened.undo(opened.view.last_change())
