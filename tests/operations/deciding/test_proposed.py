"""What the jury proposes of all together: of what it judged, and with the money that page and report say alike."""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader

from evalapp.domain.application import Admissibility
from evalapp.domain.deciding.values import Proposal
from evalapp.domain.ranking import Outcome
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.proposed import proposals_of, terms_of
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.ranking.decisions import SetGrant
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.workspace import Workspace
from evalapp.words.formats import money
from evalapp.words.places import funding_line, left_of, ranked_standing, standing, support
from tests.operations.deciding.decided_samples import closed, decided, individual, notify, propose_all


def printed(panel: Workspace) -> dict[str, int]:
    report = RANKING.gather(panel, Options())
    amounts = {each.application: each.proposed for each in report.ranking.places}
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


def test_the_paper_counts_what_the_jury_proposes_as_the_page_that_was_signed(tmp_path: Path) -> None:
    """It went on with the line alone: €0 left, where more was proposed than there is."""
    own = Advise(
        application="A-1", outcome=Proposal.APPROVE, amount=60_000_00, reason="Te sterk om te laten."
    )
    with closed(tmp_path / "call.evalpanel", own) as panel:
        ranking = ranking_of(panel)
        place = next(each for each in ranking.places if each.application == "A-1")
        assert place.outcome is not Outcome.FUNDED
        assert (standing(ranking, place).words, support(place)) == ("proposed", "€60,000")
        assert ranked_standing(ranking, place).words != "proposed"
        over = -(proposals_of(panel.view, ranking).left or 0)
        assert over > 0
        assert left_of(ranking) == -over
        said = f"{money(over)} more than there is"
        assert funding_line(ranking).endswith(said)
        raw = RANKING.gathered(panel, Options(language="en")).draw()
    words = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(raw)).pages)
    assert f"{money(ranking.available)}, {said}" in words
    assert f"More than there is {money(over)}" in words


def test_what_the_jury_refuses_itself_comes_into_consideration_no_more(tmp_path: Path) -> None:
    with individual(tmp_path / "call.evalpanel") as panel:
        propose_all(panel, leaving="A-2")
        panel.execute(Advise(application="A-2", outcome=Proposal.REJECT, reason="Te smal."))
        ranking = ranking_of(panel)
        told = {each.application: standing(ranking, each) for each in ranking.places}
    assert told["A-2"].words == Outcome.NOT_FUNDED.label
    assert told["A-1"].words == Outcome.FUNDED.label


def test_who_was_called_on_waits_on_the_list_no_more(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(notify("A-2", "A-3"))
        panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
        before = [each.application for each in ranking_of(panel).places if each.waits]
        panel.execute(CallOn(application="A-1", reason="A-3 valt weg.", on="2016-07-25"))
        after = [each.application for each in ranking_of(panel).places if each.waits]
    assert (before, after) == (["A-1"], [])
