"""A ranking report says how far it may be trusted: provisional, advice, or what was decided."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.meeting.values import ReasonSource
from evalapp.domain.permissions import Phase
from evalapp.operations.meeting.agreeing import weighed_in_turn
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import AgreedLine, RankingReport
from evalapp.reports.ranking.ranking import ranking_report
from tests.operations.deciding.decided_samples import decided
from tests.operations.progress.ready_samples import closable
from tests.reports.report_samples import panel


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def printed(workspace: Workspace) -> str:
    return " ".join(pages(RANKING.gathered(workspace, Options(language="en")).draw()))


@pytest.mark.long
@pytest.mark.parametrize("phase", [Phase.SCORING, Phase.DELIBERATION])
def test_until_it_is_closed_every_page_says_provisional_and_nothing_is_signed(phase: Phase) -> None:
    """A ranking that was ready looked final as soon as the last score was in."""
    found = pages(ranking_report(panel(33, phase=phase)(RankingReport)))
    assert all("PROVISIONAL" in each for each in found)
    assert not any("Signatures" in each or "ADVICE" in each for each in found)


@pytest.mark.long
def test_closed_it_is_advice_until_a_body_decided(tmp_path: Path) -> None:
    found = pages(ranking_report(panel(33)(RankingReport)))
    assert all("ADVICE" in each and "PROVISIONAL" not in each for each in found)
    assert any("Signatures" in each for each in found)
    with decided(tmp_path / "call.evalpanel") as workspace:
        said = printed(workspace)
    assert "ADVICE" not in said
    assert "PROVISIONAL" not in said


@pytest.mark.long
def test_it_says_who_decides_and_when_the_jury_met(tmp_path: Path) -> None:
    with closable(tmp_path / "call.evalpanel") as workspace:
        workspace.execute(OpenMeeting(present=tuple(each.id for each in workspace.view.people())))
        assert "not closed yet" in printed(workspace)
        workspace.execute(CloseMeeting())
        said = printed(workspace)
    assert "Meeting of the jury" in said
    assert "not closed yet" not in said
    given = panel(8)
    plan = replace(given.arguments["call"].plan, body="Beslissingscomité", quorum=7, decision_on="2016-07-14")
    call = replace(given.arguments["call"], plan=plan)
    said = " ".join(pages(ranking_report(given(RankingReport, call=call, voted=3))))
    for each in ("Beslissingscomité", "14 July 2016", "at least 7", "Votes by show of hands 3"):
        assert each in said


def test_a_consensus_is_told_with_what_it_was_before_and_what_that_did(tmp_path: Path) -> None:
    """Two on one application: the second begins where the first ended."""
    with closable(tmp_path / "call.evalpanel") as workspace:
        move_to_phase(workspace, Phase.DELIBERATION)
        for criterion, value in (("helix", 10), ("sme", 2)):
            workspace.execute(
                SetConsensus(
                    application="A-2", criterion=criterion, value=value, reason="Na het gesprek.",
                    source=ReasonSource.HEARING,
                )
            )  # fmt: skip
        turns = weighed_in_turn(workspace.view)
        assert [each.criterion for each, _before, _after in turns] == ["helix", "sme"]
        (_one, before, after), (_two, then, last) = turns
        assert (before.criterion, after.criterion) == (3, 5)
        assert after.total == then.total != last.total
        said = printed(workspace)
    assert "2 scores on which the jury agreed count in place of" in said
    assert "Na het gesprek (from a hearing)" in said


def test_names_in_a_reason_are_withheld_where_names_are() -> None:
    line = AgreedLine(
        application="A-01 Titel", criterion="Kmo-impact", before="3.00", agreed="4", totals=("3.00", "3.50"),
        reason="Zoals An Peeters zei.", at="27 June 2016", by="An Peeters",
    )  # fmt: skip
    said = " ".join(pages(ranking_report(panel(8)(RankingReport, agreed=[line], is_anonymous=True))))
    assert "Zoals [name withheld] zei." in said
    assert "An Peeters zei" not in said
    assert "27 June 2016 · no show of hands recorded" in said


def test_one_application_is_recomputed(tmp_path: Path) -> None:
    with closable(tmp_path / "call.evalpanel") as workspace:
        said = printed(workspace)
    assert "Recomputed by hand: A-1" in said  # on the reserve list
    assert "It is computed with what was not rounded." in said


def test_the_picture_says_from_where_to_where_its_axis_goes() -> None:
    said = " ".join(pages(ranking_report(panel(33)(RankingReport))))
    assert "The axis goes from 2 to 5." in said
