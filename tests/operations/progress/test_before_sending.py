"""What is doubtful of what jurors get is said before they get it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.attaching import attach_files
from evalapp.operations.panel.terms import CallEdit, SetCall
from evalapp.operations.progress.before_sending import before_assigning, before_handing_out, before_writing
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.steps import steps
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """A draft with three applications that fit the rules, of which the last is not decided on."""
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as made:
        made.execute(AdmitTheRest())
        made.execute(SetAdmissibility(application="A-3", admissibility=Admissibility.OPEN))
        yield made


def test_an_application_that_nobody_decided_on_is_named_where_somebody_would_assess_it(
    panel: Workspace,
) -> None:
    facts = facts_of(panel.view)
    said = "Admissibility is not decided yet of 1 application that jurors get: A-3."
    assert (said, said, "") == (
        before_assigning(facts),
        before_handing_out(panel.view),
        before_assigning(facts, [("J1", "A-1"), ("J2", "A-1")]),
    )


def test_admissibility_has_no_tick_before_each_is_decided_on(panel: Workspace) -> None:
    def is_done() -> bool:
        facts = facts_of(panel.view)
        return next(each.is_done for each in steps(facts, coverage(facts)) if each.id == "admit")

    before = is_done()
    panel.execute(AdmitTheRest())
    assert (False, True, "") == (before, is_done(), before_handing_out(panel.view))


def test_a_deadline_that_has_passed_is_said_before_packs_leave(panel: Workspace) -> None:
    panel.execute(AdmitTheRest())
    panel.execute(SetCall(edit=CallEdit(deadline="2016-06-27T15:00:00+00:00")))
    assert (
        "The deadline for the jurors, 27 June 2016, 17:00, has passed: whoever gets a pack now is late."
        == before_handing_out(panel.view)
    )


@pytest.mark.parametrize("phase", [Phase.DRAFT, Phase.SCORING])
def test_that_scoring_begins_is_said_before_the_first_pack(tmp_path: Path, phase: Phase) -> None:
    with small_panel(tmp_path / "call.evalpanel", phase=phase) as panel:
        words = "With the first pack or form scoring begins: the call goes from “draft” to “scoring”."
        assert (phase is Phase.DRAFT) is (words.casefold() in before_writing(panel.view).casefold())


def test_an_attachment_that_was_refused_is_named_before_packs_leave(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(AdmitTheRest())
    (tmp_path / "leeg.pdf").touch()
    attach_files(panel, "A-1", [tmp_path / "leeg.pdf"], lists_refused=True)
    said = "1 attachment was refused and goes out to nobody: leeg.pdf (A-1)."
    assert said == before_handing_out(panel.view)
