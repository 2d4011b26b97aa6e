"""Days that can hardly be are refused, and an envelope that does not hold what is given is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.cli.deciding.shown import told_of
from evalapp.domain.deciding.values import Channel, Ruling
from evalapp.domain.errors import BadValue, KnownError, NotAllowed
from evalapp.domain.permissions import Phase
from evalapp.operations.admissibility.withdrawing import Withdraw
from evalapp.operations.deciding.notifying import Notify
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.deciding.ruling import DecideAll, TakeBackDecision
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.workspace import Command, Workspace
from evalapp.words.places import support
from tests.operations.deciding.decided_samples import MEANT, apart, closed, decided, notify
from tests.operations.progress.ready_samples import closable


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with closed(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def test_nothing_is_decided_before_an_application_came_in(panel: Workspace) -> None:
    early = replace(MEANT, on="2010-07-14")
    said = "On 14 July 2010 no application had come in yet .the first came on 30 November 2015."
    with pytest.raises(BadValue, match=said):
        panel.execute(DecideAll(meant=early))
    with pytest.raises(BadValue, match=said):
        panel.execute(replace(apart("A-2", Ruling.REJECTED), meant=early))


def test_nothing_is_withdrawn_before_it_came_in(panel: Workspace) -> None:
    with pytest.raises(BadValue, match="A-3 came in on 30 November 2015 only"):
        panel.execute(StepBack(application="A-3", on="2010-01-01", reason="Failliet."))


def test_a_receipt_of_years_later_is_a_mistyped_year(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        told = Notify(
            applications=("A-2",), on="2016-07-18", channel=Channel.REGISTERED, received="2026-07-19"
        )
        with pytest.raises(BadValue, match="more than a year after it was sent, on 18 July 2016"):
            panel.execute(told)


def test_what_nobody_decided_on_stands_under_granted_with_nothing(panel: Workspace) -> None:
    panel.execute(apart("A-2", Ruling.APPROVED, reason=""))
    ranking = ranking_of(panel)
    given = {each.application: support(each, is_decided=ranking.is_decided) for each in ranking.places}
    assert given == {"A-3": "–", "A-2": "€100,000", "A-1": "–"}


def test_granting_beyond_the_envelope_is_said_with_it(panel: Workspace) -> None:
    panel.execute(DecideAll(meant=MEANT))
    assert "more than the envelope" not in told_of(panel, "A-1")
    panel.execute(apart("A-1", Ruling.APPROVED))
    assert "The body granted €100,000 more than the envelope of €200,000." in told_of(panel, "A-1")


def test_a_decision_moves_to_no_day_after_somebody_was_called_on_by_it(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(StepBack(application="A-3", on="2016-07-14", reason="Failliet."))
        panel.execute(CallOn(application="A-1", on="2016-07-15", reason="A-3 valt weg."))
        before = panel.view.decidings.rulings()
        later = DecideAll(meant=replace(MEANT, on="2016-07-20"), reason="Verkeerde dag.")
        with pytest.raises(
            BadValue, match="A-1 was called on from the reserve list on 15 July 2016, before 20 July"
        ):
            panel.execute(later)
        assert panel.view.decidings.rulings() == before
        panel.execute(replace(later, meant=replace(MEANT, on="2016-07-15")))


def test_nobody_is_called_on_before_the_support_was_free(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Failliet."))
        call = CallOn(application="A-1", on="2016-07-15", reason="A-3 valt weg.")
        with pytest.raises(
            BadValue, match="On 15 July 2016 the support was not free yet: A-3 withdrew later"
        ):
            panel.execute(call)
        assert panel.view.decidings.called_on() == []
        panel.execute(replace(call, on="2016-07-20"))


def test_nobody_withdraws_before_being_called_on(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(StepBack(application="A-3", on="2016-07-14", reason="Failliet."))
        panel.execute(CallOn(application="A-1", on="2016-07-15", reason="A-3 valt weg."))
        back = StepBack(application="A-1", on="2016-07-14", reason="Geen cofinanciering.")
        with pytest.raises(BadValue, match="A-1 was called on only on 15 July 2016"):
            panel.execute(back)
        panel.execute(replace(back, on="2016-07-15"))


@pytest.mark.long
@pytest.mark.parametrize(
    ("command", "act"),
    [
        (DecideAll(meant=MEANT), "record what the deciding body decided"),
        (apart("A-3", Ruling.APPROVED), "record what the deciding body decided"),
        (TakeBackDecision(reason="x"), "record what the deciding body decided"),
        (notify("A-3"), "record that an applicant was told"),
        (CallOn(application="A-1", reason="x"), "call on the reserve list"),
    ],
)
@pytest.mark.parametrize("phase", [Phase.SCORING, Phase.DELIBERATION])
def test_nothing_follows_before_the_assessment_is_closed(
    tmp_path: Path, command: Command, act: str, phase: Phase
) -> None:
    with closable(tmp_path / "call.evalpanel") as panel:
        if phase is Phase.SCORING:
            move_to_phase(panel, phase, "Nog een score.")
        before = panel.view.last_change()
        with pytest.raises(NotAllowed, match=f"not possible to {act}.*Close the assessment first"):
            panel.execute(command)
        assert panel.view.last_change() == before


def test_before_the_closing_a_withdrawal_has_another_place(tmp_path: Path) -> None:
    with closable(tmp_path / "call.evalpanel") as panel:
        back = StepBack(application="A-3", on="2016-07-20", reason="Failliet.")
        with pytest.raises(NotAllowed, match="is recorded with what is checked of the application"):
            panel.execute(back)


def test_of_what_nobody_judges_nothing_is_decided_told_or_called_on(tmp_path: Path) -> None:
    with closable(tmp_path / "call.evalpanel") as panel:
        panel.execute(Withdraw(application="A-2", on="2016-01-04", reason="Gestopt."))
        move_to_phase(panel, Phase.CLOSED)
        panel.execute(DecideAll(meant=MEANT))
        assert {"A-1", "A-3"} == {each.application for each in panel.view.decidings.rulings()}
        for command in (
            apart("A-2", Ruling.APPROVED),
            notify("A-2"),
            CallOn(application="A-2", reason="x"),
            StepBack(application="A-2", on="2016-07-20", reason="x"),
        ):
            with pytest.raises(BadValue, match="A-2 is withdrawn, so there is nothing to decide about it"):
                panel.execute(command)


def test_an_undo_of_a_closed_call_says_what_to_do_instead(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(notify("A-2"))
        panel.undo()
        with pytest.raises(KnownError, match="Redo it, or record it anew"):
            panel.undo(panel.view.last_change())
