"""Before a dossier opens: no conflict of interest, or one that takes it away and travels with the return."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.people import Actor, ConflictKind, Role
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.panel.jury import DeclareConflict, WithdrawConflict
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.history.verify import verify
from tests.operations.juror.round_samples import JUROR, Round, score

DECLARED = DeclareConflict(juror=JUROR, application="A-2", kind=ConflictKind.FAMILY, note="my sister")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Round]:
    made = Round.begin(tmp_path)
    made.hand_out()
    made.open().workspace.close()
    yield made
    made.panel.close()


def cleared(desk: Round) -> frozenset[str]:
    with Workspace.open(desk.work, read_only=True) as work:
        return work.view.cleared(JUROR)


def do(desk: Round, *commands: object) -> None:
    with Workspace.open(desk.work) as work:
        for command in commands:
            work.execute(command)  # type: ignore[arg-type]


def test_no_dossier_is_open_before_the_juror_answered(desk: Round) -> None:
    assert cleared(desk) == frozenset()

    do(desk, ConfirmNoConflict(application="A-2"))

    assert cleared(desk) == {"A-2"}


def test_the_answer_can_be_undone(desk: Round) -> None:
    with Workspace.open(desk.work) as work:
        work.execute(ConfirmNoConflict(application="A-2"))
        work.undo()
        assert work.view.cleared(JUROR) == frozenset()
        work.redo()
        assert work.view.cleared(JUROR) == {"A-2"}


def test_what_was_scored_before_anyone_asked_is_open(desk: Round) -> None:
    desk.score("A-3", "helix", 7)

    assert cleared(desk) == {"A-3"}


def test_who_is_to_be_asked_again_is_asked_though_there_are_scores(desk: Round) -> None:
    do(desk, ConfirmNoConflict(application="A-1"))
    desk.score("A-1", "helix", 7)
    desk.score("A-3", "helix", 7)

    def other_applicant(dossier):  # type: ignore[no-untyped-def]
        return replace(dossier, application=replace(dossier.application, organisation="Somebody else"))

    desk.edit_dossier("A-1", other_applicant)
    assert desk.renew().asked_again == ("A-1",)

    assert cleared(desk) == {"A-3"}


@pytest.mark.parametrize(
    ("application", "refusal"),
    [("A-2", "conflict of interest with A-2 is recorded"), ("A-9", "not assigned")],
)
def test_only_an_own_dossier_without_conflict_opens(desk: Round, application: str, refusal: str) -> None:
    do(desk, DECLARED)
    with pytest.raises(NotAllowed, match=refusal):
        do(desk, ConfirmNoConflict(application=application))


def test_a_panel_has_no_gate(desk: Round) -> None:
    with pytest.raises(KnownError, match="this is a panel"):
        desk.panel.execute(ConfirmNoConflict(application="A-1"))


def test_the_declaration_travels_with_the_next_return(desk: Round) -> None:
    do(desk, ConfirmNoConflict(application="A-2"))
    desk.score("A-2", "helix", 7)
    desk.score("A-1", "helix", 7)
    desk.merge(desk.hand_in())
    do(desk, DECLARED)

    desk.merge(desk.hand_in())

    (conflict,) = desk.panel.view.conflicts()
    assert (conflict.application, conflict.kind, conflict.note) == ("A-2", ConflictKind.FAMILY, "my sister")
    assert {each.application for each in desk.panel.view.assignments() if each.juror == JUROR} == {
        "A-1",
        "A-3",
    }
    assert {place for place, held in desk.in_panel().items() if held[0] is not None} == {("A-1", "helix")}


def test_a_pack_made_before_the_panel_knew_does_not_bring_the_dossier_back(desk: Round) -> None:
    do(desk, DECLARED)
    desk.add_application("A-4")
    desk.renew()

    with Workspace.open(desk.work) as work:
        assert work.view.dossier("A-2").partners == ()
        assert work.view.dossier("A-2").application.requested_support is None
        assert verify(work.file).is_whole


def test_a_mistake_is_withdrawn_and_a_newer_pack_brings_the_dossier_back(desk: Round) -> None:
    do(desk, ConfirmNoConflict(application="A-2"), DECLARED, WithdrawConflict(juror=JUROR, application="A-2"))
    assert cleared(desk) == frozenset()

    assert desk.renew().applications_added == ("A-2",)

    assert cleared(desk) == frozenset()
    with Workspace.open(desk.work) as work:
        assert len(work.view.dossier("A-2").partners) == 1
        work.execute(ConfirmNoConflict(application="A-2"))
        score(work, "A-2", "helix", 5)
        assert verify(work.file).is_whole


def test_of_another_juror_nothing_is_declared_or_withdrawn(desk: Round) -> None:
    with Workspace.open(desk.work) as work:
        work.actor = Actor(id="J2", name="Jan Claes", role=Role.JUROR)
        for command in (DECLARED, WithdrawConflict(juror=JUROR, application="A-2")):
            with pytest.raises(NotAllowed, match="your own"):
                work.execute(command)
        assert verify(work.file).is_whole


def test_what_was_declared_is_not_scored(desk: Round) -> None:
    do(desk, DECLARED)
    with pytest.raises(NotAllowed, match="conflict of interest is recorded"):
        do(desk, SetScore(juror=JUROR, application="A-2", criterion="helix", value=4))
