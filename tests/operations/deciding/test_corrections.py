"""What is corrected, taken back or decided anew leaves nothing standing that it does not hold of any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Channel, Condition, Proposal, Ruling
from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Ranking
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.notifying import Notify
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.deciding.ruling import DecideAll, DecideApart, TakeBackDecision
from evalapp.operations.deciding.standing import afterwards
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.course.signing import signing_of
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from evalapp.words.places import standing, support
from tests.operations.deciding.decided_samples import MEANT, apart, closed, decided, notify
from tests.operations.progress.ready_samples import closable

ANOTHER = replace(MEANT, reference="BC/2016/13")
LATER = replace(MEANT, on="2016-09-01", reference="BC/2016/30")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with decided(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def untold(panel: Workspace) -> list[str]:
    return sorted(each.application for each in afterwards(panel.view).untold)


def ruled(panel: Workspace, number: str) -> tuple[str, int | None, str, str, str]:
    found = next(each for each in panel.view.decidings.rulings() if each.application == number)
    return str(found.outcome), found.amount, found.on, found.reference, found.reason


def shown(ranking: Ranking, number: str) -> tuple[str, str]:
    place = next(each for each in ranking.places if each.application == number)
    return standing(ranking, place).words, support(place)


def test_a_letter_about_a_decision_that_was_taken_back_tells_nobody_of_the_next(panel: Workspace) -> None:
    panel.execute(notify("A-2", "A-3"))
    panel.execute(TakeBackDecision(reason="Vormfout."))
    panel.execute(DecideAll(meant=LATER))
    assert untold(panel) == ["A-1", "A-2", "A-3"]
    panel.execute(Notify(applications=("A-2",), on="2016-09-05", channel=Channel.REGISTERED))
    assert [each.nth for each in panel.view.decidings.notified() if each.application == "A-2"] == [1, 2]


def test_also_where_the_next_is_of_the_same_day(panel: Workspace) -> None:
    panel.execute(notify("A-2"))
    panel.execute(TakeBackDecision(reason="Vormfout."))
    panel.execute(DecideAll(meant=MEANT))
    assert "A-2" in untold(panel)


@pytest.mark.parametrize("is_apart", [False, True])
def test_the_day_of_a_decision_is_not_moved_past_who_was_told(panel: Workspace, is_apart: bool) -> None:
    panel.execute(notify("A-2"))
    command: DecideAll | DecideApart = DecideAll(meant=LATER, reason="Verkeerde dag.")
    if is_apart:
        command = replace(apart("A-2", Ruling.APPROVED, reason="Verkeerde dag."), meant=LATER)
    with pytest.raises(BadValue, match="A-2 were told before 1 September 2016"):
        panel.execute(command)


def test_another_reference_leaves_who_was_told(panel: Workspace) -> None:
    panel.execute(notify("A-2"))
    panel.execute(DecideAll(meant=ANOTHER, reason="Tikfout."))
    assert untold(panel) == ["A-1", "A-3"]


def test_correcting_all_leaves_what_was_decided_apart_on_another_day(panel: Workspace) -> None:
    panel.execute(replace(apart("A-2", Ruling.APPROVED, 50_000_00), meant=LATER))
    panel.execute(DecideAll(meant=ANOTHER, reason="Tikfout."))
    assert ruled(panel, "A-2")[2:4] == ("2016-09-01", "BC/2016/30")
    assert ruled(panel, "A-3")[2:4] == ("2016-07-14", "BC/2016/13")


def test_correcting_a_reference_keeps_the_amount_and_the_reason_of_the_body(panel: Workspace) -> None:
    panel.execute(apart("A-2", Ruling.APPROVED, 50_000_00, reason="Te ruim begroot."))
    panel.execute(
        DecideApart(
            application="A-2", outcome=Ruling.APPROVED, meant=ANOTHER, reason="Tikfout in het kenmerk."
        )
    )
    assert ruled(panel, "A-2") == ("approve", 50_000_00, "2016-07-14", "BC/2016/13", "Te ruim begroot.")


def test_who_is_named_twice_is_told_once(panel: Workspace) -> None:
    panel.execute(notify("A-2", "A-2"))
    act = panel.view.history(limit=1)[0].act
    assert act is not None
    assert act.steps[0].named["n"] == 1


def test_a_receipt_outlives_a_correction_of_the_rest(panel: Workspace) -> None:
    panel.execute(notify("A-2", received="2016-07-19"))
    told = Notify(applications=("A-2",), on="2016-07-18", channel=Channel.REGISTERED, reason="Nagekeken.")
    panel.execute(told)
    assert [each.received for each in panel.view.decidings.notified()] == ["2016-07-19"]


def test_nobody_is_called_on_before_the_decision(panel: Workspace) -> None:
    panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Failliet."))
    with pytest.raises(BadValue, match="before the decision of 14 July 2016"):
        panel.execute(CallOn(application="A-1", reason="Er is geld vrij.", on="2010-01-01"))
    with pytest.raises(BadValue, match="Say why A-1 is called on"):
        panel.execute(CallOn(application="A-1", reason=" ", on="2016-08-01"))


def test_what_was_withdrawn_before_the_decision_is_withdrawn_in_the_ranking(tmp_path: Path) -> None:
    with closed(tmp_path / "call.evalpanel") as panel:
        panel.execute(StepBack(application="A-3", on="2016-07-10", reason="Failliet."))
        assert shown(ranking_of(panel), "A-3") == ("withdrawn", "–")
        panel.execute(DecideAll(meant=MEANT))
        ranking = ranking_of(panel)
        assert (shown(ranking, "A-3"), shown(ranking, "A-2")) == (("withdrawn", "–"), ("granted", "€100,000"))


def test_a_decision_that_was_taken_back_does_not_come_back_while_the_jury_deliberates(
    panel: Workspace,
) -> None:
    panel.execute(TakeBackDecision(reason="Vormfout."))
    taken_back = panel.view.last_change()
    move_to_phase(panel, Phase.DELIBERATION, reason="Er ontbrak een advies.")
    with pytest.raises(KnownError, match="the call moved back since"):
        panel.undo(taken_back)
    assert panel.view.decidings.rulings() == []


def test_no_signature_comes_back_over_what_changed_since(tmp_path: Path) -> None:
    with closable(tmp_path / "call.evalpanel") as panel:
        move_to_phase(panel, Phase.CLOSED, signings=[signing_of(panel.view, "C1")])
        move_to_phase(panel, Phase.DELIBERATION, reason="Er ontbrak een advies.")
        reopened = panel.view.last_change()
        panel.execute(Advise(application="A-3", outcome=Proposal.REJECT, reason="Te smal."))
        with pytest.raises(KnownError, match="something was changed since it was signed"):
            panel.undo(reopened)
        assert panel.view.closings.signatures() == []
        panel.undo()
        panel.undo(reopened)
        assert len(panel.view.closings.signatures()) == 1


def test_advice_with_the_condition_it_had_is_what_it_says(tmp_path: Path) -> None:
    condition = Condition(text="Een stuurgroep.")
    with closable(tmp_path / "call.evalpanel") as panel:
        for amount in (None, 60_000_00):
            own = Advise(
                application="A-3",
                outcome=Proposal.APPROVE,
                amount=amount,
                reason="Sterk.",
                conditions=(condition, Condition(text="Een tweede.")) if amount is None else (condition,),
            )
            panel.execute(own)
        assert prove(panel).is_sound
