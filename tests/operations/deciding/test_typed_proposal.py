"""What is typed of a proposal: conditions one a line, and an amount that is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.domain.errors import BadValue
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.proposed import beyond_words, limits_words, terms_of
from evalapp.operations.deciding.typed_proposal import (
    asked_of_amount,
    condition_line,
    typed_conditions,
)
from evalapp.operations.documents.meeting import minutes_json
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.ranking.decisions import SetGrant
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.typed_amount import typed_amount
from evalapp.operations.workspace import Workspace
from tests.operations.progress.ready_samples import closable
from tests.samples import SECRETARY, dossier, put_dossiers

APPROVE = Advise(application="A-1", outcome=Proposal.APPROVE, reason="Sterk netwerk.")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """Each asks €100,000, of an envelope of €200,000."""
    with closable(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def test_a_condition_a_line_with_its_day_and_criterion(panel: Workspace) -> None:
    scheme = panel.view.call().scheme
    found = typed_conditions(
        "Een pact. | 31/12/2016 | sme\n\n Een kmo meer. | triple helix \nEen plan.", scheme
    )
    assert found == (
        Condition(text="Een pact.", until="2016-12-31", criterion="sme"),
        Condition(text="Een kmo meer.", criterion="helix"),
        Condition(text="Een plan."),
    )
    again = "\n".join(condition_line(each, scheme) for each in found)
    assert typed_conditions(again, scheme) == found


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("x | 31/12/2016 | sme | helix", "more than a condition, a day and a criterion"),
        ("x | 31/31/2016", "31/31/2016"),
        ("x | impact", "There is no criterion “impact”"),
        ("x | 30/6/2016 | sme | triple helix", "more than a condition, a day and a criterion"),
    ],
)
def test_a_condition_that_cannot_be_read(panel: Workspace, typed: str, why: str) -> None:
    with pytest.raises(BadValue, match=why):
        typed_conditions(typed, panel.view.call().scheme)


@pytest.mark.long
@pytest.mark.parametrize("typed", ["90.00", "90", "0,90 k€", "999", "450.5", "450,50", "999,99"])
def test_an_amount_that_is_more_often_a_slip_is_asked_about(panel: Workspace, typed: str) -> None:
    assert "Is that meant?" in asked_of_amount(panel.view, "A-1", typed, typed_amount(typed))


@pytest.mark.long
@pytest.mark.parametrize(
    "typed",
    [
        "90.000",
        "90000",
        "90.000,00",
        "€ 90 000",
        "1000",
        "0,09 M€",
        "90000.00",
        "95000,50",
        "60.000,50",
        "1000.5",
        "90.0 k€",
    ],
)
def test_a_plain_amount_is_not(panel: Workspace, typed: str) -> None:
    assert asked_of_amount(panel.view, "A-1", typed, typed_amount(typed)) == ""


def test_what_it_may_get_and_what_the_ranking_gives_are_no_slip(panel: Workspace) -> None:
    panel.execute(SetGrant(application="A-3", amount=450_50, reason="Eén werkpakket."))
    assert asked_of_amount(panel.view, "A-3", "450.50", 450_50) == ""
    assert "Is that meant?" in asked_of_amount(panel.view, "A-1", "450.50", 450_50)
    move_to_phase(panel, Phase.SCORING, "Een ander bedrag.")
    panel.execute(put_dossiers([dossier("A-1", requested=450_50)]))
    assert asked_of_amount(panel.view, "A-1", "450.50", 450_50) == ""
    assert "Is that meant?" in asked_of_amount(panel.view, "A-1", "450.5", 450_00)


def test_more_than_the_envelope_is_refused_and_more_in_all_is_told(panel: Workspace) -> None:
    ranking = ranking_of(panel)
    place = next(each for each in ranking.places if each.application == "A-1")
    # What all proposals come to tells what becomes of others, which this call does not show here.
    assert beyond_words(terms_of(panel.view, ranking, place), 60_000_00) == ""
    edit_call(panel, {"effects": "yes"}, reason="Beslist.")
    terms = terms_of(panel.view, ranking, place)
    assert limits_words(terms) == "asks €100,000"
    assert beyond_words(terms, 60_000_00) == (
        "With this the jury proposes €60,000 more in all than the envelope of €200,000."
    )
    funded = next(each for each in ranking.places if each.application == "A-3")
    assert beyond_words(terms_of(panel.view, ranking, funded), 90_000_00) == ""
    panel.actor = SECRETARY
    cut = CallEdit(budget=50_000_00)
    panel.execute(ChangeTerms(edit=cut, reason="Gehalveerd.", decided_by="Minister", decided_on="2016-06-27"))
    with pytest.raises(BadValue, match="more than the envelope of the call, €50,000"):
        panel.execute(replace(APPROVE, amount=60_000_00))
    assert panel.view.decidings.advice() == []


def test_the_amount_of_the_ranking_is_no_proposal_of_its_own(panel: Workspace) -> None:
    same = replace(APPROVE, application="A-3", amount=100_000_00)
    with pytest.raises(BadValue, match="The ranking proposes that already for A-3"):
        panel.execute(same)
    panel.execute(replace(same, amount=90_000_00))


def test_the_minutes_hold_it(panel: Workspace) -> None:
    panel.execute(replace(APPROVE, amount=60_000_00, conditions=[Condition(text="Een pact.")]))
    (told,) = minutes_json(panel.view)["proposals"]
    assert (told["application"], told["outcome"], told["amount_cents"]) == ("A-1", "approve", 60_000_00)
    assert [each["text"] for each in told["conditions"]] == ["Een pact."]
    assert minutes_json(panel.view)["flags"] == []
