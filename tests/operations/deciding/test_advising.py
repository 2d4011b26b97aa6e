"""The jury's own proposal, where it departs from what the ranking says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Condition, Proposal, Ruling
from evalapp.domain.errors import BadValue, NotAllowed
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise, ClearAdvice
from evalapp.operations.deciding.said import advised_words
from evalapp.operations.deciding.standing import Outlook, afterwards
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import closed
from tests.operations.progress.ready_samples import closable

REASON = "De jury vindt het partnerschap te smal."
REJECT = Advise(application="A-3", outcome=Proposal.REJECT, reason=REASON)
APPROVE = Advise(application="A-1", outcome=Proposal.APPROVE, reason=REASON)


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with closable(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def test_what_the_ranking_says_stays_and_the_proposal_stands_beside_it(panel: Workspace) -> None:
    panel.execute(REJECT)
    standing = afterwards(panel.view).of("A-3")
    assert standing is not None
    assert (standing.place.outcome, standing.advised) == ("funded", Outlook(outcome=Ruling.REJECTED))
    assert advised_words(standing) == "reject (the jury’s own proposal)"


def test_an_approval_has_its_amount_and_its_conditions(panel: Workspace) -> None:
    asked = Condition(text="Een getekend pact.", until="2016-12-31", criterion="sme")
    panel.execute(replace(APPROVE, amount=60_000_00, conditions=[asked]))
    (advice,) = panel.view.decidings.advice()
    assert (advice.amount, advice.conditions, advice.reason) == (60_000_00, (asked,), REASON)
    standing = afterwards(panel.view).of("A-1")
    assert standing is not None
    assert advised_words(standing) == "approve, €60,000, 1 condition (the jury’s own proposal)"


def test_without_an_amount_it_gets_what_it_asks(panel: Workspace) -> None:
    panel.execute(APPROVE)
    standing = afterwards(panel.view).of("A-1")
    assert standing is not None
    assert standing.advised == Outlook(outcome=Ruling.APPROVED, amount=100_000_00)


def test_another_proposal_replaces_the_first_with_its_conditions(panel: Workspace) -> None:
    panel.execute(replace(APPROVE, conditions=[Condition(text="Een"), Condition(text="Twee")]))
    panel.execute(replace(APPROVE, conditions=[Condition(text="Drie")]))
    (advice,) = panel.view.decidings.advice()
    assert advice.conditions == (Condition(text="Drie"),)
    before = panel.view.last_change()
    panel.execute(replace(APPROVE, conditions=[Condition(text="Drie")]))
    assert panel.view.last_change() == before  # the same again


def test_it_is_taken_back_and_put_back(panel: Workspace) -> None:
    panel.execute(replace(APPROVE, conditions=[Condition(text="Een")]))
    panel.execute(ClearAdvice(application="A-1"))
    assert [] == panel.view.decidings.advice()
    panel.undo()
    assert [(Condition(text="Een"),)] == [each.conditions for each in panel.view.decidings.advice()]
    with pytest.raises(BadValue, match="no proposal of its own for A-3"):
        panel.execute(ClearAdvice(application="A-3"))


@pytest.mark.long
@pytest.mark.parametrize(
    ("advice", "why"),
    [
        (replace(REJECT, reason=" "), "needs its reason"),
        (replace(REJECT, amount=100), "goes with a proposal to approve"),
        (replace(REJECT, conditions=[Condition(text="x")]), "What is rejected has no conditions"),
        (replace(REJECT, outcome=Proposal.RETURN), "This call is ranked"),
        (replace(REJECT, outcome=Proposal.APPROVE), "The ranking proposes that already for A-3"),
        (replace(APPROVE, amount=100_000_01), "at most €100,000"),
        (replace(APPROVE, amount=0), "more than €0"),
        (replace(APPROVE, conditions=[Condition(text=" ")]), "Say what the condition is"),
        (replace(APPROVE, conditions=[Condition(text="x", until="31/12")]), "is not a day"),
        (replace(APPROVE, conditions=[Condition(text="x", until="2006-12-31")]), "before A-1 came in"),
        (replace(APPROVE, conditions=[Condition(text="x", criterion="nope")]), "nope"),
        (replace(REJECT, reason="Te\x07smal."), "cannot be printed"),
        (replace(APPROVE, conditions=[Condition(text="x")] * 51), "at most 50 conditions"),
        (replace(APPROVE, application="A-9"), "A-9"),
    ],
)
def test_what_is_refused_leaves_nothing(panel: Workspace, advice: Advise, why: str) -> None:
    before = panel.view.last_change()
    with pytest.raises(BadValue, match=why):
        panel.execute(advice)
    assert (panel.view.last_change(), panel.view.decidings.advice()) == (before, [])


def test_it_belongs_to_the_deliberation(panel: Workspace, tmp_path: Path) -> None:
    move_to_phase(panel, Phase.SCORING, "Nog een score.")
    with pytest.raises(NotAllowed, match="record a proposal of the jury"):
        panel.execute(REJECT)
    with closed(tmp_path / "closed.evalpanel") as done, pytest.raises(NotAllowed):
        done.execute(REJECT)
