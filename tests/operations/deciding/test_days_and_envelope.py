"""Days that can hardly be are refused, and an envelope that does not hold what is given is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.cli.deciding.shown import told_of
from evalapp.domain.deciding.values import Channel, Ruling
from evalapp.domain.errors import BadValue, KnownError
from evalapp.operations.deciding.notifying import Notify
from evalapp.operations.deciding.reserve import StepBack
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.workspace import Workspace
from evalapp.words.places import support
from tests.operations.deciding.decided_samples import MEANT, apart, closed, decided, notify


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


def test_an_undo_of_a_closed_call_says_what_to_do_instead(tmp_path: Path) -> None:
    with decided(tmp_path / "call.evalpanel") as panel:
        panel.execute(notify("A-2"))
        panel.undo()
        with pytest.raises(KnownError, match="Redo it, or record it anew"):
            panel.undo(panel.view.last_change())
