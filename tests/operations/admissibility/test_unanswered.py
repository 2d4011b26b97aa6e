"""Questions that nobody answered, where the rest is declared admissible: answered for all at once, or left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.application import Admissibility
from evalapp.domain.errors import BadValue
from evalapp.domain.permissions import Phase
from evalapp.operations.admissibility.answering import AnswerItem
from evalapp.operations.admissibility.unanswered import Unanswered
from evalapp.operations.panel.admitting import AdmitTheRest, plan_admission
from evalapp.operations.records.told.sections import sections_of
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from tests.samples import CHECKLIST, SCHEME, put_dossiers, small_panel

YES = CheckAnswer.YES


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT, scheme=SCHEME + CHECKLIST) as workspace:
        for item in ("signed", "alone"):
            workspace.execute(AnswerItem(application="A-1", item=item, answer=YES))
        workspace.execute(AnswerItem(application="A-2", item="alone", answer=YES))
        yield workspace


def states(panel: Workspace) -> dict[str, Admissibility]:
    return {each.number: each.admissibility for each in panel.view.applications()}


def test_what_is_open_is_named_before_anything_changes(panel: Workspace) -> None:
    plan = plan_admission(panel.view)
    assert {"A-2": ("signed",), "A-3": ("signed", "alone")} == plan.unanswered
    assert ("A-1", "A-2", "A-3") == plan.clear


def test_those_with_open_questions_are_left_out_and_told(panel: Workspace) -> None:
    plan = plan_admission(panel.view, unanswered=Unanswered.LEAVE)
    assert (("A-1",), ("A-2", "A-3")) == (plan.clear, plan.left)
    panel.execute(AdmitTheRest(unanswered=Unanswered.LEAVE))
    assert [Admissibility.ADMISSIBLE, Admissibility.OPEN, Admissibility.OPEN] == [*states(panel).values()]
    assert 3 == len(panel.view.checks.answers())
    assert panel.view.history(limit=1)[0].summary == (
        "1 application admissible · left out with unanswered questions: 3 questions of 2 applications (A-2: 1, A-3: 2)"
    )


def test_they_are_answered_with_the_reason_that_it_was_for_all_at_once(panel: Workspace) -> None:
    panel.execute(AdmitTheRest(unanswered=Unanswered.ANSWER))
    assert {Admissibility.ADMISSIBLE} == {*states(panel).values()}
    told = {(each.application, each.item): (each.answer, each.reason) for each in panel.view.checks.answers()}
    assert 6 == len(told)
    assert (YES, "") == told["A-2", "alone"]
    assert (YES, "declared for all at once") == told["A-2", "signed"]
    change = panel.view.history(limit=1)[0]
    assert "answered “yes” for all at once: 3 questions of 2 applications (A-2: 1, A-3: 2)" in change.summary
    assert not any("not what it wrote" in each.title for each in sections_of(panel.view, change))
    assert prove(panel).is_sound
    panel.undo()
    assert ({Admissibility.OPEN}, 3) == ({*states(panel).values()}, len(panel.view.checks.answers()))


def test_a_yes_for_all_is_no_yes_to_what_does_not_hold(tmp_path: Path) -> None:
    """The three sides of the helix do not hold of any of them: an exception, which somebody may pick."""
    scheme = f'{SCHEME}{CHECKLIST}finding = "helix"\n'
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT, scheme=scheme) as panel:
        assert 3 == len(plan_admission(panel.view).clear)
        plan = plan_admission(panel.view, unanswered=Unanswered.ANSWER)
        assert ((), ["A-1", "A-2", "A-3"]) == (plan.clear, [each.number for each in plan.held])
        assert plan.held[0].words.startswith("not answered: Nobody else")
        with pytest.raises(BadValue, match="Nothing would become admissible"):
            panel.execute(AdmitTheRest(unanswered=Unanswered.ANSWER))
        panel.execute(AdmitTheRest(picked=frozenset({"A-2"}), unanswered=Unanswered.ANSWER, reason="Agreed."))
        reasons = {each.reason for each in panel.view.checks.answers("A-2")}
        assert {"declared for all at once – Agreed."} == reasons
        assert [] == panel.view.checks.answers("A-1")


def test_the_answers_have_the_reason_of_their_own_application(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT, scheme=f"{SCHEME}{CHECKLIST}") as panel:
        late, known = (panel.view.dossier(number) for number in ("A-1", "A-2"))
        for dossier, at in ((late, "2015-12-18T18:00"), (known, "2015-12-18")):
            application = replace(dossier.application, submitted_at=at)
            panel.execute(put_dossiers([replace(dossier, application=application)]))
        panel.execute(
            AdmitTheRest(
                picked=frozenset({"A-1", "A-2"}),
                until="2015-12-18T17:00",
                unanswered=Unanswered.ANSWER,
                reason="The portal was down.",
            )
        )
        told = {each.reason for each in panel.view.checks.answers("A-1")}
        assert {"declared for all at once – The portal was down."} == told
        assert {"declared for all at once"} == {each.reason for each in panel.view.checks.answers("A-2")}


def test_a_list_that_is_proposed_and_not_used_asks_nothing(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as panel:
        assert {} == plan_admission(panel.view, unanswered=Unanswered.LEAVE).unanswered
        panel.execute(AdmitTheRest(unanswered=Unanswered.LEAVE))
        assert {Admissibility.ADMISSIBLE} == {*states(panel).values()}
