"""How many of those who have something to assess sent it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.journal import Received
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import Facts, facts_of
from evalapp.operations.progress.jurors import SentIn, sent_in
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """Two jurors, three applications, two criteria: all of the first juror, a part of the second."""
    with small_panel(tmp_path / "call.evalpanel") as made:
        for juror, *numbers in (("J1", "A-1", "A-2", "A-3"), ("J2", "A-1")):
            for number in numbers:
                for criterion in ("helix", "sme"):
                    made.execute(SetScore(juror=juror, application=number, criterion=criterion, value=6))
        yield made


def both_came(panel: Workspace) -> Facts:
    came = [
        Received(juror=juror, device="d", revision=1, at="", kind="signed", file="f", sha256="0")
        for juror in ("J1", "J2")
    ]
    return replace(facts_of(panel.view), received=came)


def test_who_sent_in_a_part_is_counted_as_such(panel: Workspace) -> None:
    facts = both_came(panel)
    assert SentIn(asked=2, came=2, part=1) == sent_in(facts, coverage(facts))


def test_who_has_nothing_to_assess_is_not_counted(panel: Workspace) -> None:
    facts = both_came(panel)
    facts = replace(facts, assignments=[each for each in facts.assignments if each.juror != "J2"])
    assert SentIn(asked=1, came=1, part=0) == sent_in(facts, coverage(facts))
