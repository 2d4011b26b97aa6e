from __future__ import annotations

import sqlite3

import pytest

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.operations.scores import SetComment
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.history.verify import verify
from tests.samples import SECRETARY
from tests.store.history.journal_samples import score, sealed_again, stored, without_guards


def test_no_table_can_be_changed_outside_a_change(workspace: Workspace) -> None:
    score(workspace, 7)
    for sql in (
        "UPDATE score SET value = 10",
        "DELETE FROM score",
        "INSERT INTO setting VALUES ('a', 'b')",
        "UPDATE call SET budget = 1",
        "DELETE FROM change_row",
        "UPDATE change_row SET after = NULL",
        "UPDATE change SET hash = ''",
        "DELETE FROM change",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="evalapp:"):
            workspace.file.conn.execute(sql)
    assert stored(workspace) == {("A-1", "helix"): 7}


def test_every_data_table_is_guarded(workspace: Workspace) -> None:
    guarded = {
        row[0] for row in workspace.file.rows("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'")
    }
    tables = {row[0] for row in workspace.file.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables - guarded == {"_sqlite_migrations", "unplaced", "uncompacted"}


def test_a_change_that_fails_leaves_nothing(workspace: Workspace) -> None:
    before = workspace.view.fingerprint()
    with pytest.raises(RuntimeError), journal.change(workspace.file, SECRETARY, "test", "Test"):
        workspace.file.conn.execute("INSERT INTO setting VALUES ('a', 'b')")
        raise RuntimeError
    assert before == workspace.view.fingerprint()
    assert workspace.file.value("SELECT 1 FROM setting WHERE key = 'a'") is None


def test_saying_the_same_again_leaves_no_entry(workspace: Workspace) -> None:
    command = SetComment(juror="J1", application="A-1", criterion="helix", comment="Sterk.")
    assert workspace.execute(command).change is not None
    assert workspace.execute(command).change is None


def test_undo_and_redo_walk_the_whole_way_back_and_forth(workspace: Workspace) -> None:
    for value in (5, 6, 7):
        score(workspace, value)
    for expected in (6, 5):
        workspace.undo()
        assert {("A-1", "helix"): expected} == stored(workspace)
    workspace.undo()
    assert stored(workspace) == {}
    for expected in (5, 6, 7):
        workspace.redo()
        assert {("A-1", "helix"): expected} == stored(workspace)
    with pytest.raises(KnownError, match="nothing to redo"):
        workspace.redo()
    assert verify(workspace.file).is_whole


def test_a_new_change_ends_the_redo(workspace: Workspace) -> None:
    score(workspace, 5)
    workspace.undo()
    score(workspace, 6)
    assert workspace.redoable is None


def test_an_older_change_can_be_undone_by_number_unless_it_was_overtaken(workspace: Workspace) -> None:
    first, other = score(workspace, 5), score(workspace, 4, "A-2")
    score(workspace, 6)
    with pytest.raises(KnownError, match=f"Change {first} cannot be undone"):
        workspace.undo(first)
    workspace.undo(other)
    assert stored(workspace) == {("A-1", "helix"): 6}
    with pytest.raises(KnownError, match="no change 999"):
        workspace.undo(999)


def test_the_creation_of_the_call_cannot_be_undone(workspace: Workspace) -> None:
    with pytest.raises(KnownError, match="cannot be undone"):
        workspace.undo(1)


def test_the_life_of_a_score_is_told(workspace: Workspace) -> None:
    score(workspace, 5)
    score(workspace, 8)
    steps = workspace.view.score_history("J1", "A-1", "helix")
    told = [
        (step.actor, step.before and step.before.value, step.after and step.after.value) for step in steps
    ]
    assert told == [("Mia Willems", None, 5), ("Mia Willems", 5, 8)]


def test_history_can_be_asked_by_application_and_juror(workspace: Workspace) -> None:
    number = score(workspace, 5, "A-2")
    assert number in [change.id for change in workspace.view.history(application="A-2")]
    assert number not in [change.id for change in workspace.view.history(application="A-3")]
    assert number not in [change.id for change in workspace.view.history(juror="J2")]


def test_a_full_disk_changes_nothing_and_says_so(workspace: Workspace) -> None:
    before = workspace.view.fingerprint()
    pages = workspace.file.pragma("page_count")
    workspace.file.conn.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(KnownError, match="no room left"):
        for n in range(3):
            workspace.execute(
                SetComment(juror="J1", application="A-1", criterion="helix", comment=f"{n}" * 4000)
            )
    workspace.file.conn.execute("PRAGMA max_page_count = 1000000")
    assert verify(workspace.file).is_whole
    assert before == workspace.view.fingerprint()


def test_an_undo_writes_only_what_was_hashed(workspace: Workspace) -> None:
    score(workspace, 5)
    number = score(workspace, 6)
    told = f"UPDATE change_row SET before = replace(before, '\"value\":5', '\"value\":9') WHERE change_id = {number}"
    without_guards(workspace, told)
    with pytest.raises(UnreadableFile, match=f"change {number} was altered"):
        workspace.undo()
    assert stored(workspace) == {("A-1", "helix"): 6}


@pytest.mark.parametrize(
    ("was", "made"),
    [
        ('"value":', '"value" = 9, "comment":'),
        ('"comment":', '"value":'),
        ('"A-1"', '"A-2"'),
        ("{", "["),
    ],
    ids=["SQL in a name", "a name twice", "another key", "no object"],
)
def test_names_in_an_image_are_checked_before_they_become_sql(
    workspace: Workspace, was: str, made: str
) -> None:
    score(workspace, 5)
    number = score(workspace, 6)
    without_guards(
        workspace,
        f"UPDATE change_row SET before = replace(before, '{was}', '{made}') WHERE change_id = {number}",
    )
    sealed_again(workspace, number)
    with pytest.raises(UnreadableFile, match="was altered"):
        workspace.undo()
    assert stored(workspace) == {("A-1", "helix"): 6}
    assert not verify(workspace.file).is_whole
