"""A dossier that the jury returned to its applicant is called so wherever it is listed, whatever its scores come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Place
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.workspace import Workspace
from evalapp.words.places import standing, without_place
from tests.operations.deciding.decided_samples import REASON, WITH_THRESHOLD
from tests.operations.progress.ready_samples import ready


def test_it_stands_under_its_own_heading_and_not_below_the_threshold(tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel", scheme=WITH_THRESHOLD) as panel:
        move_to_phase(panel, Phase.DELIBERATION)
        before = {words: [p.application for p in places] for words, places in headings(panel)}
        assert "A-1" in before["Below a threshold"]
        condition = Condition(text="A plan for the data", until="2099-06-30")
        panel.execute(
            Advise(application="A-1", outcome=Proposal.RETURN, reason=REASON, conditions=(condition,))
        )
        after = {words: [p.application for p in places] for words, places in headings(panel)}
        assert ["A-1"] == after["Returned to the applicant"]
        assert "A-1" not in after.get("Below a threshold", [])
        ranking = ranking_of(panel)
        (place,) = [each for each in ranking.places if each.application == "A-1"]
        assert "returned to the applicant" == standing(ranking, place).words


def headings(panel: Workspace) -> Iterator[tuple[str, Sequence[Place]]]:
    return without_place(ranking_of(panel), is_ranked=False)
