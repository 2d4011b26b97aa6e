"""Two copies of a panel that lived on apart: what is taken, what is asked, what cannot be."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.desks.together import Take
from evalapp.domain.ids import PersonId
from evalapp.domain.permissions import Phase
from evalapp.operations.desks.reconciling.command import reconcile
from evalapp.operations.desks.reconciling.looking import look, plan_of
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.decisions import ClearGrant, SetGrant
from evalapp.operations.workspace import Workspace
from tests.operations.desks.copies_samples import Two, score, scores_in
from tests.samples import PEOPLE, SECRETARY, Act, changed_call, dossier, put_dossiers


@pytest.mark.long
def test_what_only_the_other_one_did_is_taken_and_what_this_one_did_stays(tmp_path: Path) -> None:
    two = Two(tmp_path, first=(score("J1", "A-1", 4),))
    two.do_here(score("J1", "A-2", 5))
    two.do_there(score("J2", "A-2", 6), score("J1", "A-1", 8))
    plan, changes = two.bring()
    assert (6, 1, 2, (), ()) == (plan.fork, plan.ours, plan.theirs, plan.clashes, plan.not_taken)
    assert changes.change == 8
    assert scores_in(two.here) == {
        ("J1", "A-1", "helix"): 8,
        ("J1", "A-2", "helix"): 5,
        ("J2", "A-2", "helix"): 6,
    }


def test_the_other_file_is_not_written(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_there(score("J1", "A-1", 8))
    before = two.there.read_bytes()
    two.bring()
    assert before == two.there.read_bytes()
    assert {"here.evalpanel", "there.evalpanel", "here-backups"} == {
        each.name for each in tmp_path.iterdir() if each.name != "home"
    }


@pytest.mark.long
def test_what_both_changed_is_asked_and_stays_until_somebody_says(tmp_path: Path) -> None:
    two = Two(tmp_path, first=(score("J1", "A-1", 4),))
    two.do_here(score("J1", "A-1", 5))
    two.do_there(score("J1", "A-1", 6), score("J2", "A-1", 2))
    plan, changes = two.bring()
    (clash,) = plan.clashes
    assert ("score/J1/A-1/helix", 5, 6) == (clash.id, clash.ours["value"], clash.theirs["value"])
    assert changes.change is not None
    assert plan.open == (clash,)
    assert 5 == scores_in(two.here)["J1", "A-1", "helix"]
    again, changes = two.bring(Take.THEIRS)
    assert changes.change is not None
    assert again.fresh == 0
    assert not again.open
    assert 6 == scores_in(two.here)["J1", "A-1", "helix"]


def test_choosing_this_file_settles_it_for_good(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_here(score("J1", "A-1", 5))
    two.do_there(score("J1", "A-1", 6))
    two.bring(Take.OURS)
    plan, changes = two.bring()
    assert (None, (), False) == (changes.change, plan.clashes, plan.is_new)
    two.do_there(score("J1", "A-1", 7))
    plan, _changes = two.bring()
    assert ["score/J1/A-1/helix"] == [each.id for each in plan.open]


@pytest.mark.long
def test_both_to_the_same_end_agree(tmp_path: Path) -> None:
    two = Two(tmp_path)
    for do in (two.do_here, two.do_there):
        do(score("J1", "A-1", 5))
    plan, _changes = two.bring()
    assert ((), ()) == (plan.clashes, plan.taken)


@pytest.mark.long
def test_a_second_time_says_nothing_new_and_the_other_way_ends_alike(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_here(score("J1", "A-1", 5), score("J2", "A-3", 1))
    two.do_there(score("J1", "A-1", 6))
    two.bring(Take.THEIRS)
    assert two.bring()[1].change is None
    plan, changes = two.bring(back=True)
    assert changes.change is not None
    assert not plan.clashes
    assert scores_in(two.here) == scores_in(two.there)
    assert two.bring()[1].change is None
    assert two.bring(back=True)[1].change is None


@pytest.mark.long
def test_going_on_apart_and_coming_together_again(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_here(score("J1", "A-1", 5))
    two.do_there(score("J2", "A-1", 6))
    two.bring()
    two.bring(back=True)
    two.do_here(score("J1", "A-1", 9))
    two.do_there(score("J2", "A-1", 3))
    plan, _changes = two.bring()
    assert not plan.clashes
    two.bring(back=True)
    together = {("J1", "A-1", "helix"): 9, ("J2", "A-1", "helix"): 3}
    assert together == scores_in(two.here) == scores_in(two.there)


@pytest.mark.long
def test_one_undo_takes_it_back_and_it_can_be_done_again(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_here(score("J1", "A-1", 5))
    two.do_there(score("J2", "A-1", 6))
    two.bring()
    two.do_here(lambda panel: panel.undo())
    assert scores_in(two.here) == {("J1", "A-1", "helix"): 5}
    plan, changes = two.bring()
    assert (1, 9) == (plan.fresh, changes.change)


def test_columns_of_an_application_are_each_sides_own(tmp_path: Path) -> None:
    two = Two(tmp_path)
    first = dossier("A-1")
    here = replace(first, application=replace(first.application, title="Hier", email="a@b.be"))
    there = replace(first, application=replace(first.application, title="Daar", acronym="DAAR"))
    two.do_here(put_dossiers([here]))
    two.do_there(put_dossiers([there]))
    plan, _changes = two.bring()
    assert ["application/A-1/title"] == [each.id for each in plan.open]
    with two.opened(two.here) as panel:
        kept = panel.view.dossier("A-1").application
        assert ("Hier", "a@b.be", "DAAR") == (kept.title, kept.email, kept.acronym)


def test_a_column_is_told_by_its_own_name_and_value_alone(tmp_path: Path) -> None:
    two = Two(tmp_path, phase=Phase.DRAFT)
    first = dossier("A-1")
    two.do_here(put_dossiers([replace(first, application=replace(first.application, title="Hier"))]))
    two.do_there(
        put_dossiers([replace(first, application=replace(first.application, title="Daar"))]),
        changed_call(budget=5_000_000_00),
    )
    plan, (ours, theirs, taken) = two.plan(), two.words()
    assert ["application/A-1/title"] == [each.id for each in plan.clashes]
    assert (("Hier",), ("Daar",)) == (ours, theirs)
    assert ["The call: Call – envelope: €200,000 → €5,000,000"] == taken


@pytest.mark.long
def test_partners_are_one_list(tmp_path: Path) -> None:
    two = Two(tmp_path)
    first = dossier("A-1")
    partner = first.partners[0]
    two.do_here(put_dossiers([replace(first, partners=(replace(partner, name="Hier bv"),))]))
    two.do_there(put_dossiers([replace(first, partners=(partner, replace(partner, name="Daar bv")))]))
    plan, _changes = two.bring()
    assert ["partner/A-1"] == [each.id for each in plan.open]
    two.bring(Take.THEIRS)
    with two.opened(two.here) as panel:
        assert ["Veldmeet bv", "Daar bv"] == [each.name for each in panel.view.dossier("A-1").partners]


def test_a_list_of_one_is_told_as_a_list_too(tmp_path: Path) -> None:
    two = Two(tmp_path)
    first = dossier("A-1")
    for do, name in ((two.do_here, "Hier bv"), (two.do_there, "Daar bv")):
        do(put_dossiers([replace(first, partners=(replace(first.partners[0], name=name),))]))
    (clash,) = two.plan().clashes
    assert ["Hier bv"] == [each["name"] for each in clash.ours]
    assert ["Daar bv"] == [each["name"] for each in clash.theirs]


def test_what_the_call_says_is_brought_together_and_its_phase_is_not(tmp_path: Path) -> None:
    two = Two(tmp_path, phase=Phase.DRAFT)
    two.do_here(lambda panel: move_to_phase(panel, Phase.SCORING))
    two.do_there(lambda panel: panel.execute(changed_call(title="Netwerken")))
    plan, _changes = two.bring()
    with two.opened(two.here) as panel:
        call = panel.view.call()
        assert ("Netwerken", Phase.SCORING, ()) == (call.title, call.phase, plan.clashes)


def test_an_attachment_comes_with_its_bytes(tmp_path: Path) -> None:
    two = Two(tmp_path)

    def attach(change: object) -> None:
        sha256 = change.put_content(b"%PDF")  # type: ignore[attr-defined]
        row = {"application": "A-1", "name": "plan.pdf", "size": 4, "sha256": sha256}
        change.put("attachment", [row])  # type: ignore[attr-defined]

    two.do_there(Act(act=attach))
    two.bring()
    with two.opened(two.here) as panel:
        (kept,) = panel.view.dossier("A-1").attachments
        assert b"%PDF" == panel.view.attachment(kept.sha256)


def test_consensus_of_both_sides_is_asked(tmp_path: Path) -> None:
    two = Two(tmp_path, phase=Phase.DELIBERATION)
    for do, value in ((two.do_here, 5), (two.do_there, 6)):
        do(SetConsensus(application="A-1", criterion="helix", value=value, reason="Zo."))
    assert ["consensus/A-1/helix"] == [each.id for each in two.plan().open]


@pytest.mark.long
def test_the_same_file_and_one_that_goes_on_say_so(tmp_path: Path) -> None:
    two = Two(tmp_path)
    assert (0, 0, False) == (two.plan().ours, two.plan().theirs, two.plan().is_new)
    two.do_here(score("J1", "A-1", 5))
    plan, changes = two.bring()
    assert (1, 0, None) == (plan.ours, plan.theirs, changes.change)
    plan, changes = two.bring(back=True)
    assert (0, 1) == (plan.ours, plan.theirs)
    assert changes.change is not None


def test_a_person_that_both_added_under_one_id_is_asked(tmp_path: Path) -> None:
    two = Two(tmp_path)
    for do, email in ((two.do_here, "els@one.example"), (two.do_there, "els@two.example")):
        do(ImportJury(people=(replace(PEOPLE[0], id=PersonId("J9"), email=email),), reason="Nieuw."))
    assert ["person/J9"] == [each.id for each in two.plan().open]


@pytest.mark.long
def test_a_copy_of_a_copy_that_was_taken_in_elsewhere(tmp_path: Path) -> None:
    """Three desks: what came by way of another one agrees."""
    two = Two(tmp_path)
    third = tmp_path / "third.evalpanel"
    shutil.copyfile(two.here, third)
    with Workspace.open(third, SECRETARY) as panel:
        panel.execute(score("J2", "A-2", 7))
    with two.opened(two.there) as panel:
        looked = look(panel, third)
        reconcile(panel, looked, plan_of(panel, looked))
    two.bring()
    with two.opened(two.here) as panel:
        plan = plan_of(panel, look(panel, third))
        assert ((), ()) == (plan.clashes, plan.writes)
    assert scores_in(two.here) == {("J2", "A-2", "helix"): 7}


def test_what_was_judged_there_is_known_as_judged_here(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_there(SetAdmissibility(application="A-1", admissibility=Admissibility.ADMISSIBLE))
    _plan, changes = two.bring()
    with two.opened(two.here) as panel:
        assert {"A-1": changes.change} == {
            number: each.id for number, each in panel.view.admissions().items()
        }


def test_a_long_name_of_a_file_is_told_as_it_is_kept(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_there(score("J1", "A-1", 8))
    two.there = two.there.rename(tmp_path / f"{'daar ' * 40}.evalpanel")
    two.bring()


@pytest.mark.long
def test_what_waits_is_asked_again_where_this_side_is_back_at_the_fork(tmp_path: Path) -> None:
    """Not taken in silence: when the two were last one, something else stood there."""
    two = Two(tmp_path, phase=Phase.DELIBERATION)
    two.do_there(SetGrant(application="A-1", amount=100_000, reason="Zo."))
    two.bring()
    two.do_here(ClearGrant(application="A-1"))
    two.do_there(SetGrant(application="A-1", amount=200_000, reason="Zo."))
    for _again in range(2):
        plan, _changes = two.bring()
        assert ["granted/A-1"] == [each.id for each in plan.open]
    with two.opened(two.here) as panel:
        assert () == tuple(panel.view.decisions().grants)
