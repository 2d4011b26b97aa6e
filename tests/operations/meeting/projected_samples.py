"""A panel of which no mean is ever what one juror gave, with people whose names stand nowhere else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.meeting.agenda import BeginAnyway, Discuss, End
from evalapp.operations.meeting.presence import ComeIn, GoOut
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.meeting.standing import meeting_of
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.scores import SetScore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Command, Workspace
from tests.operations.ranking.decision_samples import CHAIR
from tests.samples import small_panel

NUMBERS = tuple(f"A-{n}" for n in range(1, 6))
NAMES = {"J1": "Xandra Quintelier", "J2": "Zeno Wybauw", "J3": "Yde Vijfhuizen", "C1": "Luc Maes"}
LONE = "A-5"
"""Yde Vijfhuizen alone scored it."""


def sealed_panel(folder: Path, *, names: dict[str, str] = NAMES, more: int = 0) -> Workspace:
    """In deliberation; J3 has a conflict of interest with A-2 and J1 with A-3. `more` steps on top of each score."""
    panel = small_panel(folder / "call.evalpanel", applications=len(NUMBERS))
    people = [Person(id=id, name=name, role=Role.JUROR) for id, name in names.items() if id != "C1"]
    panel.execute(ImportJury(people=tuple(people), reason="Verbeterd."))
    pairs = [(juror, number) for juror in ("J1", "J2") for number in NUMBERS if number != LONE]
    panel.execute(Assign(pairs=(*pairs, ("J3", LONE))))
    for juror, number in pairs:
        value = (1 if juror == "J1" else 6) + more
        for criterion in ("helix", "sme"):
            panel.execute(SetScore(juror=juror, application=number, criterion=criterion, value=value))
    for criterion in ("helix", "sme"):
        panel.execute(SetScore(juror="J3", application=LONE, criterion=criterion, value=3 + more))
    for juror, number in (("J3", "A-2"), ("J1", "A-3")):
        panel.execute(DeclareConflict(juror=PersonId(juror), application=number, kind=ConflictKind.FAMILY))
    move_to_phase(panel, Phase.DELIBERATION)
    panel.actor = CHAIR
    return panel


def played(panel: Workspace, seed: int, acts: int = 60) -> Iterator[None]:
    """A whole meeting of acts by chance, told after each of them that the panel allowed."""
    chance = random.Random(seed)
    yield
    for _turn in range(acts):
        try:
            panel.execute(_act(panel, chance))
        except BadValue:
            continue
        yield


def _act(panel: Workspace, chance: random.Random) -> Command:
    now = meeting_of(panel.view).now
    number = chance.choice(NUMBERS)
    person = PersonId(chance.choice([*NAMES]))
    at_hand = now.application if now else number
    commands: list[Command] = [
        Discuss(application=number, ends=chance.choice([ItemState.DONE, ItemState.PARKED]), reason="Later."),
        End(application=at_hand, ends=chance.choice([ItemState.DONE, ItemState.PARKED]), reason="Later."),
        ComeIn(people=(person,)),
        GoOut(people=(person,)),
        BeginAnyway(application=at_hand, reason="Daarom."),
        SetConsensus(
            application=at_hand,
            criterion=chance.choice(["helix", "sme"]),
            value=chance.randint(0, 10),
            reason="Zo.",
        ),
        chance.choice([OpenMeeting(present=tuple(map(PersonId, NAMES))), OpenMeeting(), CloseMeeting()]),
    ]
    return chance.choice(commands)
