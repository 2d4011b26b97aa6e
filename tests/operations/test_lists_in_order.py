"""Whatever people see as a list has A-2 before A-10, and places in a tie do not depend on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.juror.submission import still_to_do
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.decisions import SetGrant
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

NUMBERS = [f"A-{n}" for n in range(1, 13)]


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", applications=len(NUMBERS)) as made:
        yield made


LISTS: dict[str, Callable[[View], list[str]]] = {
    "applications": lambda view: [each.number for each in view.applications()],
    "dossiers": lambda view: [each.application.number for each in view.dossiers()],
    "conflicts": lambda view: [each.application for each in view.conflicts()],
    "consensus": lambda view: [each.application for each in view.consensus()],
    "grants": lambda view: [each.application for each in view.decisions().grants],
    "still to do": still_to_do,
}


@pytest.mark.long
@pytest.mark.parametrize("name", LISTS)
def test_a_list_counts_as_people_do(panel: Workspace, name: str) -> None:
    for number in NUMBERS:
        panel.execute(DeclareConflict(juror="J2", application=number, kind=ConflictKind.OTHER))
    move_to_phase(panel, Phase.DELIBERATION)
    for number in NUMBERS:
        panel.execute(SetConsensus(application=number, criterion="sme", value=4, reason="agreed"))
        panel.execute(SetGrant(application=number, amount=1_000_00, reason="agreed"))
    assert LISTS[name](panel.view) == NUMBERS


def test_a_tie_shares_its_place_and_lists_by_number(panel: Workspace) -> None:
    for juror in ("J1", "J2"):
        for number in NUMBERS:
            for criterion in ("helix", "sme"):
                place = {"juror": juror, "application": number, "criterion": criterion}
                panel.execute(SetComment(**place, comment="why"))
                panel.execute(SetScore(**place, value=6))
    places = ranking_of(panel).places
    assert [(each.place, each.application) for each in places] == [(1, number) for number in NUMBERS]
