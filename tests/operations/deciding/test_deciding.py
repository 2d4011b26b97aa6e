"""What the deciding body decided: all as advised, or one application apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Proposal, Ruling
from evalapp.domain.errors import BadValue, KnownError, NotAllowed
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.deciding.ruling import DecideAll, TakeBackDecision
from evalapp.operations.deciding.said import advised_words, decided_words, decision_words
from evalapp.operations.deciding.standing import afterwards
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.records.noted import closing_note
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import (
    BODY,
    MEANT,
    REASON,
    apart,
    closed,
    decided,
    individual,
    notify,
    propose_all,
)
from tests.operations.progress.ready_samples import closable


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with closed(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def rulings(panel: Workspace) -> dict[str, tuple[str, int | None]]:
    return {each.application: (str(each.outcome), each.amount) for each in panel.view.decidings.rulings()}


def test_all_is_decided_as_advised(panel: Workspace) -> None:
    panel.execute(DecideAll(meant=MEANT))
    given = ("approve", 100_000_00)
    assert {"A-1": ("reserve", None), "A-2": given, "A-3": given} == rulings(panel)
    assert (
        "3 applications are decided on, by Beslissingscomité on 14 July 2016 (BC/2016/12): 2 granted, "
        "1 on the reserve list."
    ) == decision_words(afterwards(panel.view))


def test_the_jurys_own_proposal_is_what_is_taken_over(tmp_path: Path) -> None:
    own = Advise(application="A-3", outcome=Proposal.REJECT, reason="Te smal.")
    with decided(tmp_path / "own.evalpanel", own) as panel:
        assert ("reject", None) == rulings(panel)["A-3"]


def test_one_is_decided_apart_with_the_reason_of_the_body(panel: Workspace) -> None:
    panel.execute(apart("A-2", Ruling.APPROVED, 60_000_00))
    panel.execute(DecideAll(meant=MEANT))
    (ruled,) = (each for each in panel.view.decidings.rulings() if each.application == "A-2")
    assert (ruled.amount, ruled.reason, ruled.corrected) == (60_000_00, REASON, "")
    standing = afterwards(panel.view).of("A-2")
    assert standing is not None
    assert decided_words(standing) == "granted, €60,000, not as advised"


def test_a_single_one_as_advised_needs_no_reason(panel: Workspace) -> None:
    panel.execute(apart("A-2", Ruling.APPROVED, reason=""))
    assert {"A-2": ("approve", 100_000_00)} == rulings(panel)


@pytest.mark.long
@pytest.mark.parametrize(
    ("outcome", "amount", "why"),
    [
        (Ruling.REJECTED, None, "departs from the advice on A-2"),
        (Ruling.APPROVED, 60_000_00, "departs from the advice on A-2"),
        (Ruling.REJECTED, 100, "An amount goes with an approval only"),
        (Ruling.APPROVED, 100_000_01, "at most €100,000"),
        (Ruling.RESERVE, None, "A-2 is not on the reserve list"),
    ],
)
def test_what_departs_needs_a_reason_and_an_amount_fits(
    panel: Workspace, outcome: Ruling, amount: int | None, why: str
) -> None:
    with pytest.raises(BadValue, match=why):
        panel.execute(apart("A-2", outcome, amount, reason=""))
    assert {} == rulings(panel)


@pytest.mark.long
@pytest.mark.parametrize(
    ("meant", "why"),
    [
        (replace(MEANT, body=" "), "Say which body decided"),
        (replace(MEANT, reference=""), "Give the reference"),
        (replace(MEANT, on="14/7"), "is not a day"),
        (replace(MEANT, on="2999-01-01"), "still to come"),
    ],
)
def test_who_when_and_where_it_is_found_are_said(panel: Workspace, meant: object, why: str) -> None:
    with pytest.raises(BadValue, match=why):
        panel.execute(DecideAll(meant=meant))  # type: ignore[arg-type]


def test_only_once_the_assessment_is_closed(tmp_path: Path) -> None:
    with (
        closable(tmp_path / "open.evalpanel") as panel,
        pytest.raises(NotAllowed, match="Close the assessment first"),
    ):
        panel.execute(DecideAll(meant=MEANT))


def test_a_recorded_decision_changes_with_a_reason_only(panel: Workspace) -> None:
    panel.execute(DecideAll(meant=MEANT))
    panel.execute(DecideAll(meant=MEANT))  # the same again
    other = replace(MEANT, reference="BC/2016/21")
    for command in (DecideAll(meant=other), apart("A-2", Ruling.REJECTED, reason="")):
        with pytest.raises(BadValue, match="reason for correcting it"):
            panel.execute(command)
    panel.execute(DecideAll(meant=other, reason="Een verkeerde referentie."))
    told = panel.view.history(limit=1)[0].summary
    assert told == (
        "3 recorded decisions corrected: by Beslissingscomité on 14 July 2016 (BC/2016/21) – Een verkeerde referentie."
    )
    assert {"BC/2016/21"} == {each.reference for each in panel.view.decidings.rulings()}
    panel.execute(replace(apart("A-2", Ruling.REJECTED), meant=other))
    (ruled,) = (each for each in panel.view.decidings.rulings() if each.application == "A-2")
    assert (ruled.outcome, ruled.reason, ruled.corrected) == (Ruling.REJECTED, REASON, REASON)


def test_back_to_what_was_advised_the_reason_is_of_the_correction_alone(panel: Workspace) -> None:
    panel.execute(apart("A-2", Ruling.REJECTED))
    panel.execute(apart("A-2", Ruling.APPROVED, reason="Een vergissing."))
    (ruled,) = panel.view.decidings.rulings()
    assert (ruled.amount, ruled.reason, ruled.corrected) == (100_000_00, "", "Een vergissing.")


def test_what_goes_back_to_its_applicant_waits_for_no_decision_and_may_get_one_apart(tmp_path: Path) -> None:
    """Where each application is judged by itself, the jury may propose to return one: that is no decision."""
    with individual(tmp_path / "own.evalpanel") as panel:
        propose_all(panel, leaving="A-2")
        panel.execute(Advise(application="A-2", outcome=Proposal.RETURN, reason="Het budget klopt niet."))
        move_to_phase(panel, Phase.CLOSED)
        standing = afterwards(panel.view).of("A-2")
        assert standing is not None
        assert advised_words(standing) == "return to the applicant"
        assert decided_words(standing) == "returned to the applicant"
        panel.execute(DecideAll(meant=MEANT))
        given = ("approve", 100_000_00)
        assert {"A-1": given, "A-3": given} == rulings(panel)
        assert decision_words(afterwards(panel.view)).endswith(
            "Returned to the applicant, so nothing is decided of it yet: A-2."
        )
        panel.execute(apart("A-2", Ruling.REJECTED))
        assert {"A-1": given, "A-2": ("reject", None), "A-3": given} == rulings(panel)


def test_undo_takes_back_what_was_decided_and_nothing_of_before_the_closing(panel: Workspace) -> None:
    assert panel.undoable is None
    with pytest.raises(KnownError, match="There is nothing to undo since “Phase: "):
        panel.undo()
    panel.execute(DecideAll(meant=MEANT))
    panel.execute(notify("A-2"))
    decision = panel.view.last_change() - 1
    with pytest.raises(KnownError, match="something was decided or told since"):
        panel.undo(decision)
    with pytest.raises(KnownError, match="the assessment was closed since"):
        panel.undo(decision - 2)
    panel.undo()
    panel.undo()
    assert {} == rulings(panel)
    assert panel.undoable is None
    panel.redo()
    assert len(rulings(panel)) == 3


def test_a_call_moves_back_only_after_its_decision_was_taken_back(panel: Workspace) -> None:
    panel.execute(DecideAll(meant=MEANT))
    panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Geen cofinanciering."))
    panel.execute(CallOn(application="A-1", reason="A-3 valt weg."))
    with pytest.raises(BadValue, match=f"{BODY} decided on this call on 14 July 2016"):
        move_to_phase(panel, Phase.DELIBERATION, "Een vergissing.")
    with pytest.raises(BadValue, match="Say why"):
        panel.execute(TakeBackDecision(reason=" "))
    panel.execute(TakeBackDecision(reason="Vernietigd."))
    assert ({}, []) == (rulings(panel), panel.view.decidings.called_on())
    with pytest.raises(BadValue, match="No decision is recorded"):
        panel.execute(TakeBackDecision(reason="Vernietigd."))
    move_to_phase(panel, Phase.DELIBERATION, "Een vergissing.")


def test_the_note_of_the_closing_stays_that_of_the_closing(panel: Workspace) -> None:
    before = closing_note(panel.view)
    panel.execute(DecideAll(meant=MEANT))
    panel.undo()
    panel.execute(DecideAll(meant=MEANT))
    assert before == closing_note(panel.view)
