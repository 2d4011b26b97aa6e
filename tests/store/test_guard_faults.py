"""A trigger that another program dropped is not put back in silence: it is found, said and recorded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.operations import at_opening
from evalapp.operations.at_opening import guards_restored
from evalapp.operations.progress.status import status_of
from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.history.verify import verify
from tests.killing import Step, kill_at
from tests.samples import small_panel
from tests.store.test_aids import DATA, leave, names


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


def put_back(path: Path) -> None:
    Workspace.open(path).close()


@pytest.fixture(params=["format-1.evalpanel", "format-2.evalpanel", "format-2.evalwork", "now"])
def of_any_format(request: pytest.FixtureRequest, path: Path, tmp_path: Path) -> Path:
    if request.param == "now":
        return path
    old = Path(shutil.copy(DATA / request.param, tmp_path / request.param))
    leave(old, "DROP TRIGGER score_updated")
    return old


@pytest.mark.long
@pytest.mark.parametrize("step", [(journal, "_begin", 1), (journal, "_close", 1)], ids=["begun", "closed"])
def test_a_kill_leaves_them_away_or_leaves_the_record(of_any_format: Path, step: Step) -> None:
    path = of_any_format
    before = names(path)
    kill_at(step, lambda: put_back(path))
    assert "score_updated" not in before
    with Workspace.open(path) as opened:
        assert ("the trigger “score_updated” is missing" in opened.heard[0], 1) == (
            True,
            acts(opened).count("restore-guards"),
        )
        assert verify(opened.file).is_whole
    assert "score_updated" in names(path)


def test_where_it_cannot_be_recorded_nothing_is_put_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()

    def refuse(*_given: object, **_named: object) -> None:
        raise KnownError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(at_opening, "keep_act", refuse)
        with pytest.raises(KnownError, match="The disk is full"):
            put_back(path)
    assert before == path.read_bytes()


def test_a_fault_of_ours_before_it_is_recorded_is_not_said_to_be_that_of_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise LookupError("of ours")

    monkeypatch.setattr(at_opening, "actor_of", fail)
    with pytest.raises(LookupError, match="of ours"):
        put_back(path)


@pytest.mark.parametrize("step", ["keep_act", "told"])
def test_a_mistake_of_the_program_while_it_is_recorded_is_not_blamed_on_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The file is as its journal says, also while the change that records it is half written."""

    def fail(*_arguments: object, **_more: object) -> None:
        raise ValueError("a mistake of ours")

    with monkeypatch.context() as during:
        during.setattr(at_opening, step, fail)
        with pytest.raises(ValueError, match="a mistake of ours"):
            Workspace.open(path)
    with Workspace.open(path) as opened:
        assert 1 == acts(opened).count("restore-guards")


def test_what_an_altered_file_makes_of_it_is_still_the_fault_of_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_more: object) -> None:
        raise ValueError("no number")

    leave(path, "DROP TRIGGER IF EXISTS application_updated", "UPDATE application SET title = 'altered'")
    monkeypatch.setattr(at_opening, "keep_act", fail)
    with pytest.raises(UnreadableFile, match="is not what its journal says"):
        Workspace.open(path)
