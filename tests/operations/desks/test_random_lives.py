"""Whatever two copies did apart, bringing them together loses no row and leaves a file that is whole."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.desks.together import Take
from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.people import ConflictKind
from evalapp.operations.desks.reconciling.looking import NOTHING_CHOSEN, look, plan_of
from evalapp.operations.panel.jury import DeclareConflict, ImportJury, WithdrawConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.seats.assigning import GiveSeat
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import images
from tests.operations.desks.copies_samples import Two
from tests.samples import PEOPLE, Act, changed_call, dossier, put_dossiers

Rows = dict[tuple[str, str], dict[str, Any]]
_NUMBERS = ("A-1", "A-2", "A-3", "A-4")
_JURORS = ("J1", "J2")
_FORK = 6
_OWN = {"act", "reconciled"}
_COLUMNS = {"application", "person", "call"}


def _undo(panel: Workspace) -> object:
    """Of what was done apart: with the phase of the call undone, nothing comes together."""
    return panel.undo() if panel.view.last_change() > _FORK + 2 else None


def _doings(chance: random.Random) -> list[Callable[[Workspace], object]]:
    juror, number = chance.choice(_JURORS), chance.choice(_NUMBERS)
    place = {"juror": juror, "application": number, "criterion": chance.choice(("helix", "sme"))}
    pair = {"juror": PersonId(juror), "application": number}
    first = dossier(number)
    changed = replace(
        first,
        application=replace(
            first.application, **{chance.choice(("title", "acronym", "email")): f"x{chance.random()}"}
        ),
        partners=first.partners * chance.randrange(3),
    )
    return [
        lambda panel: panel.execute(SetScore(value=chance.randrange(11), **place)),
        lambda panel: panel.execute(SetComment(comment=f"c{chance.random()}", **place)),
        lambda panel: panel.execute(SetScore(value=chance.randrange(11), **place)),
        lambda panel: panel.execute(put_dossiers([changed])),
        lambda panel: panel.execute(DeclareConflict(kind=chance.choice([*ConflictKind]), **pair)),
        lambda panel: panel.execute(WithdrawConflict(**pair)),
        lambda panel: panel.execute(GiveSeat(juror=juror, application=number)),
        lambda panel: panel.execute(Act(act=lambda change: change.remove("assignment", **pair))),
        lambda panel: panel.execute(
            ImportJury(
                people=(
                    replace(PEOPLE[0], id=PersonId(f"J{chance.randrange(4)}"), name=f"n{chance.random()}"),
                ),  # type: ignore[arg-type]
                reason="Zo.",
            )
        ),
        lambda panel: panel.execute(changed_call(title=f"t{chance.randrange(3)}")),
        _undo,
    ]


def _live(chance: random.Random, panel: Workspace) -> None:
    for _n in range(chance.randrange(1, 12)):
        try:
            chance.choice(_doings(chance))(panel)
        except (KnownError, AssertionError, StopIteration):
            continue  # not allowed as it stands
        except Exception as error:
            if type(error).__name__ not in ("TableNotOpen", "IntegrityError"):
                raise


def _rows(path: Path, two: Two) -> Rows:
    with two.opened(path) as panel:
        return {
            place: kept_json(image) for place, image in images(panel.file).items() if place[0] not in _OWN
        }


def _said(row: Mapping[str, Any] | None) -> object:
    return None if row is None else {name: value for name, value in row.items() if name != "at"}


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_every_row_is_as_it_was_as_here_or_as_there(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    two = Two(tmp_path)
    base = _rows(two.here, two)
    for path in (two.here, two.there):
        with two.opened(path) as panel:
            _live(chance, panel)
    ours, theirs = _rows(two.here, two), _rows(two.there, two)
    otherwise = chance.choice([None, Take.OURS, Take.THEIRS])
    plan, _changes = two.bring(otherwise)
    now = _rows(two.here, two)
    ended = {(each.juror, each.application) for each in plan.ended}
    for place in {*base, *ours, *theirs, *now}:
        sides = [rows.get(place) for rows in (base, ours, theirs)]
        row = now.get(place)
        if row is None and place not in ours:
            continue
        if row is None and any(
            each and (each.get("juror"), each.get("application")) in ended for each in sides
        ):
            continue
        if row is not None and place[0] in _COLUMNS and all(sides[1:]):
            assert all(any(each and each[name] == row[name] for each in sides) for name in row), place
            continue
        assert _said(row) in [_said(each) for each in sides], place
    # What they did not decide, they say each time; and the other way round ends well too.
    assert two.bring(otherwise)[1].change is None
    two.bring(otherwise, back=True)
    assert two.bring(otherwise, back=True)[1].change is None


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_taking_turns_ends_alike(tmp_path: Path, seed: int) -> None:
    """Each takes in the other after living on: where nothing waits, both say the same in the end."""
    chance = random.Random(100 + seed)
    two = Two(tmp_path)
    for _round in range(2):
        for path in (two.here, two.there):
            with two.opened(path) as panel:
                _live(chance, panel)
        two.bring(Take.OURS)
        two.bring(Take.THEIRS, back=True)
    with two.opened(two.here) as panel:
        plan = plan_of(panel, look(panel, two.there), NOTHING_CHOSEN)
    if not plan.waiting and not plan.not_taken:
        here, there = _rows(two.here, two), _rows(two.there, two)
        assert {place: _said(row) for place, row in here.items()} == {
            place: _said(row) for place, row in there.items()
        }
