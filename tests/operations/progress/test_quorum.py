"""Fewer jurors than the scheme needs assessments is told before anything is assigned or sent, not at the merge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.quorum import quorum_words, short_of_quorum
from evalapp.operations.progress.steps import next_step, steps
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, small_panel

QUORUM = SCHEME.replace("[ranking]", "[ranking]\nquorum = 2")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "c.evalpanel", scheme=QUORUM, phase=Phase.DRAFT) as made:
        yield made


def test_seats_of_a_proposal_are_counted_before_they_are_taken(panel: Workspace) -> None:
    pairs = [("J1", "A-1"), ("J2", "A-1"), ("J1", "A-2"), ("J2", "A-3")]
    assert (
        "2 applications have fewer jurors than the 2 assessments that the scheme needs, and could not be ranked: "
        "A-2 and A-3." == quorum_words(facts_of(panel.view), pairs)
    )
    assert "" == quorum_words(facts_of(panel.view))


def test_a_seat_with_a_conflict_counts_for_nothing_and_assigning_is_the_next_step(panel: Workspace) -> None:
    panel.execute(AdmitTheRest())
    panel.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.FAMILY))  # type: ignore[arg-type]
    facts = facts_of(panel.view)
    step = next_step(steps(facts, coverage(facts)))
    assert (("A-3",), "assign", True) == (
        short_of_quorum(facts),
        step.id,
        step.advice.endswith("ranked: A-3."),
    )


def test_where_one_is_enough_nothing_is_said(tmp_path: Path) -> None:
    with small_panel(tmp_path / "one.evalpanel") as panel:
        panel.execute(Assign(pairs=(("J1", "A-1"),)))
        assert ("", 2) == (quorum_words(facts_of(panel.view)), len(short_of_quorum(facts_of(panel.view))))
