"""What a person answered or left open keeps an application from being let through with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.application import Admissibility
from evalapp.domain.permissions import Phase
from evalapp.operations.admissibility.answering import AnswerItem
from evalapp.operations.admissibility.overview import Looked, overview
from evalapp.operations.admissibility.withdrawing import Withdraw
from evalapp.operations.panel.admitting import AdmitTheRest, plan_admission
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

YES, NO, LATER = CheckAnswer.YES, CheckAnswer.NO, CheckAnswer.TO_COMPLETE


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as workspace:
        yield workspace


def answer(panel: Workspace, item: str, said: CheckAnswer, **fields: str) -> None:
    panel.execute(AnswerItem(application="A-1", item=item, answer=said, **fields))


def held(panel: Workspace) -> list[tuple[str, bool]]:
    plan = plan_admission(panel.view)
    assert ["A-2", "A-3"] == list(plan.clear)
    return [(each.words, each.is_broken) for of in plan.held for each in of.concerns]


def test_what_nobody_began_is_looked_at_by_the_rules_alone(panel: Workspace) -> None:
    assert ("A-1", "A-2", "A-3") == plan_admission(panel.view).clear


def test_what_is_to_complete_or_no_is_held_back_first(panel: Workspace) -> None:
    answer(panel, "complete", LATER, until="2099-03-01", reason="The pact.")
    answer(panel, "smes", NO, reason="None.")
    found = held(panel)
    assert [
        ("to complete until 1 March 2099: Application complete", False),
        ("answered “no”: SMEs involved", True),
    ] == found[:2]


def test_a_yes_against_what_was_found_is_held_back(panel: Workspace) -> None:
    """One company partner and nobody else: the three sides of the triple helix do not hold."""
    answer(panel, "helix", YES)
    assert any(words.startswith("answered “yes” against what was found: ") for words, _ in held(panel))


def test_what_does_not_hold_and_is_not_answered_is_held_back_once_somebody_began(panel: Workspace) -> None:
    answer(panel, "complete", YES)
    assert any(words.startswith("not answered: ") for words, _broken in held(panel))


def test_the_rest_is_one_change_and_one_undo(panel: Workspace) -> None:
    answer(panel, "smes", NO, reason="None.")
    before = panel.view.last_change()
    panel.execute(AdmitTheRest())
    states = {each.number: each.admissibility for each in panel.view.applications()}
    assert Admissibility.OPEN is states.pop("A-1")
    assert ({Admissibility.ADMISSIBLE}, before + 1) == (set(states.values()), panel.view.last_change())
    panel.undo()
    assert {Admissibility.OPEN} == {each.admissibility for each in panel.view.applications()}


def test_what_is_withdrawn_is_not_among_the_rest(panel: Workspace) -> None:
    panel.execute(Withdraw(application="A-1", on="2016-06-01", reason="By letter."))
    plan = plan_admission(panel.view)
    assert (("A-2", "A-3"), ()) == (plan.clear, plan.held)


def test_what_does_not_hold_needs_attention_until_it_is_answered(panel: Workspace) -> None:
    def first() -> Looked:
        return overview(panel.view).rows[0]

    fails = [
        each for each in first().checklist.items if (found := first().beside(each)) and found.holds is False
    ]
    assert (True, True) == (first().needs_attention, bool(fails))
    for each in fails:
        answer(panel, each.id, YES)
    assert not first().needs_attention
    answer(panel, fails[0].id, LATER, until="2099-03-01", reason="The pact.")
    assert not first().needs_attention
    answer(panel, fails[0].id, NO, reason="None.")
    assert first().needs_attention


def test_what_is_let_through_with_something_to_complete_is_still_counted(panel: Workspace) -> None:
    answer(panel, "complete", LATER, until="2099-03-01", reason="The pact.")
    assert "1 to complete until 1 March 2099" in overview(panel.view).words
    panel.execute(AdmitTheRest(picked=frozenset({"A-1"})))
    found = overview(panel.view)
    assert (
        "3 of 3 admissible · 0 to complete · 1 let through and still to complete until 1 March 2099"
        in found.words
    )
    (row,) = (each for each in found.rows if each.number == "A-1")
    assert ("2099-03-01", False, False) == (row.until, row.is_overdue, row.needs_attention)
    (late,) = (each for each in overview(panel.view, at="2099-03-02T12:00:00+01:00").rows if each.until)
    assert (True, True) == (late.is_overdue, late.needs_attention)
