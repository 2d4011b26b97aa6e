"""A reserve list of which one falls off: those below move up, and their letters, page and paper say the same number."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.deciding.values import Proposal, Ruling
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Outcome
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.reserve import StepBack
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.deciding.standing import afterwards
from evalapp.operations.documents.ranking import ranking_json
from evalapp.operations.letters.fate import fate_of
from evalapp.operations.letters.filling import filling_of
from evalapp.operations.letters.material import letter_material
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.workspace import Workspace
from evalapp.words.explain import place_sentence
from evalapp.words.places import standing
from tests.operations.deciding.decided_samples import MEANT, apart
from tests.operations.progress.ready_samples import CEILING, score
from tests.samples import small_panel

REJECT = Advise(application="A-3", outcome=Proposal.REJECT, reason="Geen draagvlak.")
NUMBERS = ("A-1", "A-2", "A-3", "A-4", "A-5")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """A-5 and A-4 within the envelope; A-3, A-2 and A-1 on the reserve list in that order."""
    scheme = CEILING.replace("reserve = 1", "reserve = 3")
    with small_panel(tmp_path / "call.evalpanel", applications=5, scheme=scheme) as workspace:
        for juror in ("J1", "J2"):
            for value, number in enumerate(NUMBERS, start=4):
                for criterion in ("helix", "sme"):
                    score(workspace, juror, number, criterion, value)
        workspace.execute(AdmitTheRest())
        move_to_phase(workspace, Phase.DELIBERATION)
        yield workspace


def numbers(panel: Workspace) -> dict[str, int | None]:
    """Of the list as it stands."""
    return {each.application: each.on_list for each in ranking_of(panel).places if each.waits}


def told(panel: Workspace) -> dict[str, str]:
    ranking = ranking_of(panel)
    return {each.application: standing(ranking, each).words for each in ranking.places}


def test_who_the_jury_proposes_to_refuse_is_not_on_the_list_and_those_below_move_up(panel: Workspace) -> None:
    assert numbers(panel) == {"A-3": 1, "A-2": 2, "A-1": 3}
    panel.execute(REJECT)
    assert numbers(panel) == {"A-2": 1, "A-1": 2}
    assert told(panel) == {
        "A-5": "proposed",
        "A-4": "proposed",
        "A-3": Outcome.NOT_FUNDED.label,
        "A-2": "reserve 1",
        "A-1": "reserve 2",
    }


def test_the_ranking_itself_stays_as_its_rules_made_it(panel: Workspace) -> None:
    before = [(each.application, each.outcome, each.reserve) for each in ranking_of(panel).places]
    panel.execute(REJECT)
    ranking = ranking_of(panel)
    assert before == [(each.application, each.outcome, each.reserve) for each in ranking.places]
    (moved,) = [each for each in ranking.places if each.application == "A-2"]
    told = {each["application"]: (each["reserve"], each["on_list"]) for each in ranking_json(panel)["places"]}
    assert {"A-3": (1, None), "A-2": (2, 1)} == {number: told[number] for number in ("A-3", "A-2")}
    words = place_sentence(panel.view.call().scheme, moved)
    assert "Number 1 on the reserve list, 2 in the ranking: 1 before it fell off." in words


def test_paper_and_letters_say_the_number_of_the_list(panel: Workspace) -> None:
    panel.execute(REJECT)
    move_to_phase(panel, Phase.CLOSED)
    panel.execute(DecideAll(meant=MEANT))
    raw = RANKING.gathered(panel, Options(language="en")).draw()
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(raw)).pages)
    assert "those below moved up, and nobody was added at its end" in text
    material = letter_material(panel.view)
    said = {
        number: filling_of(material, fate_of(material, number), "en").values.get("reserve")
        for number in NUMBERS
    }
    assert {"A-2": "1", "A-1": "2"} == {number: said[number] for number in ("A-2", "A-1")}


def test_a_decision_otherwise_and_an_early_withdrawal_make_room_too(panel: Workspace) -> None:
    move_to_phase(panel, Phase.CLOSED)
    panel.execute(StepBack(application="A-3", on="2016-07-10", reason="Gestopt."))
    assert numbers(panel) == {"A-2": 1, "A-1": 2}
    panel.execute(DecideAll(meant=MEANT))
    panel.execute(apart("A-2", Ruling.REJECTED))
    assert numbers(panel) == {"A-1": 1}
    assert [each.application for each in afterwards(panel.view).reserve] == ["A-1"]


def test_who_withdraws_after_the_decision_changes_no_number_that_was_told(panel: Workspace) -> None:
    move_to_phase(panel, Phase.CLOSED)
    panel.execute(DecideAll(meant=MEANT))
    panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
    assert numbers(panel) == {"A-2": 2, "A-1": 3}


def test_who_the_jury_proposes_to_approve_below_the_line_waits_no_more(panel: Workspace) -> None:
    panel.execute(
        Advise(application="A-3", outcome=Proposal.APPROVE, amount=50_000_00, reason="Te sterk om te laten.")
    )
    assert numbers(panel) == {"A-2": 1, "A-1": 2}


def test_who_is_not_on_the_list_any_more_is_no_number_of_it(panel: Workspace) -> None:
    """Two applications of one report were “number 1 on the reserve list”."""
    panel.execute(REJECT)
    said = {
        each.application: place_sentence(panel.view.call().scheme, each) for each in ranking_of(panel).places
    }
    assert "In the ranking it is number 1 on the reserve list." in said["A-3"]
    assert [number for number in NUMBERS if "Number 1 on the reserve list" in said[number]] == ["A-2"]


def test_the_front_of_the_report_counts_who_withdrew_afterwards(panel: Workspace) -> None:
    move_to_phase(panel, Phase.CLOSED)
    panel.execute(DecideAll(meant=MEANT))
    for number in ("A-3", "A-5"):
        panel.execute(StepBack(application=number, on="2016-07-20", reason="Gestopt."))
    raw = RANKING.gathered(panel, Options(language="en")).draw()
    first = " ".join(PdfReader(io.BytesIO(raw)).pages[0].extract_text().split())
    assert "2 withdrawn after the closing" in first
