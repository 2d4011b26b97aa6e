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
from evalapp.operations.juror.submission import still_to_do, unsent
from evalapp.operations.panel.jury import DeclareConflict, WithdrawConflict
from evalapp.operations.seats.assigning import Assign
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


def test_a_dossier_leaves_the_work_with_the_pack_that_knows_of_a_conflict(begun: Round) -> None:
    begun.score("A-2", "helix", 5, "Their pumps leak")
    begun.panel.execute(
        DeclareConflict(juror=JUROR, application="A-2", kind=ConflictKind.EMPLOYER, note="old")
    )

    renewal = begun.renew()

    assert (renewal.conflicts_recorded, renewal.applications_gone, renewal.kept_aside) == (("A-2",), (), 0)
    assert any("A-2" in each and "conflict of interest" in each for each in renewal.sentences())
    with Workspace.open(begun.work) as work:
        assert [each.application for each in work.view.assignments()] == ["A-1", "A-3"]
        (conflict,) = work.view.conflicts()
        assert (conflict.application, conflict.kind, conflict.is_own) == ("A-2", ConflictKind.EMPLOYER, False)
        assert (conflict.note, work.view.dossier("A-2").partners) == ("", ())
        assert not kept_aside(work)
    files = [path for path in begun.folder.rglob("*") if path.is_file() and "evalwork" in path.name]
    assert len(files) > 1  # the back-up made before the pack was merged is renewed with it
    assert not any(b"Their pumps leak" in path.read_bytes() for path in files)


def test_what_the_panel_recorded_is_not_said_again_as_the_jurors_own(begun: Round) -> None:
    begun.panel.execute(DeclareConflict(juror=JUROR, application="A-2", kind=ConflictKind.EMPLOYER))
    begun.renew()
    with Workspace.open(begun.work) as work:
        assert ("A-2", "") not in unsent(work)
    returned = begun.hand_in()
    begun.panel.execute(WithdrawConflict(juror=JUROR, application="A-2"))
    plan = begun.merge(returned)
    assert (plan.declared, begun.panel.view.conflicts()) == ((), [])


def test_a_conflict_that_the_panel_withdrew_gives_the_dossier_back(begun: Round) -> None:
    begun.panel.execute(DeclareConflict(juror=JUROR, application="A-2", kind=ConflictKind.EMPLOYER))
    begun.renew()
    begun.panel.execute(WithdrawConflict(juror=JUROR, application="A-2"))
    begun.panel.execute(Assign(pairs=tuple(("J1", f"A-{n}") for n in (1, 2, 3))))

    renewal = begun.renew()

    assert renewal.applications_added == ("A-2",)
    with Workspace.open(begun.work) as work:
        assert work.view.conflicts() == []
        assert work.view.dossier("A-2").partners != ()
        assert "A-2" in still_to_do(work.view)


def test_a_conflict_declared_on_another_computer_closes_the_dossier_here_too(
    begun: Round, tmp_path: Path
) -> None:
    other = tmp_path / "other.evalwork"
    begun.open(work=other).workspace.close()
    with Workspace.open(other) as work:
        work.execute(DeclareConflict(juror=JUROR, application="A-2", kind=ConflictKind.FAMILY))
    begun.merge(begun.hand_in(other))

    begun.renew()

    with Workspace.open(begun.work) as work:
        (conflict,) = work.view.conflicts()
        assert (conflict.application, conflict.is_own) == ("A-2", True)
