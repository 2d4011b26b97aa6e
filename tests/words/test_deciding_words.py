"""Until a body decided every outcome is proposed; from then on what it decided stands in its place."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.deciding.values import Condition, Proposal, Ruling
from evalapp.domain.ranking import Ranking
from evalapp.domain.texts import in_language
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.documents.ranking import ranking_json
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.workspace import Workspace
from evalapp.words.explain import place_sentence
from evalapp.words.places import funding_line, is_cut, standing, support, support_head
from tests.operations.deciding.decided_samples import MEANT, apart, closed

OWN = Advise(application="A-2", outcome=Proposal.APPROVE, amount=60_000_00, reason="Te ruim begroot.")


def words(ranking: Ranking) -> list[tuple[str, str, str]]:
    return [(each.application, standing(ranking, each).words, support(each)) for each in ranking.places]


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return closed(tmp_path / "call.evalpanel", OWN)


def test_what_is_proposed_becomes_granted_or_refused(panel: Workspace) -> None:
    with panel, in_language("nl"):
        before = ranking_of(panel)
        assert ("voorgesteld", "€\xa060.000") == words(before)[1][1:]
        assert (support_head(before), before.is_decided) == ("voorgesteld", False)
        panel.execute(apart("A-3", Ruling.REJECTED))
        panel.execute(DecideAll(meant=MEANT))
        ranking = ranking_of(panel)
        assert [
            ("A-3", "geweigerd", "–"),
            ("A-2", "toegekend", "€\xa060.000"),
            ("A-1", "reserve 1", "–"),
        ] == words(ranking)
        assert support_head(ranking) == "toegekend"
        assert "besloten: € 60.000 van € 200.000" in funding_line(ranking).replace("\xa0", " ")
        assert is_cut(ranking.places[1])


def test_places_and_outcomes_stay_as_they_were_signed(panel: Workspace) -> None:
    with panel:
        before = ranking_of(panel)
        panel.execute(apart("A-3", Ruling.REJECTED))
        after = ranking_of(panel)
        assert [replace(each, held=None) for each in after.places] == list(before.places)


def test_who_withdrew_and_who_was_called_on(panel: Workspace) -> None:
    with panel:
        panel.execute(DecideAll(meant=MEANT))
        panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
        panel.execute(CallOn(application="A-1", reason="A-3 valt weg.", on="2016-07-25"))
        assert [
            ("A-3", "withdrawn", "–"),
            ("A-2", "granted", "€60,000"),
            ("A-1", "granted", "€100,000"),
        ] == words(ranking_of(panel))
        scheme = panel.view.call().scheme
        said = {each.application: place_sentence(scheme, each) for each in ranking_of(panel).places}
    assert "The jury itself proposes otherwise: approve, €60,000 (Te ruim begroot)." in said["A-2"]
    assert "Decided by Beslissingscomité on 14 July 2016 (BC/2016/12): granted, €60,000." in said["A-2"]
    assert "Called on from the reserve list on 25 July 2016, for €100,000: A-3 valt weg." in said["A-1"]
    assert "Withdrawn by its applicant on 20 July 2016: Gestopt." in said["A-3"]


def test_a_script_and_a_report_are_told_too(panel: Workspace) -> None:
    with panel:
        place = ranking_json(panel)["places"][1]
        assert (place["outcome"], place["proposal"]["amount_cents"], place["decision"]) == (
            "funded",
            60_000_00,
            None,
        )
        panel.execute(apart("A-2", Ruling.REJECTED))
        place = ranking_json(panel)["places"][1]
        assert (place["outcome"], place["decision"]["outcome"]) == ("funded", "reject")
        content = RANKING.gather(panel, Options(language="en"))
    assert content.decided.startswith("1 application is decided on")


def test_a_proposal_tells_all_of_its_conditions_on_paper_too(tmp_path: Path) -> None:
    """“1 condition” stood in the history, and what it was nowhere."""
    pact = Condition(text="Een getekend pact.", until="2027-12-31", criterion="helix")
    own = replace(OWN, conditions=(pact, Condition(text="Elf zitjes")))
    with closed(tmp_path / "call.evalpanel", own) as panel:
        place = next(each for each in ranking_of(panel).places if each.application == "A-2")
        said = place_sentence(panel.view.call().scheme, place)
        assert said.endswith(
            "(Te ruim begroot). Conditions: (1) Een getekend pact (until 31 December 2027, Triple helix); "
            "(2) Elf zitjes."
        )
        pdf = RANKING.gathered(panel, Options(language="en")).draw()
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "Een getekend pact (until 31 December 2027, Triple helix)" in " ".join(text.split())


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "The body takes over the 2 conditions of the jury."),
        (
            "Lager.",
            "Whether it takes over the 2 conditions of the jury is not recorded apart from that reason.",
        ),
    ],
)
def test_it_is_said_whether_the_body_takes_the_conditions_over(
    tmp_path: Path, reason: str, said: str
) -> None:
    own = replace(OWN, conditions=(Condition(text="Een pact."), Condition(text="Een kmo meer.")))
    with closed(tmp_path / "call.evalpanel", own) as panel:
        panel.execute(DecideAll(meant=MEANT))
        place = next(each for each in ranking_of(panel).places if each.application == "A-2")
        assert place.held is not None
        assert place.held.ruled is not None
        ruled = replace(place.held.ruled, reason=reason)
        told = place_sentence(panel.view.call().scheme, replace(place, held=replace(place.held, ruled=ruled)))
    assert told.endswith(said)
