"""What the tests of the journal and of its proof do to a file."""

from __future__ import annotations

from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import FIRST_HASH, hash_of_change, head, rows_of_change


def score(workspace: Workspace, value: int, application: str = "A-1") -> int:
    changes = workspace.execute(SetScore(juror="J1", application=application, criterion="helix", value=value))
    assert changes.change is not None
    return changes.change


def stored(workspace: Workspace) -> dict[tuple[str, str], int | None]:
    return {(each.application, each.criterion): each.value for each in workspace.view.scores()}


def without_guards(workspace: Workspace, *statements: str) -> None:
    names = [row[0] for row in workspace.file.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in names:
        workspace.file.conn.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        workspace.file.conn.execute(statement)
    workspace.file.on_disk.note()  # who sets back the time of the file too


def sealed_again(workspace: Workspace, change: int) -> None:
    """Hash a change anew, as who holds the file can: the chain has no key."""
    *meta, _own = workspace.file.rows("SELECT * FROM change WHERE id = ?", (change,))[0]
    own_hash = hash_of_change(tuple(meta), rows_of_change(workspace.file.conn, change))
    workspace.file.conn.execute("UPDATE change SET hash = ? WHERE id = ?", (own_hash, change))
    workspace.file.on_disk.note()
    workspace.file.on_disk.end = head(workspace.file.conn)


def forged(workspace: Workspace, *statements: str) -> None:
    """The best a forger can do: rows and journal rewritten, every change hashed anew, the guards put back."""
    conn = workspace.file.conn
    guards = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    conn.execute("PRAGMA foreign_keys = OFF")
    for name, _sql in guards:
        conn.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        conn.execute(statement)
    previous = FIRST_HASH
    for (change,) in conn.execute("SELECT id FROM change ORDER BY id").fetchall():
        conn.execute("UPDATE change SET previous_hash = ? WHERE id = ?", (previous, change))
        sealed_again(workspace, change)
        (previous,) = conn.execute("SELECT hash FROM change WHERE id = ?", (change,)).fetchone()
    for _name, sql in guards:
        conn.execute(sql)
    conn.execute("PRAGMA foreign_keys = ON")
