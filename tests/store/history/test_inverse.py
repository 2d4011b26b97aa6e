"""An undo is proved to be the inverse of its change: also one that a forger wrote, with every hash anew."""

from __future__ import annotations

import pytest

from evalapp.operations.workspace import Workspace
from evalapp.store.history.verify import verify
from tests.store.history.journal_samples import forged, score

_RAISED = "replace({image}, '\"value\":5', '\"value\":9')"


@pytest.fixture
def undone(workspace: Workspace) -> Workspace:
    """Change n gave 5, the next 7, and the last took that back."""
    score(workspace, 5)
    score(workspace, 7)
    workspace.undo()
    return workspace


def last(workspace: Workspace) -> int:
    return workspace.view.last_change()


def found(workspace: Workspace) -> tuple[int | None, tuple[str, ...]]:
    result = verify(workspace.file)
    return result.broken_at, result.faults


def test_undos_and_redos_verify(undone: Workspace) -> None:
    undone.redo()
    undone.undo()
    score(undone, 3)
    assert (None, ()) == found(undone)


def test_an_undo_that_puts_another_score_back_is_found(undone: Workspace) -> None:
    n = last(undone)
    after = _RAISED.format(image="after")
    forged(
        undone,
        f"UPDATE change_row SET after = {after} WHERE change_id = {n} AND \"table\" = 'score'",
        "UPDATE score SET value = 9",
    )
    broken_at, (text,) = found(undone)
    assert n == broken_at
    assert text.startswith(f"change {n} does not take back what change {n - 1} did: score ")


def test_a_redo_that_puts_another_score_back_is_found(undone: Workspace) -> None:
    undone.redo()
    n = last(undone)
    forged(
        undone,
        "UPDATE change_row SET after = replace(after, '\"value\":7', '\"value\":9') "
        f"WHERE change_id = {n} AND \"table\" = 'score'",
        "UPDATE score SET value = 9",
    )
    assert n == found(undone)[0]


def test_an_undo_that_takes_more_along_is_found(undone: Workspace) -> None:
    n = last(undone)
    forged(
        undone,
        'INSERT INTO change_row (change_id, "table", key, before, after) '
        f"SELECT {n}, 'score', json_array('J1', 'A-2', 'helix'), NULL, "
        "json_set(after, '$.application', 'A-2') FROM change_row "
        f"WHERE change_id = {n} AND \"table\" = 'score'",
        "INSERT INTO score SELECT juror, 'A-2', criterion, value, no_score, comment, at FROM score",
    )
    broken_at, (text,) = found(undone)
    assert (n, True) == (broken_at, '["J1","A-2","helix"]' in text)


def test_an_undo_that_leaves_a_part_standing_is_found(undone: Workspace) -> None:
    """The row of what the change did is taken back with it."""
    n = last(undone)
    score(undone, 6, "A-2")
    forged(undone, f"UPDATE change SET undoes = {n - 2} WHERE id = {n}")
    assert n == found(undone)[0]


@pytest.mark.long
@pytest.mark.parametrize("undoes", ["NULL", "id", "id + 5", "0"])
def test_an_undo_of_no_earlier_change_is_found(undone: Workspace, undoes: str) -> None:
    n = last(undone)
    forged(undone, f"UPDATE change SET undoes = {undoes} WHERE id = {n}")
    assert (n, (f"change {n} does not say which earlier change it takes back",)) == found(undone)


def test_an_act_that_claims_to_undo_another_is_found(undone: Workspace) -> None:
    n = score(undone, 4)
    forged(undone, f"UPDATE change SET undoes = {n - 1} WHERE id = {n}")
    assert n == found(undone)[0]
