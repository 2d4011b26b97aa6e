"""A newer pack merges into the work that was begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Action
from evalapp.domain.scoring.counted import Counted
from evalapp.exchange.sealed.identity import new_identity
from evalapp.operations.juror.kept_aside import kept_aside, shown_value
from evalapp.operations.juror.opening import open_or_renew, open_pack
from evalapp.operations.juror.renewing import last_renewal
from evalapp.operations.juror.submission import still_to_do, submit
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backups_of
from evalapp.store.history.verify import verify
from evalapp.store.rows.settings import PANEL_IDENTITY
from tests.operations.juror.round_samples import IN_WHOLE_POINTS, WITH_PLAN, WITHOUT_SME, Round
from tests.samples import Act, another_deadline


class Stopped(Exception):
    """What a person does who changes her mind."""


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Round]:
    with Round.scored(tmp_path) as made:
        yield made


def renewed(begun: Round) -> tuple[object, Workspace]:
    begun.hand_out()
    opened = begun.open()
    assert opened.renewal is not None
    return opened.renewal, opened.workspace


def test_what_was_scored_stays_and_a_new_application_is_there_to_score(begun: Round) -> None:
    begun.add_application("A-4")

    renewal = begun.renew()

    assert (renewal.previous, renewal.number, renewal.applications_added) == (1, 2, ("A-4",))
    assert begun.scores() == {("A-1", "helix"): (7, None, "Strong"), ("A-1", "sme"): (4, None, "Few")}
    begun.score("A-4", "helix", 3)
    assert begun.scores()["A-4", "helix"][0] == 3


def test_scores_of_a_criterion_that_is_gone_are_kept_aside_and_can_be_read(begun: Round) -> None:
    begun.change_scheme(WITHOUT_SME)

    renewal = begun.renew()

    assert (renewal.criteria_gone, renewal.kept_aside) == (("SME impact",), 1)
    assert begun.scores() == {("A-1", "helix"): (7, None, "Strong")}
    with Workspace.open(begun.work) as work:
        (kept,) = kept_aside(work)
    assert (kept.application, kept.criterion, shown_value(kept), kept.comment) == ("A-1", "sme", "2", "Few")
    assert "no longer asked" in kept.why


def test_an_application_that_left_the_pack_goes_and_its_scores_are_kept_aside(begun: Round) -> None:
    begun.judge("A-1", "inadmissible")

    renewal = begun.renew()

    assert (renewal.applications_gone, renewal.kept_aside, begun.scores()) == (("A-1",), 2, {})
    with Workspace.open(begun.work) as work:
        assert [each.number for each in work.view.applications()] == ["A-2", "A-3"]
        assert still_to_do(work.view) == ["A-2", "A-3"]
        assert [shown_value(each) for each in kept_aside(work)] == ["3.5", "2"]


def test_what_was_kept_aside_comes_back_with_its_application(begun: Round) -> None:
    before = begun.scores()
    begun.judge("A-1", "inadmissible")
    begun.renew()
    begun.judge("A-1", "admissible")

    renewal = begun.renew()

    assert (renewal.scores_restored, begun.scores()) == (2, before)
    with Workspace.open(begun.work) as work:
        assert kept_aside(work) == ()


def test_a_new_criterion_is_to_do_in_every_application(begun: Round) -> None:
    with Workspace.open(begun.work) as work:
        assert "A-1" not in still_to_do(work.view)
    begun.change_scheme(WITH_PLAN)

    assert begun.renew().criteria_added == ("Approach",)
    with Workspace.open(begun.work) as work:
        assert "A-1" in still_to_do(work.view)


def test_a_value_that_the_new_scale_lacks_goes_aside_and_its_comment_stays(begun: Round) -> None:
    begun.change_scheme(IN_WHOLE_POINTS)

    renewal = begun.renew()

    assert renewal.criteria_changed == ("Triple helix (step 0.5 → 1)", "SME impact (step 0.5 → 1)")
    assert begun.scores() == {("A-1", "helix"): (None, None, "Strong"), ("A-1", "sme"): (2, None, "Few")}
    with Workspace.open(begun.work) as work:
        assert [(shown_value(each), each.why) for each in kept_aside(work)] == [
            ("3.5", "The value is not on the new scale.")
        ]


def test_what_changed_in_a_dossier_is_said_and_shown(begun: Round, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF plan")
    begun.panel.execute(AttachFiles(application="A-2", paths=(tmp_path / "plan.pdf",)))
    begun.edit_dossier(
        "A-3", lambda old: replace(old, application=replace(old.application, summary="Anders"), partners=())
    )

    renewal = begun.renew()

    assert renewal.dossiers_changed == ("A-2 (attachments)", "A-3 (text, partners)")
    with Workspace.open(begun.work) as work:
        (file,) = work.view.dossier("A-2").attachments
        assert work.view.attachment(file.sha256) == b"%PDF plan"
        assert (work.view.dossier("A-3").application.summary, work.view.dossier("A-3").partners) == (
            "Anders",
            (),
        )


def test_an_attachment_that_was_replaced_leaves_only_the_new_one(begun: Round, tmp_path: Path) -> None:
    for content in (b"%PDF one", b"%PDF two"):
        (tmp_path / "plan.pdf").write_bytes(content)
        begun.panel.execute(AttachFiles(application="A-2", paths=(tmp_path / "plan.pdf",)))
        begun.renew()

    with Workspace.open(begun.work) as work:
        assert [work.view.attachment(each.sha256) for each in work.view.dossier("A-2").attachments] == [
            b"%PDF two"
        ]


def test_a_new_deadline_and_a_new_code_are_said(begun: Round, tmp_path: Path) -> None:
    begun.panel.execute(another_deadline("2015-12-18T16:00:00+00:00"))
    old = begun.code
    begun.hand_out(new_codes=True)

    opened = begun.open()

    with opened.workspace as work:
        assert opened.renewal is not None
        assert opened.renewal.sentences() == (
            "The deadline is now 18 December 2015, 17:00.",
            "A new access code came with it: sign with that one from now on.",
        )
        with pytest.raises(KnownError, match="does not belong"):
            submit(work, old, tmp_path / "r.evalreturn")
        assert submit(work, begun.code, tmp_path / "r.evalreturn").counted == Counted(2)


def test_a_pack_in_which_nothing_changed_says_so(begun: Round) -> None:
    assert begun.renew().sentences() == ("Nothing in it is different for you.",)


def test_the_pack_that_is_open_already_changes_nothing(begun: Round) -> None:
    before = begun.work.read_bytes()
    opened = begun.open()
    opened.workspace.close()

    assert (opened.renewal, begun.work.read_bytes() == before) == (None, True)


def test_an_older_pack_is_refused_and_changes_nothing(begun: Round) -> None:
    begun.renew()
    before = begun.work.read_bytes()

    with pytest.raises(KnownError, match=r"This is pack 1 and your work in “an\.evalwork” stands on pack 2"):
        begun.open(begun.packs[0])

    assert begun.work.read_bytes() == before


def test_a_newer_pack_cannot_have_the_return_sealed_for_somebody_else(begun: Round) -> None:
    before = begun.work.read_bytes()
    change = Act(
        act=lambda change: change.put_setting(PANEL_IDENTITY, new_identity()), action=Action.CHANGE_TERMS
    )
    begun.panel.execute(change)
    begun.hand_out()

    with pytest.raises(KnownError, match="sealed for somebody else than the panel"):
        begun.open()

    assert begun.work.read_bytes() == before


def test_the_pack_of_another_juror_never_touches_the_work(begun: Round) -> None:
    from evalapp.operations.exchange.handout import hand_out

    other = hand_out(begun.panel, begun.folder / "other", jurors=["J2"]).packs[0]

    with pytest.raises(KnownError, match="another call or juror"):
        open_pack(other.path, other.code, begun.work)


def test_it_is_one_change_that_no_undo_takes_apart(begun: Round) -> None:
    begun.add_application("A-4")
    begun.change_scheme(WITHOUT_SME)
    with Workspace.open(begun.work) as work:
        before = work.view.last_change()
    _renewal, workspace = renewed(begun)
    with workspace as work:
        assert (work.view.last_change(), work.undoable) == (before + 1, None)
        with pytest.raises(KnownError, match="Pack 2 merged into the work"):
            work.undo()
        with pytest.raises(KnownError, match="cannot be undone"):
            work.undo(before + 1)
        assert verify(work.file).is_whole


def test_the_work_as_it_was_lies_in_a_back_up(begun: Round) -> None:
    before = begun.scores()
    begun.change_scheme(WITHOUT_SME)
    begun.renew()

    (backup,) = backups_of(begun.work)
    begun.work = backup
    assert begun.scores() == before


def test_what_the_newest_pack_changed_can_be_read_again_later(begun: Round) -> None:
    begun.add_application("A-4")
    renewal, workspace = renewed(begun)
    workspace.close()

    with Workspace.open(begun.work) as work:
        assert last_renewal(work) == renewal


def test_a_renewal_that_is_stopped_half_way_leaves_the_work_as_it_was(begun: Round, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(bytes(3_000_000))
    begun.panel.execute(AttachFiles(application="A-2", paths=(tmp_path / "plan.pdf",)))
    begun.hand_out()
    with Workspace.open(begun.work) as work:
        before = work.view.fingerprint()

    def stop(done: int, whole: int) -> None:
        if done > whole // 2:
            raise Stopped

    with pytest.raises(Stopped):
        open_or_renew(begun.packs[-1].path, begun.code, begun.work, progress=stop)

    with Workspace.open(begun.work) as work:
        assert (work.view.fingerprint(), verify(work.file).is_whole) == (before, True)
