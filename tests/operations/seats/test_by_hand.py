"""Single seats by hand are held against the same as proposals: conflicts, suspicions, the limit, what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.errors import BadValue, KnownError, NotAllowed
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.panel.people_tables import read_pairs
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetScore
from evalapp.operations.seats.assigning import Assign, GiveSeat
from evalapp.operations.seats.by_hand import ChangeSeats
from evalapp.operations.seats.limits import SeatLimits, limits_of
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

AT = ("J1", "A-1")
OTHER = ("J2", "A-1")


def pairs(*found: tuple[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset(found)


def seats(panel: Workspace) -> set[tuple[str, str]]:
    return {(each.juror, each.application) for each in panel.view.assignments()}


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """Nobody has a seat yet; the organisation of J1 is that of A-3."""
    with small_panel(tmp_path / "call.evalpanel") as made:
        works = Person(id="J1", name="An Peeters", role=Role.JUROR, organisation="Organisation of A-3 (DEMO)")
        made.execute(Assign(pairs=()))
        made.execute(ImportJury(people=(works,), reason="Verbeterd."))
        yield made


def test_several_seats_are_one_change_which_verifies_and_can_be_undone(panel: Workspace) -> None:
    panel.execute(ChangeSeats(seat=pairs(AT, ("J1", "A-2")), lock=pairs(AT), limits=SeatLimits(at_most=2)))
    assert (pairs(AT, ("J1", "A-2")), [AT], 2) == (
        seats(panel), panel.view.pairs("locked"), limits_of(panel.view).at_most,
    )  # fmt: skip
    assert prove(panel).is_sound
    panel.execute(ChangeSeats(unseat=pairs(AT), unlock=pairs(AT), seat=pairs(OTHER)))
    assert (pairs(OTHER, ("J1", "A-2")), []) == (seats(panel), panel.view.pairs("locked"))
    assert prove(panel).is_sound
    panel.undo()
    panel.undo()
    assert (set(), [], SeatLimits()) == (seats(panel), panel.view.pairs("locked"), limits_of(panel.view))
    assert prove(panel).is_sound


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (ChangeSeats(seat=pairs(("J1", "A-3"))), "may have a conflict of interest with A-3"),
        (ChangeSeats(seat=pairs(("J2", "A-2"))), "has a conflict of interest with A-2"),
        (ChangeSeats(seat=pairs(("J9", "A-1"))), "no juror “J9”"),
        (ChangeSeats(seat=pairs(("C1", "A-1"))), "no juror “C1”"),
        (ChangeSeats(seat=pairs(("J1", "A-9"))), "no application “A-9”"),
        (ChangeSeats(unseat=pairs(AT)), "has no seat for A-1 to take away"),
        (ChangeSeats(lock=pairs(AT)), "no seat for A-1 that could be locked"),
        (ChangeSeats(seat=pairs(AT), unseat=pairs(AT)), "two opposite things"),
    ],
)
def test_what_cannot_be_is_refused_whole_in_words(panel: Workspace, command: ChangeSeats, words: str) -> None:
    panel.execute(DeclareConflict(juror="J2", application="A-2", kind=ConflictKind.FAMILY))
    before = panel.view.last_change()
    with pytest.raises(KnownError, match=words):
        panel.execute(command)
    with pytest.raises(KnownError, match=words):
        panel.execute(ChangeSeats(**_beside(command)))
    assert (before, set()) == (panel.view.last_change(), seats(panel))


def _beside(command: ChangeSeats) -> dict[str, frozenset[tuple[str, str]]]:
    """The same with a good seat beside it, which it takes down with it."""
    return {
        "seat": command.seat | pairs(OTHER), "unseat": command.unseat,
        "lock": command.lock, "unlock": command.unlock,
    }  # fmt: skip


def test_the_limit_holds_on_every_way_in(panel: Workspace) -> None:
    panel.execute(ChangeSeats(seat=pairs(AT), limits=SeatLimits(at_most=1)))
    for command in (
        ChangeSeats(seat=pairs(("J1", "A-2"))),
        GiveSeat(juror="J1", application="A-2"),
        Assign(pairs=(AT, ("J1", "A-2"))),
    ):
        with pytest.raises(NotAllowed, match="An Peeters would have 2 applications, and the limit is 1"):
            panel.execute(command)
    panel.execute(Assign(pairs=(AT, ("J1", "A-2")), limits=SeatLimits(at_most=2)))
    with pytest.raises(NotAllowed, match="already has 2 applications, and the limit would be 1"):
        panel.execute(ChangeSeats(limits=SeatLimits(at_most=1)))


def test_what_nobody_judges_takes_no_seat_and_no_room(panel: Workspace) -> None:
    panel.execute(ChangeSeats(seat=pairs(AT), limits=SeatLimits(at_most=1)))
    panel.execute(
        SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Late")
    )
    panel.execute(ChangeSeats(seat=pairs(("J1", "A-2"))))
    with pytest.raises(NotAllowed, match="A-1 is inadmissible"):
        panel.execute(ChangeSeats(seat=pairs(OTHER)))


def test_scored_and_locked_seats_stay(panel: Workspace) -> None:
    panel.execute(ChangeSeats(seat=pairs(AT, OTHER), lock=pairs(OTHER)))
    panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    with pytest.raises(NotAllowed, match="already scored A-1"):
        panel.execute(ChangeSeats(unseat=pairs(AT)))
    for command in (ChangeSeats(unseat=pairs(OTHER)), Assign(pairs=(AT,))):
        with pytest.raises(NotAllowed, match="Jan Claes for A-1 is locked; unlock it first"):
            panel.execute(command)


def test_a_conflict_takes_the_lock_with_the_seat(panel: Workspace) -> None:
    panel.execute(ChangeSeats(seat=pairs(AT), lock=pairs(AT)))
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
    assert (set(), []) == (seats(panel), panel.view.pairs("locked"))
    assert prove(panel).is_sound


def test_what_stands_so_already_is_no_change(panel: Workspace) -> None:
    panel.execute(ChangeSeats(seat=pairs(AT), lock=pairs(AT)))
    assert ChangeSeats(seat=pairs(AT), lock=pairs(AT), unlock=pairs(OTHER)).changes_nothing(panel.view)
    assert not ChangeSeats(limits=SeatLimits(at_most=4)).changes_nothing(panel.view)


def test_locks_come_back_from_an_export(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(ChangeSeats(seat=pairs(AT, OTHER), lock=pairs(AT)))
    export(panel, tmp_path / "out")
    given = read_pairs(tmp_path / "out" / "assignment.csv")
    assert (pairs(AT, OTHER), pairs(AT)) == (frozenset(given.pairs), given.locked)
    panel.execute(ChangeSeats(unlock=pairs(AT), lock=pairs(OTHER)))
    panel.execute(Assign(pairs=given.pairs, locked=given.locked))
    assert [AT] == panel.view.pairs("locked")


def test_without_locks_the_table_says_nothing_of_them(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(ChangeSeats(seat=pairs(AT)))
    export(panel, tmp_path / "out")
    assert read_pairs(tmp_path / "out" / "assignment.csv").locked is None


def test_a_table_that_says_of_one_seat_two_things_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "seats.csv"
    path.write_text("juror,application,locked\nJ1,A-1,yes\nJ1,A-1,no\n", encoding="utf-8")
    with pytest.raises(KnownError, match="says otherwise"):
        read_pairs(path)
    path.write_text("juror,application,locked\nJ1,A-1,perhaps\n", encoding="utf-8")
    with pytest.raises(KnownError, match="must be yes or no"):
        read_pairs(path)


def test_a_lock_in_a_table_needs_its_seat(panel: Workspace) -> None:
    with pytest.raises(BadValue, match="no seat for A-1 that could be locked"):
        panel.execute(Assign(pairs=(OTHER,), locked=pairs(AT)))


def test_seats_change_only_where_seats_may(panel: Workspace) -> None:
    from evalapp.operations.panel.call import move_to_phase

    move_to_phase(panel, Phase.DELIBERATION)
    with pytest.raises(NotAllowed, match="this belongs to: Draft, Scoring"):
        panel.execute(ChangeSeats(seat=pairs(AT)))
