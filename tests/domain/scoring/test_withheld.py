"""When the scores of jurors are shown: not while others are still to score the same, knowing nothing of theirs."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.call import NoScore
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Place
from evalapp.domain.scoring.withheld import are_totals_withheld, is_withheld
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


def place_of(panel: Workspace) -> Place:
    return next(each for each in ranking_of(panel).places if each.application == "A-1")


def withheld(panel: Workspace) -> list[str]:
    phase = panel.view.call().phase
    return [each.criterion for each in place_of(panel).criteria if is_withheld(phase, each)]


def give(panel: Workspace, juror: str, *criteria: str) -> None:
    for criterion in criteria:
        panel.execute(SetScore(juror=juror, application="A-1", criterion=criterion, value=6))


def test_the_score_of_one_return_waits_as_its_average_does(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        give(panel, "J1", "helix", "sme")
        assert withheld(panel) == ["helix", "sme"]
        assert [each.score for each in place_of(panel).criteria] == [None, None]
        give(panel, "J2", "sme")
        assert withheld(panel) == ["helix"]
        assert are_totals_withheld(Phase.SCORING, panel.view.call().scheme, place_of(panel))
        give(panel, "J2", "helix")
        assert withheld(panel) == []
        assert not are_totals_withheld(Phase.SCORING, panel.view.call().scheme, place_of(panel))


def test_a_reason_for_no_score_is_waited_for_no_more(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        give(panel, "J1", "helix", "sme")
        for criterion in ("helix", "sme"):
            panel.execute(
                SetScore(
                    juror="J2", application="A-1", criterion=criterion, value=None, no_score=NoScore.ABSTAIN
                )
            )
        assert withheld(panel) == []


def test_the_jury_deliberates_on_what_there_is(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        give(panel, "J1", "helix", "sme")
        move_to_phase(panel, Phase.DELIBERATION)
        assert withheld(panel) == []
        assert not are_totals_withheld(Phase.DELIBERATION, panel.view.call().scheme, place_of(panel))
