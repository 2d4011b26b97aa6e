"""Who scored what, and where jurors lie far apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.operations.overview.apart import far_apart
from evalapp.operations.overview.blocking import Kind, obstacles
from evalapp.operations.overview.scored import Cell, Scored, scored_of
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.scores import SetScore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """Two jurors, two criteria of 0 to 10 steps, three applications."""
    with small_panel(tmp_path / "call.evalpanel", applications=3) as made:
        yield made


def give(panel: Workspace, juror: str, application: str, **answers: int | NoScore) -> None:
    for criterion, answer in answers.items():
        given = {"no_score": answer} if isinstance(answer, NoScore) else {"value": answer}
        panel.execute(SetScore(juror=juror, application=application, criterion=criterion, **given))


def scored(panel: Workspace) -> Scored:
    facts = facts_of(panel.view)
    return scored_of(facts, coverage(facts))


def test_each_pair_is_in_one_state(panel: Workspace) -> None:
    give(panel, "J1", "A-1", helix=4, sme=6)
    give(panel, "J1", "A-2", helix=4)
    give(panel, "J2", "A-1", helix=NoScore.ABSTAIN, sme=6)
    panel.execute(DeclareConflict(juror="J2", application="A-3", kind=ConflictKind.OTHER, note="Zus"))
    found = scored(panel)
    expected = {
        ("J1", "A-1"): Cell.FULL,
        ("J1", "A-2"): Cell.PARTLY,
        ("J1", "A-3"): Cell.EMPTY,
        ("J2", "A-1"): Cell.FULL,
        ("J2", "A-3"): Cell.CONFLICT,
    }
    assert expected == {pair: found.cell(*pair) for pair in expected}
    assert 1 == found.complete
    assert "partly in, 1 of 2" == found.words(found.jurors[0][0], "A-2")


def test_the_rows_say_what_the_cells_say(panel: Workspace) -> None:
    give(panel, "J1", "A-1", helix=4, sme=6)
    found = scored(panel)
    for row in found.rows():
        for state, numbers in row.numbers.items():
            assert {state} == {found.cell(row.juror, number) for number in numbers}
        assert len(found.applications) == sum(len(numbers) for numbers in row.numbers.values())


def test_half_of_the_scale_apart_is_named_once_for_each_application(panel: Workspace) -> None:
    scale = facts_of(panel.view).call.scheme.criteria[0].scale
    low, span = scale.lowest_steps, scale.highest_steps - scale.lowest_steps
    half = -(-span // 2)
    give(panel, "J1", "A-1", helix=low, sme=low)
    give(panel, "J2", "A-1", helix=low + half, sme=low + span)
    give(panel, "J1", "A-2", helix=low, sme=low)
    give(panel, "J2", "A-2", helix=low + half - 1, sme=low)
    found = far_apart(facts_of(panel.view))
    assert [("A-1", "sme", low, low + span)] == [
        (each.application, each.criterion.id, each.lowest, each.highest) for each in found
    ]
    assert found[0].words.startswith("A-1 ")


def test_what_a_consensus_settled_lies_apart_no_more(panel: Workspace) -> None:
    scale = facts_of(panel.view).call.scheme.criteria[0].scale
    for juror, value in (("J1", scale.lowest_steps), ("J2", scale.highest_steps)):
        give(panel, juror, "A-1", helix=value)
    assert [each.application for each in far_apart(facts_of(panel.view))] == ["A-1"]
    move_to_phase(panel, Phase.DELIBERATION)
    panel.act_as("C1")
    panel.execute(SetConsensus(application="A-1", criterion="helix", value=6, reason="Heard."))
    assert far_apart(facts_of(panel.view)) == ()


def without_justification(panel: Workspace) -> list[str]:
    facts = facts_of(panel.view)
    found = [each.words for each in obstacles(facts, coverage(facts))]
    return [each for each in found if "without" in each]


def test_a_justification_is_missed_only_of_who_judges_what_is_judged(panel: Workspace) -> None:
    for juror, number in (("J1", "A-1"), ("J2", "A-1"), ("J1", "A-2")):
        give(panel, juror, number, helix=4)
    both = "A-1: 2 scores without their justification: An Peeters and Jan Claes"
    second = "A-2: 1 score without its justification: An Peeters"
    assert [both, second] == without_justification(panel)
    panel.execute(DeclareConflict(juror="J2", application="A-1", kind=ConflictKind.FAMILY))
    assert ["A-1: 1 score without its justification: An Peeters", second] == without_justification(panel)
    late = SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Te laat")
    panel.execute(late)
    assert [second] == without_justification(panel)


def test_one_score_alone_lies_apart_from_nothing(panel: Workspace) -> None:
    give(panel, "J1", "A-1", helix=0, sme=0)
    assert () == far_apart(facts_of(panel.view))


def test_how_far_apart_is_not_said_before_all_scored(panel: Workspace) -> None:
    """The third would read from where to where the others lie."""
    els = Person(id="J3", name="Els Maes", role=Role.JUROR)
    panel.execute(ImportJury(people=(els,), reason="Een derde"))
    panel.execute(Assign(pairs=tuple((each, "A-1") for each in ("J1", "J2", "J3"))))
    give(panel, "J1", "A-1", helix=0, sme=0)
    give(panel, "J2", "A-1", helix=10, sme=10)

    def said() -> list[str]:
        facts = facts_of(panel.view)
        return [each.words for each in obstacles(facts, coverage(facts)) if each.kind is Kind.APART]

    assert [] == said()
    give(panel, "J3", "A-1", helix=5, sme=5)
    assert 1 == len(said())
