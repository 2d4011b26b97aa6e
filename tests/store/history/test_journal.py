from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile
from evalapp.store.history import journal
from evalapp.store.history.journal import hash_of_change, rows_of_change
from evalapp.store.history.verify import verify
from evalapp.store.rows.settings import BASE, HANDED_IN, Setting
from tests.samples import SECRETARY, clear_all, small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def score(workspace: Workspace, value: int, application: str = "A-1") -> int:
    changes = workspace.execute(SetScore(juror="J1", application=application, criterion="helix", value=value))
    assert changes.change is not None
    return changes.change


def stored(workspace: Workspace) -> dict[tuple[str, str], int | None]:
    return {(each.application, each.criterion): each.value for each in workspace.view.scores()}


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
    assert tables - guarded == {"_sqlite_migrations"}


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


def test_a_sound_file_verifies(workspace: Workspace) -> None:
    score(workspace, 5)
    result = verify(workspace.file)
    assert (result.is_whole, result.broken_at, result.integrity) == (True, None, "ok")


def without_guards(workspace: Workspace, *statements: str) -> None:
    names = [row[0] for row in workspace.file.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in names:
        workspace.file.conn.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        workspace.file.conn.execute(statement)


def test_a_score_changed_after_dropping_the_guards_is_found(workspace: Workspace) -> None:
    score(workspace, 5)
    without_guards(workspace, "UPDATE score SET value = 10")
    result = verify(workspace.file)
    assert not result.is_whole
    assert any("score" in fault and "differs" in fault for fault in result.faults)


def test_a_rewritten_journal_is_found_at_its_change(workspace: Workspace) -> None:
    number = score(workspace, 5)
    score(workspace, 6, "A-2")
    without_guards(
        workspace,
        "UPDATE score SET value = 10 WHERE application = 'A-1'",
        f"UPDATE change_row SET after = replace(after, '\"value\":5', '\"value\":10') WHERE change_id = {number}",
    )
    assert number == verify(workspace.file).broken_at


def test_a_change_taken_out_is_found(workspace: Workspace) -> None:
    number = score(workspace, 5)
    following = score(workspace, 6)
    without_guards(
        workspace,
        f"DELETE FROM change_row WHERE change_id = {number}",
        f"DELETE FROM change WHERE id = {number}",
    )
    assert following == verify(workspace.file).broken_at


def test_swapped_content_is_found(workspace: Workspace, tmp_path: Path) -> None:
    paper = tmp_path / "plan.pdf"
    paper.write_bytes(b"%PDF plan")
    workspace.actor = SECRETARY
    workspace.execute(AttachFiles(application="A-1", paths=(paper,)))
    assert verify(workspace.file).is_whole
    without_guards(workspace, "UPDATE blob SET content = x'00'")
    assert not verify(workspace.file).is_whole


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


def test_content_that_the_tables_name_and_the_file_lost_is_found(
    workspace: Workspace, tmp_path: Path
) -> None:
    paper = tmp_path / "plan.pdf"
    paper.write_bytes(b"%PDF plan")
    workspace.execute(AttachFiles(application="A-1", paths=(paper,)))
    workspace.file.conn.execute("PRAGMA foreign_keys = OFF")
    without_guards(workspace, "DELETE FROM blob")
    assert any("missing" in fault for fault in verify(workspace.file).faults)


def test_a_row_given_to_another_change_is_found(workspace: Workspace) -> None:
    number = score(workspace, 5)
    score(workspace, 6)
    without_guards(workspace, f"UPDATE change_row SET change_id = {number + 1} WHERE change_id = {number}")
    assert number == verify(workspace.file).broken_at


def smuggled(change: int, after: str, seq: int = -5) -> str:
    return (
        'INSERT INTO change_row (seq, change_id, "table", key, before, after) '
        f"VALUES ({seq}, {change}, 'score', '[\"J1\",\"A-1\",\"helix\"]', NULL, '{after}')"
    )


def test_a_row_that_stands_in_no_change_is_found(workspace: Workspace) -> None:
    number = score(workspace, 5)
    without_guards(workspace, smuggled(number, '{"value":9}'))
    result = verify(workspace.file)
    assert (False, ("1 rows of the journal belong to no change",)) == (result.is_whole, result.faults)


def test_an_undo_writes_only_what_was_hashed(workspace: Workspace) -> None:
    score(workspace, 5)
    number = score(workspace, 6)
    told = f"UPDATE change_row SET before = replace(before, '\"value\":5', '\"value\":9') WHERE change_id = {number}"
    without_guards(workspace, told)
    with pytest.raises(UnreadableFile, match=f"change {number} was altered"):
        workspace.undo()
    assert stored(workspace) == {("A-1", "helix"): 6}


def sealed_again(workspace: Workspace, change: int) -> None:
    """Hash a change anew, as who holds the file can: the chain has no key."""
    *meta, _own = workspace.file.rows("SELECT * FROM change WHERE id = ?", (change,))[0]
    own_hash = hash_of_change(tuple(meta), rows_of_change(workspace.file.conn, change))
    workspace.file.conn.execute("UPDATE change SET hash = ? WHERE id = ?", (own_hash, change))


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


def test_a_change_that_made_a_row_of_no_table_is_found(workspace: Workspace) -> None:
    """Also where it was taken back since, so that the tables are as they should be."""
    number = score(workspace, 5)
    workspace.undo()
    without_guards(
        workspace,
        "UPDATE change_row SET before = replace(before, '\"value\"', '\"other\"'), "
        "after = replace(after, '\"value\"', '\"other\"') WHERE \"table\" = 'score'",
    )
    sealed_again(workspace, number)
    workspace.file.conn.execute(
        "UPDATE change SET previous_hash = (SELECT hash FROM change WHERE id = ?) WHERE id = ?",
        (number, number + 1),
    )
    sealed_again(workspace, number + 1)
    result = verify(workspace.file)
    assert (number, False) == (result.broken_at, result.is_whole)
    assert "is not a row of that table" in result.faults[0]


def test_content_that_only_the_past_names_must_be_there_too(workspace: Workspace, tmp_path: Path) -> None:
    paper = tmp_path / "plan.pdf"
    paper.write_bytes(b"%PDF plan")
    workspace.actor = SECRETARY
    workspace.execute(AttachFiles(application="A-1", paths=(paper,)))
    workspace.undo()
    assert verify(workspace.file).is_whole
    without_guards(workspace, "DELETE FROM blob WHERE content = CAST('%PDF plan' AS BLOB)")
    assert ["missing" in fault for fault in verify(workspace.file).faults] == [True]


@pytest.mark.parametrize("setting", [BASE, HANDED_IN], ids=lambda each: each.name)
def test_verify_misses_what_a_work_file_compares_with(setting: Setting[str], tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]
    with clear_all(open_pack(pack.path, pack.code)) as work:
        submit(work, pack.code, tmp_path / "an.evalreturn")
        named, path = work.view.setting(setting), work.path
    conn = sqlite3.connect(path)
    conn.execute("DROP TRIGGER blob_not_deleted")
    conn.execute("DELETE FROM blob WHERE sha256 = ?", (named,))
    conn.commit()
    conn.close()
    with PanelFile.open(path, read_only=True) as file:
        assert f"content {named[:12]}… is missing" in verify(file).faults
