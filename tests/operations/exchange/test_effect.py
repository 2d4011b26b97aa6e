"""What a choice does to the total is what the ranking says once it is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.merge import Side
from evalapp.operations.exchange.choices import Settle, open_choices
from evalapp.operations.exchange.effect import effect_of
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.operations.exchange.test_choices import returned
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    """The pc of J1 says 6 steps, the laptop 8; every other score is in."""
    workspace = small_panel(tmp_path / "call.evalpanel", applications=2)
    for juror in ("J1", "J2"):
        for number in ("A-1", "A-2"):
            for criterion in ("helix", "sme"):
                if (juror, number, criterion) != ("J1", "A-1", "helix"):
                    place = {"juror": juror, "application": number, "criterion": criterion}
                    workspace.execute(SetScore(**place, value=5))
    pack = next(each for each in hand_out(workspace, tmp_path / "packs").packs if each.juror == "J1")
    for device, value in (("pc", 6), ("laptop", 8)):
        merge(workspace, plan_merge(workspace, [returned(pack, device, value, tmp_path)]))
    return workspace


@pytest.mark.parametrize("side", [Side.STORED, Side.INCOMING])
def test_the_total_is_that_of_the_ranking_once_it_is_settled(panel: Workspace, side: Side) -> None:
    with panel:
        (choice,) = open_choices(panel.view)
        effect = effect_of(panel.view, choice)
        assert effect.kept is not None
        assert effect.taken is not None
        assert effect.kept < effect.taken
        panel.execute(Settle(sides={choice.key: side}))
        total = next(each.total for each in ranking_of(panel).places if each.application == "A-1")
        assert (effect.kept if side is Side.STORED else effect.taken) == total
