"""A proposal keeps what is locked or scored, changes no more than it must, and says what is short."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.seats.by_hand import ChangeSeats
from evalapp.operations.seats.difference import Difference
from evalapp.operations.seats.empty import Place, Way, empty_seats
from evalapp.operations.seats.limits import SeatLimits
from evalapp.operations.seats.matrix import capacity_words, ground_of, matrix_of, matrix_words
from evalapp.operations.seats.proposing import propose_assignment
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

JURORS = ("J1", "J2", "J3", "J4")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", applications=6, phase=Phase.DRAFT) as made:
        people = [Person(id=each, name=f"Name {each}", role=Role.JUROR) for each in JURORS]
        made.execute(ImportJury(people=tuple(people), reason="Verbeterd."))
        made.execute(Assign(pairs=()))
        yield made


def test_locked_seats_stay_and_nothing_else_changes_with_another_seed(panel: Workspace) -> None:
    locked = frozenset({("J1", f"A-{n}") for n in (1, 2, 3)})
    panel.execute(ChangeSeats(seat=locked, lock=locked))
    first, _seed = propose_assignment(panel, per_application=2, seed=1)
    assert locked <= set(first)
    panel.execute(Assign(pairs=first))
    for seed in (2, 3, 4):
        assert set(first) == set(propose_assignment(panel, per_application=2, seed=seed)[0])


def test_a_conflict_moves_no_more_seats_than_it_must(panel: Workspace) -> None:
    first, _seed = propose_assignment(panel, per_application=2, seed=1)
    panel.execute(Assign(pairs=first))
    juror, number = first[0]
    panel.execute(DeclareConflict(juror=juror, application=number, kind=ConflictKind.FAMILY))
    again = set(propose_assignment(panel, per_application=2, seed=9)[0])
    assert len(set(first) - {(juror, number)} - again) <= 1


def test_the_limit_of_the_call_holds_unless_another_is_asked(panel: Workspace) -> None:
    panel.execute(ChangeSeats(limits=SeatLimits(at_most=2)))
    with pytest.raises(KnownError, match="= 12 seats, 4 × 2 = 8 places"):
        propose_assignment(panel, per_application=2, seed=1)
    assert 12 == len(propose_assignment(panel, per_application=2, at_most=0, seed=1)[0])


def test_kept_seats_above_the_limit_are_named(panel: Workspace) -> None:
    locked = frozenset({("J1", f"A-{n}") for n in (1, 2, 3)})
    panel.execute(ChangeSeats(seat=locked, lock=locked))
    with pytest.raises(KnownError, match="Name J1 keeps 3 applications"):
        propose_assignment(panel, per_application=1, at_most=2, seed=1)


def test_of_an_empty_seat_it_says_why_and_the_ways_out(panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY, note="Brother"))
    suspected = Person(id="J2", name="Name J2", role=Role.JUROR, organisation="Organisation of A-1 (DEMO)")
    panel.execute(ImportJury(people=(suspected,), reason="Verbeterd."))
    panel.execute(
        ChangeSeats(
            seat=frozenset({("J3", "A-2"), ("J4", "A-1")}), limits=SeatLimits(per_application=2, at_most=1)
        )
    )
    found = next(each for each in empty_seats(panel.view) if each.application == "A-1")
    assert (1, 2) == (found.filled, found.wanted)
    assert [Place.SEATED, Place.FULL, Place.SUSPECTED, Place.CONFLICT] == [
        each.place for each in found.candidates
    ]
    assert [(Way.DECIDE, "J2", 0), (Way.RAISE, "", 2), (Way.ADD_JUROR, "", 0)] == [
        (each.way, each.juror, each.at_most) for each in found.ways
    ]
    assert "Name J1: family – Brother." in found.why
    assert "Name J3 (1) is at the limit." in found.why
    panel.execute(ChangeSeats(limits=SeatLimits(per_application=2, at_most=2)))
    found = next(each for each in empty_seats(panel.view) if each.application == "A-1")
    assert (Way.SEAT, "J3") == (found.ways[0].way, found.ways[0].juror)


def test_what_has_its_seats_is_not_listed(panel: Workspace) -> None:
    panel.execute(ChangeSeats(seat=frozenset({("J1", "A-1")}), limits=SeatLimits(per_application=1)))
    assert "A-1" not in {each.application for each in empty_seats(panel.view)}


@pytest.mark.parametrize(
    ("jurors", "per_application", "at_most", "said"),
    [
        (4, 2, 0, "6 × 2 = 12 seats: 3 for each of 4 jurors."),
        (5, 2, 0, "6 × 2 = 12 seats: 2–3 for each of 5 jurors."),
        (4, 2, 4, "6 × 2 = 12 seats, 4 × 4 = 16 places: 4 left."),
        (4, 2, 3, "6 × 2 = 12 seats, 4 × 3 = 12 places: 0 left."),
        (4, 2, 2, "6 × 2 = 12 seats, 4 × 2 = 8 places: 4 too few."),
        (2, 3, 0, "3 for each application, and the jury has only 2: too few."),
        (0, 2, 0, ""),
        (4, 0, 0, ""),
    ],
)
def test_whether_there_is_room_is_said_before_anything_is_proposed(
    jurors: int, per_application: int, at_most: int, said: str
) -> None:
    room = capacity_words(applications=6, jurors=jurors, per_application=per_application, at_most=at_most)
    assert said == room


def test_of_the_seats_of_a_proposal_it_is_said_that_they_are_proposed(panel: Workspace) -> None:
    ground = ground_of(panel.view, suspicions_of(panel.view))
    proposal = Difference(now=frozenset(), after=frozenset({("J1", "A-1")}))
    assert "seats taken in the proposal" in matrix_words(matrix_of(panel.view, ground, proposal))
    assert "in the proposal" not in matrix_words(matrix_of(panel.view, ground))
