"""A back-up takes back what was done in a file, and not what happened to the file: who writes, who has it, its keys."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.domain.errors import NotAllowed
from evalapp.domain.permissions import Phase
from evalapp.operations.desks.handing.giving import hand_over, take_back
from evalapp.operations.desks.keeping.carried import PutBack
from evalapp.operations.desks.keeping.held import recorded_copies
from evalapp.operations.desks.keeping.keys import identities_of, keys_of_panel
from evalapp.operations.desks.keeping.noting import note_copy, strike_copy
from evalapp.operations.desks.keeping.putting_back import Restored, done_words, warning_words
from evalapp.operations.desks.keeping.renewing import drop_key, renew_key
from evalapp.operations.desks.reconciling.command import reconcile
from evalapp.operations.desks.reconciling.looking import look, plan_of
from evalapp.operations.records.restoring import restore
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from tests.operations.desks.copies_samples import Two, score
from tests.samples import SECRETARY, small_panel

Done = Callable[[Workspace], object]


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel"):
        return tmp_path / "call.evalpanel"


def back_up_of(panel: Path, name: str = "old.evalpanel") -> Path:
    return Path(shutil.copy(panel, panel.with_name(name)))


def do(panel: Path, *acts: Done) -> None:
    with Workspace.open(panel, SECRETARY) as workspace:
        for act in acts:
            act(workspace)


def give(to: str) -> Done:
    return lambda panel: hand_over(panel, to, panel.path.with_name(f"{to}.evalhandover"))


def back(reason: str) -> Done:
    return lambda panel: take_back(panel, reason)


def renew(panel: Workspace) -> None:
    renew_key(panel, "Stick verloren.")


def holders(panel: Workspace) -> dict[str, tuple[str, bool]]:
    return {each.holder: (str(each.kind), each.is_open) for each in recorded_copies(panel.view)}


@pytest.mark.long
def test_a_file_that_was_handed_over_stays_so(panel: Path) -> None:
    old = back_up_of(panel)
    do(panel, give("Els"))
    done = restore(panel, old)
    assert done.away is not None
    assert ("Els", 5, 6) == (done.away.person, done.at, done.change)
    assert any("was handed over to Els" in each for each in warning_words(done))
    with Workspace.open(panel, SECRETARY) as workspace:
        with pytest.raises(NotAllowed, match="handed over to Els"):
            workspace.execute(score("J1", "A-1", 5))
        assert {"Els": ("handed-over", True)} == holders(workspace)
        assert prove(workspace).is_sound
        assert "Back-up put back" in workspace.view.history(limit=1)[0].summary
        take_back(workspace, "Els is ziek.")
        workspace.execute(score("J1", "A-1", 5))
        assert prove(workspace).is_sound


@pytest.mark.long
def test_what_was_taken_back_and_why_stays_too_and_again(panel: Path) -> None:
    old = back_up_of(panel)
    do(panel, give("Els"))
    away = back_up_of(panel, "away.evalpanel")
    do(panel, back("Els is ziek."), give("Jan"), back("Jan ook."))
    for backup, change in ((old, 6), (away, 7), (old, 6)):
        assert (None, change) == ((done := restore(panel, backup)).away, done.change)
        with Workspace.open(panel, read_only=True) as workspace:
            told = [(each.nth, each.person, each.back_reason) for each in workspace.view.handovers()]
            assert [(1, "Els", "Els is ziek."), (2, "Jan", "Jan ook.")] == told
            assert prove(workspace).is_sound
    assert "came along as change 6" in " ".join(done_words("x", done, "y"))


@pytest.mark.long
def test_of_two_lines_both_hand_overs_hold(panel: Path) -> None:
    """The back-up is of a file that was handed over on another desk."""
    other = back_up_of(panel)
    do(other, give("Els"))
    do(panel, give("Jan"), back("Jan is ziek."))
    done = restore(panel, other)
    assert done.away is not None
    assert "Els" == done.away.person
    with Workspace.open(panel, SECRETARY) as workspace:
        assert ["Els", "Jan"] == [each.person for each in workspace.view.handovers()]
        take_back(workspace, "Els ook.")
        assert workspace.view.away is None
        assert prove(workspace).is_sound


@pytest.mark.long
def test_the_list_of_copies_stays(panel: Path, tmp_path: Path) -> None:
    do(panel, lambda panel: note_copy(panel, holder="An"))
    old = back_up_of(panel)

    def strike(panel: Workspace) -> None:
        (an,) = recorded_copies(panel.view)
        strike_copy(panel, an.id, reason="Versnipperd.")
        note_copy(panel, holder="Bo", kind="disk", note="voor de jury")

    do(panel, strike, give("Els"), back("Terug."))
    do(panel, lambda panel: strike_copy(panel, "handed-over-1", reason="Gewist."))
    listed = {"An": ("other", False), "Bo": ("disk", True), "Els": ("handed-over", False)}
    with Workspace.open(panel, read_only=True) as workspace:
        before = {each.id: each for each in recorded_copies(workspace.view)}
        assert listed == holders(workspace)
    restore(panel, old)
    with Workspace.open(panel, SECRETARY) as workspace:
        assert before == {each.id: each for each in recorded_copies(workspace.view)}
        assert prove(workspace).is_sound


@pytest.mark.long
def test_a_copy_that_was_brought_together_stays_listed(tmp_path: Path) -> None:
    two = Two(tmp_path)
    do(two.there, lambda there: there.execute(score("J1", "A-1", 5)))
    old = back_up_of(two.here, "old.evalpanel")

    def take_in(here: Workspace) -> None:
        looked = look(here, two.there)
        reconcile(here, looked, plan_of(here, looked))

    do(two.here, take_in)
    restore(two.here, old)
    with Workspace.open(two.here, SECRETARY) as here:
        assert ["reconciled"] == [str(each.kind) for each in recorded_copies(here.view)]
        take_in(here)  # what it did is not there any more
        assert ["reconciled"] == [str(each.kind) for each in recorded_copies(here.view)]
        assert prove(here).is_sound


@pytest.mark.long
def test_a_key_stays_renewed_and_dropped(panel: Path) -> None:
    old = back_up_of(panel)
    do(panel, renew, renew, lambda panel: drop_key(panel, 1, "Niemand heeft er nog een pak van."))
    with Workspace.open(panel, read_only=True) as workspace:
        before = identities_of(workspace.view)
    done = restore(panel, old)
    assert not done.lacks_keys
    assert () == warning_words(done)
    with Workspace.open(panel, SECRETARY) as workspace:
        found = identities_of(workspace.view)
        assert [(each.recipient, each.secret, each.dropped_at) for each in before] == [
            (each.recipient, each.secret, each.dropped_at) for each in found
        ]
        assert ["dropped", "retired", "current"] == [
            str(keys_of_panel(workspace.view).state(each)) for each in found
        ]
        assert prove(workspace).is_sound
        # What the other file did since still comes in: both have the same keys.
        looked = look(workspace, done.kept or panel)
        assert () == plan_of(workspace, looked).barred


def test_the_keys_of_another_line_are_not_mixed(panel: Path) -> None:
    other = back_up_of(panel)
    do(other, renew)
    do(panel, renew)
    done = restore(panel, other)
    assert (True, 6) == (done.lacks_keys, done.change)
    assert any("had a newer key" in each for each in warning_words(done))


def altered(panel: Path, *statements: str) -> None:
    conn = sqlite3.connect(panel)
    for each in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        conn.execute(f'DROP TRIGGER "{each[0]}"')
    for statement in statements:
        conn.execute(statement)
    conn.commit()
    conn.close()


@pytest.mark.long
def test_of_an_altered_file_the_hand_over_stays_and_no_key_is_taken(panel: Path) -> None:
    old = back_up_of(panel)
    do(panel, renew, give("Els"))
    altered(panel, "UPDATE call SET title = 'Mine'")
    done = restore(panel, old)
    assert done.away is not None
    assert (True, False) == (done.lacks_keys, done.is_unknown)
    with Workspace.open(panel, read_only=True) as workspace:
        assert 1 == len(identities_of(workspace.view))
        assert prove(workspace).is_sound


@pytest.mark.long
@pytest.mark.parametrize("kind", ["wreck", "nonsense"])
def test_of_what_cannot_be_read_it_is_said_that_nothing_is_known(panel: Path, kind: str) -> None:
    old = back_up_of(panel)
    if kind == "wreck":
        panel.write_bytes(b"no database at all")
    else:
        do(panel, lambda panel: note_copy(panel, holder="An"))
        altered(panel, "PRAGMA ignore_check_constraints = ON", "UPDATE copy SET kind = 'moon'")
    done = restore(panel, old)
    assert (True, None, 5) == (done.is_unknown, done.away, done.change)
    assert any("whether it was handed over" in each for each in warning_words(done))


def test_where_nothing_happened_to_it_the_file_is_the_back_up_byte_for_byte(panel: Path) -> None:
    old = back_up_of(panel)
    do(panel, lambda panel: panel.execute(score("J1", "A-1", 5)))
    done: Restored = restore(panel, old)
    assert (old.read_bytes(), done.at) == (panel.read_bytes(), done.change)
    assert not [each for each in panel.parent.iterdir() if each.name.startswith(".call")]


def test_of_a_key_that_both_dropped_the_back_up_keeps_its_own_reason(panel: Path) -> None:
    do(panel, renew)
    other = back_up_of(panel)
    for path, reason in ((panel, "Niemand heeft er nog een pak van."), (other, "Alle pakken zijn terug.")):
        do(path, lambda panel, reason=reason: drop_key(panel, 1, reason))  # type: ignore[misc]
    assert not restore(panel, other).carried
    with Workspace.open(panel, read_only=True) as workspace:
        assert "Alle pakken zijn terug." == identities_of(workspace.view)[0].dropped_reason


@pytest.mark.long
def test_what_came_along_cannot_be_undone_nor_be_recorded_of_a_work_file(panel: Path) -> None:
    old = back_up_of(panel)
    do(panel, give("Els"), back("Terug."))
    restore(panel, old)
    with Workspace.open(panel, SECRETARY) as workspace:
        assert workspace.undoable is None
        assert PutBack.action in {each.action for each in workspace.view.history(limit=1)}


@pytest.mark.long
def test_a_closed_call_too(tmp_path: Path) -> None:
    small_panel(tmp_path / "call.evalpanel", phase=Phase.CLOSED).close()
    old = back_up_of(tmp_path / "call.evalpanel")
    do(tmp_path / "call.evalpanel", give("Els"))
    assert restore(tmp_path / "call.evalpanel", old).away is not None
