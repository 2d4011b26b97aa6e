"""A clock that was set: each change keeps the time that it says, the numbers order them, and it is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.history.clock import is_set_back, time_of_next

NOW, SOON, AHEAD = (
    "2050-03-01T10:00:00.000+00:00",
    "2050-03-01T10:05:00.000+00:00",
    "2099-01-01T00:00:00.000+00:00",
)
Clock = Callable[[str], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    def says(time: str) -> None:
        monkeypatch.setattr(journal, "now", lambda: time)

    return says


def change_at(workspace: Workspace, clock: Clock, *times: str) -> None:
    """A change at each of these times."""
    for n, time in enumerate(times):
        clock(time)
        kind = list(ConflictKind)[(workspace.view.last_change() + n) % 2]
        workspace.execute(DeclareConflict(juror="J1", application="A-3", kind=kind, note=str(n)))


@pytest.mark.parametrize(
    ("now", "last", "expected"),
    [
        (SOON, NOW, SOON),
        (NOW, AHEAD, NOW),
        (NOW, "", NOW),
        (NOW, "rubbish", NOW),
        ("2050-03-01T09:59:55.000+00:00", NOW, NOW),  # clocks are put right by seconds all the time
        ("2050-03-01T09:59:45.000+00:00", NOW, "2050-03-01T09:59:45.000+00:00"),
    ],
)
def test_a_change_has_the_time_that_the_clock_says(now: str, last: str, expected: str) -> None:
    assert expected == time_of_next(now, last)


def test_a_later_time_that_looks_earlier_is_no_clock_that_was_set_back() -> None:
    assert not is_set_back("2050-03-01T12:00:00.000+02:00", "2050-03-01T11:00:00.000+00:00")


def test_one_day_far_in_the_future_does_not_stamp_what_follows(workspace: Workspace, clock: Clock) -> None:
    clock(NOW)
    first = workspace.view.last_change()
    change_at(workspace, clock, NOW, AHEAD, NOW, SOON)
    times = [each.at for each in reversed(workspace.view.history()) if each.id > first]
    assert [NOW, AHEAD, NOW, SOON] == times
    assert list(range(1, workspace.view.last_change() + 1)) == [
        each.id for each in reversed(workspace.view.history())
    ]


def test_the_history_and_the_proof_say_that_the_clock_was_set_back(
    workspace: Workspace, clock: Clock
) -> None:
    first = workspace.view.last_change() + 1
    change_at(workspace, clock, AHEAD, AHEAD, NOW)
    told = {each.id: each.set_back_from for each in workspace.view.history()}
    assert (AHEAD, "") == (told[first + 2], told[first + 1])
    proof = prove(workspace)
    assert proof.is_sound
    (to_come, note) = proof.notes
    assert to_come == f"Change {first} says {AHEAD}, a time that has not come yet."
    assert note == (
        f"Between changes {first + 1} and {first + 2} the clock of the computer went back, from 1 January 2099, 01:00 "
        f"to 1 March 2050, 11:00. The times of changes {first} to {first + 1} may be ahead, or those of later ones "
        "behind."
    )


def test_a_clock_behind_is_told_from_the_change_on_at_which_it_went_back(
    workspace: Workspace, clock: Clock
) -> None:
    first = workspace.view.last_change() + 1
    change_at(workspace, clock, AHEAD, NOW, AHEAD)
    (found,) = workspace.view.set_backs()
    assert (first, first + 1, first) == (found.before, found.after, found.since)


def test_nothing_is_told_where_time_only_went_on(workspace: Workspace) -> None:
    assert ((), ()) == (workspace.view.set_backs(), prove(workspace).notes)


def test_a_file_without_a_readable_time_is_verified_all_the_same(workspace: Workspace) -> None:
    workspace.file.conn.execute("DROP TRIGGER IF EXISTS change_update")
    for (name,) in workspace.file.rows(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'change'"
    ):
        workspace.file.conn.execute(f'DROP TRIGGER "{name}"')
    workspace.file.conn.execute("UPDATE change SET at = 'rubbish' WHERE id = 1")
    assert not prove(workspace).is_sound
    assert () == workspace.view.set_backs()
