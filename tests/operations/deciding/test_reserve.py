"""Withdrawals after the closing, and the reserve list: who comes next is offered, never called by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Ruling
from evalapp.domain.errors import BadValue, NotAllowed
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.rules import Cut
from evalapp.operations.admissibility.days import today
from evalapp.operations.deciding.reserve import CallOn, StepBack, reserve_words
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.deciding.said import decided_words
from evalapp.operations.deciding.standing import Afterwards, Offer, afterwards
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import MEANT, apart, closed, decided
from tests.operations.progress.ready_samples import closable

BACK = StepBack(application="A-3", on="2016-07-20", reason="Geen cofinanciering.")
CALL = CallOn(application="A-1", reason="A-3 valt weg.", on="2016-07-25")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with decided(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def test_a_withdrawal_frees_support_and_moves_nobody(panel: Workspace) -> None:
    before = [(each.application, each.outcome) for each in afterwards(panel.view).ranking.places]
    panel.execute(BACK)
    found = afterwards(panel.view)
    assert before == [(each.application, each.outcome) for each in found.ranking.places]
    assert (100_000_00, (Offer(application="A-1", amount=100_000_00),)) == (found.free, found.offered)
    assert reserve_words(found).startswith("€100,000 is free: A-1 (€100,000) comes next")
    assert [] == panel.view.decidings.called_on()


def test_the_next_is_called_on_by_an_act_with_a_reason(panel: Workspace) -> None:
    panel.execute(BACK)
    panel.execute(CALL)
    found = afterwards(panel.view)
    assert (0, ()) == (found.free, found.offered)
    standing = found.of("A-1")
    assert standing is not None
    assert decided_words(standing) == "granted, €100,000, called on from the reserve list"
    assert reserve_words(found) == "Nobody is left on the reserve list."
    with pytest.raises(BadValue, match="called on already, on 25 July 2016"):
        panel.execute(CALL)
    panel.undo()
    assert afterwards(panel.view).offered


def test_without_a_day_it_is_today(panel: Workspace) -> None:
    panel.execute(BACK)
    panel.execute(CallOn(application="A-1", reason="A-3 valt weg."))
    (called,) = panel.view.decidings.called_on()
    assert called.on == today(called.at).isoformat()


def test_nobody_is_called_on_before_there_is_enough(panel: Workspace) -> None:
    with pytest.raises(BadValue, match="is not enough for the next"):
        panel.execute(CALL)
    with pytest.raises(BadValue, match="A-2 does not stand on the reserve list"):
        panel.execute(CallOn(application="A-2", reason="x"))
    panel.execute(BACK)
    with pytest.raises(BadValue, match="Say why A-1 is called on"):
        panel.execute(CallOn(application="A-1", reason=" "))


def test_before_a_decision_there_is_no_reserve_list(tmp_path: Path) -> None:
    with closed(tmp_path / "call.evalpanel") as panel:
        panel.execute(BACK)
        assert reserve_words(afterwards(panel.view)).startswith("No decision is recorded yet")
        with pytest.raises(BadValue, match="No decision is recorded yet"):
            panel.execute(CALL)
        panel.execute(DecideAll(meant=MEANT))
        assert {"A-1", "A-2"} == {each.application for each in panel.view.decidings.rulings()}
        assert afterwards(panel.view).offered


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (StepBack(application="A-3", on="2016-07-20", reason=""), "Say why"),
        (StepBack(application="A-3", on="", reason="x"), "Give the day of the withdrawal"),
        (StepBack(application="A-3", on="2999-07-20", reason="x"), "still to come"),
        (StepBack(application="A-9", on="2016-07-20", reason="x"), "A-9"),
    ],
)
def test_a_withdrawal_has_its_day_and_its_reason(panel: Workspace, given: StepBack, why: str) -> None:
    with pytest.raises(BadValue, match=why):
        panel.execute(given)
    panel.execute(BACK)
    with pytest.raises(BadValue, match="withdrawn already, on 20 July 2016"):
        panel.execute(BACK)
    with pytest.raises(BadValue, match="nothing is decided of it any more"):
        panel.execute(apart("A-3", Ruling.REJECTED))


def test_it_is_after_the_closing(tmp_path: Path) -> None:
    with closable(tmp_path / "call.evalpanel") as panel, pytest.raises(NotAllowed):
        panel.execute(BACK)


def test_the_first_that_fits_is_offered_only_where_the_line_passes_over(panel: Workspace) -> None:
    panel.execute(BACK)
    found = afterwards(panel.view)

    def offered(cut: Cut, available: int) -> list[tuple[str, int]]:
        other = Afterwards(standings=found.standings, ranking=found.ranking, available=available, cut=cut)
        return [(each.application, each.amount) for each in other.offered]

    assert [] == offered(Cut.STOP, 150_000_00)
    assert [] == offered(Cut.SKIP, 150_000_00)
    assert [("A-1", 50_000_00)] == offered(Cut.PARTIAL, 150_000_00)
    assert [] == offered(Cut.PARTIAL, 100_000_00)


def test_what_the_body_gave_beyond_the_envelope_is_said(panel: Workspace) -> None:
    panel.execute(apart("A-1", Ruling.APPROVED))
    assert reserve_words(afterwards(panel.view)) == (
        "The body granted €100,000 more than the envelope of €200,000."
    )


def test_a_withdrawal_undone_takes_the_support_again(panel: Workspace) -> None:
    panel.execute(BACK)
    panel.undo()
    assert afterwards(panel.view).free == 0
    assert panel.view.call().phase is Phase.CLOSED
    with pytest.raises(BadValue):
        move_to_phase(panel, Phase.DELIBERATION, "x")
