"""The same of what is decided while the jury deliberates: whatever each side recorded, the file is whole after it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.application import Admissibility
from evalapp.domain.deciding.values import Proposal
from evalapp.domain.desks.together import Take
from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.admissibility.answering import AnswerItem
from evalapp.operations.admissibility.withdrawing import Withdraw
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.decisions import ClearGrant, SetGrant
from evalapp.operations.workspace import Command, Workspace
from tests.operations.desks.copies_samples import Two, score
from tests.samples import changed_call

_NUMBERS, _CRITERIA, _WHY = ("A-1", "A-2", "A-3"), ("helix", "sme"), "Zo."


def _act(chance: random.Random) -> Command:
    number, juror = chance.choice(_NUMBERS), PersonId(chance.choice(("J1", "J2")))
    acts: list[Command] = [
        SetConsensus(
            application=number, criterion=chance.choice(_CRITERIA), value=chance.randrange(11), reason=_WHY
        ),
        SetGrant(application=number, amount=chance.randrange(1, 9) * 100_000, reason=_WHY),
        ClearGrant(application=number),
        Advise(application=number, outcome=chance.choice([*Proposal]), reason=_WHY),
        AnswerItem(
            application=number,
            item="complete",
            answer=chance.choice([CheckAnswer.YES, CheckAnswer.NO]),
            reason=_WHY,
        ),
        SetAdmissibility(
            application=number,
            admissibility=chance.choice([Admissibility.ADMISSIBLE, Admissibility.INADMISSIBLE]),
            reason=_WHY,
        ),
        DeclareConflict(juror=juror, application=number, kind=ConflictKind.FAMILY),
        Withdraw(application=number, on="2016-01-01", reason=_WHY),
        changed_call(title=f"t{chance.randrange(3)}"),
    ]
    return chance.choice(acts)


def _live(chance: random.Random, panel: Workspace) -> None:
    for _n in range(chance.randrange(1, 14)):
        try:
            panel.execute(_act(chance))
        except KnownError:
            continue  # not allowed as it stands


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8))
def test_both_ways_and_twice_it_ends_well(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    scores = [
        score(juror, n, chance.randrange(11), c)
        for juror in ("J1", "J2")
        for n in _NUMBERS
        for c in _CRITERIA
    ]
    two = Two(tmp_path, first=tuple(scores))
    two.do_here(lambda panel: move_to_phase(panel, Phase.DELIBERATION))
    shutil.copyfile(two.here, two.there)
    for _round in range(2):
        for path in (two.here, two.there):
            with two.opened(path) as panel:
                _live(chance, panel)
        otherwise = chance.choice([None, Take.OURS, Take.THEIRS])
        for back in (False, True):
            two.bring(otherwise, back=back)
            assert two.bring(otherwise, back=back)[1].change is None
