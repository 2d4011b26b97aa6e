"""Who waits for what another role alone can do reads who that is; who can do it reads nothing of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.people import Actor, Role
from evalapp.domain.permissions import Action
from evalapp.operations.overview.blocking import obstacles
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.cures import act_of_point, act_of_step
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.points import CEILINGS
from evalapp.operations.progress.status import closing_points, status_of
from evalapp.operations.progress.steps import steps
from evalapp.operations.workspace import Workspace
from evalapp.words.explain import blocker_lines
from evalapp.words.why.whose import for_whom, sentence_for_whom
from tests.operations.progress.ready_samples import CEILING
from tests.samples import SECRETARY, dossier, put_dossiers, small_panel

CHAIR = Actor(id="C1", name="Luc Maes", role=Role.CHAIR)


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel", scheme=CEILING)


def test_the_chair_reads_that_the_secretary_hands_out(panel: Workspace) -> None:
    facts = facts_of(panel.view)

    def advice(role: Role) -> str:
        found = steps(facts, coverage(facts), (), (), role)
        return next(each.advice for each in found if each.id == "hand-out")

    assert advice(Role.CHAIR) == f"{advice(Role.SECRETARY)} This is for the secretary."
    said = {role: [each.words for each in obstacles(facts, coverage(facts), role=role)] for role in Role}
    assert any(each.startswith("2 jurors sent nothing yet") for each in said[Role.SECRETARY])
    assert any(each.endswith("Jan Claes · for the secretary") for each in said[Role.CHAIR])
    assert not any("for the secretary" in each for each in said[Role.SECRETARY])
    assert not any("Admissibility" in each and "for the" in each for each in said[Role.CHAIR])


def test_an_empty_field_that_a_ceiling_needs_says_who_fills_it_in(panel: Workspace) -> None:
    bare = dossier("A-1")
    panel.execute(put_dossiers([replace(bare, application=replace(bare.application, years=None))]))

    def point(actor: Actor) -> str:
        panel.actor = actor
        return next(each.words for each in closing_points(panel) if each.item == CEILINGS)

    assert point(CHAIR) == f"{point(SECRETARY)} · for the secretary"
    panel.actor = CHAIR
    facts, points = facts_of(panel.view), closing_points(panel)
    found = [each.words for each in obstacles(facts, coverage(facts), (), points, Role.CHAIR)]
    assert [1] == [each.count("for the secretary") for each in found if each.startswith("A ceiling")]
    call, blockers = panel.view.call(), status_of(panel).ranking.blockers
    assert any(
        each.endswith("This is for the secretary.")
        for each in blocker_lines(call.scheme, blockers, {}, Role.CHAIR)
    )
    assert not any("This is for" in each for each in blocker_lines(call.scheme, blockers, {}, Role.SECRETARY))


def test_what_the_office_may_do_is_for_nobody_else() -> None:
    for role in (Role.SECRETARY, Role.CHAIR):
        assert for_whom("It waits", role, Action.MEET) == "It waits"
    assert for_whom("It waits", None, Action.MERGE) == "It waits"
    assert sentence_for_whom("It waits", Role.CHAIR, Action.MERGE) == "It waits. This is for the secretary."
    assert act_of_point("tie-at-line") is None
    assert act_of_step("rank") is None
