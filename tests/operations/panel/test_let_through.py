"""What was let through against the rules says so as long as it is so, and how it came about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.application import Admissibility
from evalapp.domain.people import Role
from evalapp.operations.admissibility.answering import AnswerItem
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.workspace import Workspace
from tests.operations.panel.let_through_samples import let_through
from tests.samples import SECRETARY, dossier, put_dossiers, small_panel

ADMISSIBLE, INADMISSIBLE = Admissibility.ADMISSIBLE, Admissibility.INADMISSIBLE


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    """A-1 fits, of B-1 and B-2 it is not known what they ask."""
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    unknown = [dossier(number) for number in ("B-1", "B-2")]
    panel.execute(
        put_dossiers(
            [replace(d, application=replace(d.application, requested_support=None)) for d in unknown]
        )
    )
    panel.actor = SECRETARY
    return panel


def judge(panel: Workspace, to: Admissibility, reason: str = "") -> None:
    panel.execute(SetAdmissibility(application="B-1", admissibility=to, reason=reason))


def how(panel: Workspace) -> dict[str, str]:
    """Without when."""
    return {number: each.how.split(" on ")[0] for number, each in let_through(panel.view).items()}


def test_nothing_is_let_through_before_somebody_does(panel: Workspace) -> None:
    assert {} == let_through(panel.view)


def test_it_says_what_is_wrong_who_knew_and_why(panel: Workspace) -> None:
    judge(panel, ADMISSIBLE, "the form was too small")
    (one,) = let_through(panel.view).values()
    assert ["requested support: empty"] == [each.words for each in one.concerns]
    assert one.how.startswith(f"Let through all the same by {SECRETARY.name} on ")
    assert one.how.endswith(" – the form was too small")


def test_of_the_rest_only_what_was_picked_was_let_through(panel: Workspace) -> None:
    panel.execute(AdmitTheRest(picked=frozenset({"B-2"})))
    assert {"B-2": f"Let through all the same by {SECRETARY.name}"} == how(panel)


def test_what_came_to_break_a_rule_later_was_not_let_through_knowingly(panel: Workspace) -> None:
    panel.execute(AdmitTheRest())
    fits = panel.view.dossier("A-1")
    panel.execute(
        put_dossiers([replace(fits, application=replace(fits.application, requested_support=None))])
    )
    assert {"A-1": f"Declared admissible by {SECRETARY.name}"} == how(panel)
    assert let_through(panel.view)["A-1"].how.endswith(", when none of this was so yet")


def test_the_judgment_that_holds_is_told_through_undo_and_redo(panel: Workspace) -> None:
    judge(panel, ADMISSIBLE, "first")
    judge(panel, INADMISSIBLE, "no")
    judge(panel, ADMISSIBLE, "second")
    made = panel.view.admissions()["B-1"].id
    panel.undo()
    panel.undo()
    (one,) = let_through(panel.view).values()
    assert (made - 2, True) == (panel.view.admissions()["B-1"].id, one.how.endswith("first"))
    panel.redo()
    panel.redo()
    assert made == panel.view.admissions()["B-1"].id


def test_it_is_told_in_every_role(panel: Workspace) -> None:
    judge(panel, ADMISSIBLE)
    assert Role.SECRETARY == panel.actor.role
    panel.actor = replace(panel.actor, role=Role.CHAIR)
    assert ["B-1"] == [*let_through(panel.view)]


def test_what_was_answered_holds_after_the_judgment_too(panel: Workspace) -> None:
    """A “no”, and what is still to complete, do not go away by declaring everything admissible."""
    answers = {"smes": (CheckAnswer.NO, ""), "complete": (CheckAnswer.TO_COMPLETE, "2099-03-01")}
    for item, (said, until) in answers.items():
        panel.execute(
            AnswerItem(application="A-1", item=item, answer=said, until=until, reason="None of them.")
        )
    panel.execute(AdmitTheRest(picked=frozenset({"A-1"})))
    (one,) = let_through(panel.view).values()
    assert {"answered “no”: SMEs involved", "to complete until 1 March 2099: Application complete"} <= {
        each.words for each in one.concerns
    }
    assert one.how.startswith("Let through all the same")


def test_one_judged_alone_tells_what_was_answered(panel: Workspace) -> None:
    panel.execute(AnswerItem(application="A-1", item="smes", answer=CheckAnswer.NO, reason="None of them."))
    panel.execute(SetAdmissibility(application="A-1", admissibility=ADMISSIBLE))
    assert "answered “no”: SMEs involved" in panel.view.history(limit=1)[0].summary
    assert how(panel)["A-1"].startswith("Let through all the same")
