"""Once a body decided, the report of the ranking says what that gave and nothing proposed."""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader

from evalapp.domain.deciding.values import Proposal, Ruling
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.reserve import StepBack
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import RankingReport
from evalapp.reports.ranking.ranking import _key_figures
from tests.operations.deciding.decided_samples import MEANT, apart, closed, decided, individual, propose_all
from tests.reports.ranking.test_ranking_report import words


def gathered(panel: Workspace) -> RankingReport:
    found = RANKING.gather(panel, Options(language="en"))
    assert isinstance(found, RankingReport)
    return found


def figures(panel: Workspace) -> list[tuple[str, str]]:
    return [(each.replace("\xa0", " "), said) for each, said in _key_figures(gathered(panel))[1:]]


def test_until_then_it_is_proposed(tmp_path: Path) -> None:
    with closed(tmp_path / "call.evalpanel") as panel:
        assert figures(panel)[1:] == [("2", "proposed for support"), ("€200,000", "proposed of €200,000")]


def test_afterwards_it_is_what_was_decided(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(apart("A-2", Ruling.APPROVED, 60_000_00))
        assert figures(panel) == [
            ("3", "ranked, 0 below a threshold"),
            ("2", "given support, 1 on the reserve list"),
            ("€160,000", "granted of €200,000"),
        ]
        panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
        assert figures(panel)[1:] == [
            ("1", "given support, 1 on the reserve list, 1 withdrawn after the closing"),
            ("€60,000", "granted of €200,000"),
        ]


def test_what_is_not_decided_yet_is_counted_apart(tmp_path: Path) -> None:
    with closed(tmp_path / "call.evalpanel") as panel:
        panel.execute(apart("A-2", Ruling.REJECTED))
        assert figures(panel)[1:] == [("0", "given support, 2 not decided"), ("€0", "granted of €200,000")]


def test_where_nothing_is_ranked_it_is_so_too(tmp_path: Path) -> None:
    with individual(tmp_path / "call.evalpanel") as panel:
        propose_all(panel)
        move_to_phase(panel, Phase.CLOSED)
        panel.execute(apart("A-2", Ruling.REJECTED))
        panel.execute(DecideAll(meant=MEANT))
        assert figures(panel) == [
            ("2", "given support"),
            ("1", "refused"),
            ("€200,000", "granted of €200,000"),
        ]


def test_what_went_back_to_its_applicant_waits_for_no_decision(tmp_path: Path) -> None:
    with individual(tmp_path / "call.evalpanel") as panel:
        propose_all(panel, leaving="A-1")
        panel.execute(Advise(application="A-1", outcome=Proposal.RETURN, reason="Vul aan."))
        move_to_phase(panel, Phase.CLOSED)
        panel.execute(DecideAll(meant=MEANT))
        assert figures(panel)[:2] == [("2", "given support"), ("0", "refused, 1 returned")]


def test_the_tables_of_money_and_provinces_say_it_as_well(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(apart("A-2", Ruling.APPROVED, 60_000_00))
        content = gathered(panel)
        said = words(PdfReader(io.BytesIO(RANKING.draw(content, lambda _share: None))))
        assert "Granted €160,000" in said
        assert "Left €40,000" in said
        assert "Given support" in said
        assert "Proposed for support" not in said
        assert "proposed of" not in said
