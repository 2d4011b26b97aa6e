"""A newer pack and what belongs to the juror alone: declared conflicts, answers to the question, private notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.juror.kept_aside import kept_aside
from evalapp.operations.juror.notes import PutPrivateNote
from evalapp.operations.juror.submission import still_to_do
from evalapp.operations.panel.jury import DeclareConflict, WithdrawConflict
from evalapp.operations.workspace import Workspace
from tests.operations.juror.round_samples import JUROR, WITH_PLAN, WITHOUT_SME, Round


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Round]:
    with Round.scored(tmp_path) as made:
        yield made


def test_a_dossier_with_a_declared_conflict_stays_out(begun: Round) -> None:
    with Workspace.open(begun.work) as work:
        work.execute(DeclareConflict(juror=JUROR, application="A-2", kind=ConflictKind.FAMILY))
    begun.add_application("A-4")

    renewal = begun.renew()

    assert (renewal.applications_added, renewal.applications_gone) == (("A-4",), ())
    with Workspace.open(begun.work) as work:
        assert [each.application for each in work.view.assignments()] == ["A-1", "A-3", "A-4"]
        assert [each.application for each in work.view.conflicts()] == ["A-2"]


def test_a_dossier_comes_back_with_the_pack_once_its_conflict_is_withdrawn(begun: Round) -> None:
    """Also with the pack that is open already: declaring took the content out of the work file."""
    with Workspace.open(begun.work) as work:
        work.execute(DeclareConflict(juror=JUROR, application="A-2", kind=ConflictKind.FAMILY))
        work.execute(WithdrawConflict(juror=JUROR, application="A-2"))
        assert work.view.dossier("A-2").partners == ()

    opened = begun.open()

    assert opened.renewal is not None
    assert (opened.renewal.applications_added, opened.renewal.scores_taken) == (("A-2",), 0)
    with opened.workspace as work:
        assert work.view.dossier("A-2").partners != ()
        assert "A-2" in still_to_do(work.view)


def test_a_dossier_whose_conflict_was_withdrawn_goes_for_good_if_no_pack_has_it(begun: Round) -> None:
    with Workspace.open(begun.work) as work:
        work.execute(DeclareConflict(juror=JUROR, application="A-2", kind=ConflictKind.FAMILY))
        work.execute(WithdrawConflict(juror=JUROR, application="A-2"))
    begun.judge("A-2", "inadmissible")

    begun.renew()

    with Workspace.open(begun.work) as work:
        assert [each.number for each in work.view.applications()] == ["A-1", "A-3"]


def test_the_conflict_question_is_asked_again_where_the_partners_changed(begun: Round) -> None:
    with Workspace.open(begun.work) as work:
        for number in ("A-1", "A-3"):
            work.execute(ConfirmNoConflict(application=number))
    begun.edit_dossier(
        "A-3", lambda old: replace(old, partners=(replace(old.partners[0], name="Zeebries nv"),))
    )

    renewal = begun.renew()

    assert renewal.asked_again == ("A-3",)
    with Workspace.open(begun.work) as work:
        assert work.view.answered() == {"A-1"}


def test_private_notes_go_aside_and_come_back(begun: Round) -> None:
    with Workspace.open(begun.work) as work:
        work.execute(PutPrivateNote(application="A-1", criterion="sme", text="Ask Jan"))
    begun.change_scheme(WITHOUT_SME)
    begun.renew()
    with Workspace.open(begun.work) as work:
        assert "Ask Jan" in [each.comment for each in kept_aside(work)]
        assert work.view.all_private_notes() == []
    begun.change_scheme(WITH_PLAN)

    begun.renew()

    with Workspace.open(begun.work) as work:
        assert work.view.all_private_notes() == [("A-1", "sme", "Ask Jan")]
        assert kept_aside(work) == ()
