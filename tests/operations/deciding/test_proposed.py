"""What the jury proposes of all together: of what it judged, and with the money that page and report say alike."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.application import Admissibility
from evalapp.operations.deciding.proposed import proposals_of, terms_of
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.ranking.decisions import SetGrant
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.workspace import Workspace
from evalapp.reports.ranking.overview import proposed_of
from tests.operations.deciding.decided_samples import individual, propose_all


def printed(panel: Workspace) -> dict[str, int]:
    report = RANKING.gather(panel, Options())
    amounts = {each.application: proposed_of(report, each) for each in report.ranking.places}
    return {number: amount for number, amount in amounts.items() if amount is not None}


def test_a_proposal_of_what_turned_out_inadmissible_counts_no_more(tmp_path: Path) -> None:
    with individual(tmp_path / "call.evalpanel") as panel:
        propose_all(panel)
        panel.execute(
            SetAdmissibility(application="A-2", admissibility=Admissibility.INADMISSIBLE, reason="Te laat.")
        )
        found = proposals_of(panel.view, ranking_of(panel))
        assert {"A-1", "A-3"} == {advice.application for advice, _place, _outlook in found.own}
        assert found.amount == 200_000_00
        assert {"A-1": 100_000_00, "A-3": 100_000_00} == printed(panel)


def test_without_a_proposal_nothing_is_proposed_of_what_is_assessed_by_itself(tmp_path: Path) -> None:
    with individual(tmp_path / "call.evalpanel") as panel:
        propose_all(panel, leaving="A-2")
        assert proposals_of(panel.view, ranking_of(panel)).amount == 200_000_00
        assert set(printed(panel)) == {"A-1", "A-3"}


def test_an_amount_that_the_panel_fixed_is_the_same_everywhere(tmp_path: Path) -> None:
    with individual(tmp_path / "call.evalpanel") as panel:
        panel.execute(SetGrant(application="A-2", amount=40_000_00, reason="Een deel volstaat."))
        propose_all(panel)
        ranking = ranking_of(panel)
        place = next(each for each in ranking.places if each.application == "A-2")
        assert terms_of(panel.view, ranking, place).wanted == 40_000_00
        assert proposals_of(panel.view, ranking).amount == 240_000_00
        assert printed(panel)["A-2"] == 40_000_00
