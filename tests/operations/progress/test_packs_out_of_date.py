"""A pack that no longer says what is, is out of date, and the next step is to hand out a newer one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.pack_content import digest_of
from evalapp.domain.people import Actor, ConflictKind, Role
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.panel.terms import CallEdit
from evalapp.operations.progress.coverage import coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.jurors import JurorState, progress_of_jurors
from evalapp.operations.progress.steps import next_step, steps
from evalapp.operations.scores import SetScore
from evalapp.operations.seats.assigning import Assign, GiveSeat
from evalapp.operations.seats.proposing import propose_assignment
from evalapp.operations.workspace import Workspace
from tests.samples import another_deadline, dossier, put_dossiers, small_panel

FIRST = (("J1", "A-1"), ("J2", "A-1"), ("J2", "A-2"))


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """J1 has A-1, J2 has A-1 and A-2; both hold a pack."""
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        workspace.execute(Assign(pairs=FIRST))
        hand_out(workspace, tmp_path / "packs")
        yield workspace


def outdated(panel: Workspace) -> dict[str, str]:
    facts = facts_of(panel.view)
    return {
        each.person.id: each.outdated.words
        for each in progress_of_jurors(facts, coverage(facts))
        if each.state is JurorState.OUT_OF_DATE
    }


def test_a_pack_just_handed_out_is_up_to_date(panel: Workspace) -> None:
    assert {} == outdated(panel)


def attach(panel: Workspace) -> None:
    path = panel.path.with_name("plan.pdf")
    path.write_bytes(b"%PDF plan")
    panel.execute(AttachFiles(application="A-2", paths=(path,)))


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda panel: panel.execute(GiveSeat(juror="J1", application="A-2")), {"J1": "lacks A-2"}),
        (lambda panel: panel.execute(Assign(pairs=FIRST[:2])), {"J2": "still has A-2"}),
        (lambda panel: panel.execute(put_dossiers([dossier("A-2", "Other")])), {"J2": "A-2 changed since"}),
        (attach, {"J2": "A-2 changed since"}),
        (
            lambda panel: panel.execute(another_deadline("2016-02-01T16:00:00.000+00:00")),
            {"J1": "another deadline", "J2": "another deadline"},
        ),
        (
            lambda panel: panel.execute(
                DeclareConflict(juror="J2", application="A-2", kind=ConflictKind.FAMILY)
            ),
            {"J2": "still has A-2"},
        ),
    ],
    ids=["seat given", "seat taken", "dossier", "attachment", "deadline", "conflict"],
)
def test_what_changed_since_a_pack_left_is_said(
    panel: Workspace, act: Callable[[Workspace], object], told: dict[str, str], tmp_path: Path
) -> None:
    act(panel)
    assert told == outdated(panel)
    facts = facts_of(panel.view)
    step = next_step([each for each in steps(facts, coverage(facts)) if each.id not in ("admit", "assign")])
    assert ("hand-out", True) == (step.id, "out of date" in step.advice)
    hand_out(panel, tmp_path / "packs", jurors=list(told))
    assert {} == outdated(panel)


def test_an_undone_change_leaves_the_pack_up_to_date(panel: Workspace) -> None:
    panel.execute(GiveSeat(juror="J1", application="A-2"))
    panel.undo()
    assert {} == outdated(panel)


def test_what_no_juror_reads_puts_no_pack_out_of_date(panel: Workspace) -> None:
    panel.execute(SetAdmissibility(application="A-1", admissibility=Admissibility.ADMISSIBLE))
    panel.execute(replace(another_deadline(""), edit=CallEdit(budget=1_000_00)))
    assert {} == outdated(panel)


def test_a_conflict_that_the_juror_declared_needs_no_newer_pack(panel: Workspace) -> None:
    office = panel.actor
    panel.actor = Actor(id="J2", name="Jan Claes", role=Role.JUROR)
    panel.execute(DeclareConflict(juror="J2", application="A-2", kind=ConflictKind.FAMILY))
    panel.actor = office
    assert {} == outdated(panel)


def test_who_owes_nothing_needs_no_newer_pack(panel: Workspace) -> None:
    for criterion in ("helix", "sme"):
        panel.execute(SetScore(juror="J1", application="A-1", criterion=criterion, value=7))
    panel.execute(another_deadline("2016-02-01T16:00:00.000+00:00"))
    assert {"J2"} == set(outdated(panel))


def test_a_form_is_out_of_date_as_a_pack_is(panel: Workspace, tmp_path: Path) -> None:
    hand_out_forms(panel, tmp_path / "forms", jurors=["J1"])
    assert {} == outdated(panel)
    panel.execute(put_dossiers([dossier("A-1", "Other")]))
    assert {"J1", "J2"} == set(outdated(panel))


def test_of_a_pack_from_before_nothing_is_claimed(panel: Workspace) -> None:
    last = panel.view.issued()[0]
    facts = replace(facts_of(panel.view), issued=(replace(last, content=""),))
    states = {each.person.id: each.state for each in progress_of_jurors(facts, coverage(facts))}
    assert JurorState.HANDED_OUT == states[last.juror]


def test_a_field_that_comes_later_and_is_empty_changes_no_digest() -> None:
    """What packs of today keep is compared by later versions."""
    assert "2221c14bb9551b71" == digest_of(dossier("A-1"))


def test_once_packs_left_only_empty_seats_are_proposed(panel: Workspace) -> None:
    pairs, _seed = propose_assignment(panel, per_application=1, seed=3)
    assert set(FIRST) < set(pairs)
    assert ["A-3"] == [application for _juror, application in set(pairs) - set(FIRST)]
