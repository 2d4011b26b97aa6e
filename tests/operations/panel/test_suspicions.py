"""A suspected conflict keeps a pair out of every proposal until somebody decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.application import Application, Dossier
from evalapp.domain.errors import BadValue, KnownError, NotAllowed
from evalapp.domain.jury.suspicion import Decision
from evalapp.domain.people import Actor, ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.jury import DeclareConflict, ImportJury, WithdrawConflict
from evalapp.operations.panel.suspicions import DismissSuspicion, suspicions_of
from evalapp.operations.panel.work_list import DismissRefused
from evalapp.operations.records.exporting.export import export
from evalapp.operations.seats.assigning import Assign, GiveSeat
from evalapp.operations.seats.proposing import propose_assignment
from evalapp.operations.workspace import Workspace
from tests.samples import put_dossiers, small_panel

OWN = ("J1", "A-1")


def dossier(number: str, organisation: str, email: str) -> Dossier:
    return Dossier(
        application=Application(number=number, title=f"T {number}", organisation=organisation, email=email)
    )


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as workspace:
        workspace.execute(Assign(pairs=()))
        workspace.execute(
            put_dossiers(
                [
                    dossier("A-1", "Universiteit Zuid", "x@uzuid.example"),
                    dossier("A-2", "Hogeschool Noord", "y@hnoord.example"),
                    dossier("A-3", "Bedrijf C", "z@c.example"),
                ]
            )
        )
        workspace.execute(
            ImportJury(
                people=(
                    Person(
                        id="J1", name="An Peeters", role=Role.JUROR, email="n1@uzuid.example",
                        organisation="Universiteit Zuid vzw",
                    ),
                    Person(id="J3", name="Els Maes", role=Role.JUROR),
                ), reason="Verbeterd.")
        )  # fmt: skip
        yield workspace


def proposed(panel: Workspace, per_application: int = 2) -> set[tuple[str, str]]:
    return set(propose_assignment(panel, per_application=per_application, seed=1)[0])


def test_a_suspected_pair_is_not_proposed(panel: Workspace) -> None:
    assert {OWN} == set(suspicions_of(panel.view).open)
    assert {("J2", "A-1"), ("J3", "A-1")} == {pair for pair in proposed(panel) if pair[1] == "A-1"}


def test_a_partner_whose_row_was_refused_is_suspected_and_unread_rows_are_told(
    panel: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "partners.csv"
    path.write_text(
        "number;naam;helix\nA-2;Universiteit Zuid;vereniging\nA-2;;bedrijf\nZ-9;X;bedrijf\n", encoding="utf-8"
    )
    assert "" == suspicions_of(panel.view).unseen_words
    import_applications(panel, plan_import(panel, [path]))
    suspected = suspicions_of(panel.view)
    assert {OWN, ("J1", "A-2")} == set(suspected.open)
    assert ("J1", "A-2") not in proposed(panel)
    assert suspected.unseen_words.startswith("3 rows of partners were refused or not read.")
    panel.execute(DismissRefused())
    assert ({OWN}, "") == (set(suspicions_of(panel.view).open), suspicions_of(panel.view).unseen_words)


def test_a_partner_whose_row_was_refused_is_known_by_its_number_and_mail_too(
    panel: Workspace, tmp_path: Path
) -> None:
    panel.execute(
        ImportJury(
            people=(
                Person(
                    id="J2",
                    name="Bo",
                    role=Role.JUROR,
                    email="bo@veldmeet.example",
                    enterprise_number="0417.497.106",
                ),
            ),
            reason="Verbeterd.",
        )
    )
    path = tmp_path / "partners.csv"
    path.write_text(
        "number;naam;helix;kbo;mail\nA-2;Onbekend;vereniging;BE 0417.497.106;\n"
        "A-3;Anders;vereniging;;x@veldmeet.example\n",
        encoding="utf-8",
    )
    import_applications(panel, plan_import(panel, [path]))
    assert ["0417497106", "veldmeet.example"] == [row.traces for row in panel.view.refused_rows()]
    assert {OWN, ("J2", "A-2"), ("J2", "A-3")} == set(suspicions_of(panel.view).open)


def test_what_is_impossible_only_for_want_of_a_decision_says_so(panel: Workspace) -> None:
    with pytest.raises(KnownError, match="1 pair is left out until somebody decides"):
        proposed(panel, per_application=3)


def test_a_dismissed_pair_may_be_proposed_and_undo_takes_that_back(panel: Workspace) -> None:
    panel.execute(DismissSuspicion(juror="J1", application="A-1", reason="Other department"))
    assert set() == set(suspicions_of(panel.view).open)
    assert OWN in proposed(panel, per_application=3)
    assert (
        "Suspected conflict of interest of An Peeters with A-1: to be decided → not a conflict of interest"
        " – Other department" == panel.view.history()[0].summary
    )
    panel.undo()
    assert {OWN} == set(suspicions_of(panel.view).open)


def test_a_dismissal_needs_a_reason_and_something_to_dismiss(panel: Workspace) -> None:
    with pytest.raises(BadValue, match="Say why"):
        panel.execute(DismissSuspicion(juror="J1", application="A-1", reason=" "))
    with pytest.raises(BadValue, match="Nothing is suspected"):
        panel.execute(DismissSuspicion(juror="J1", application="A-2", reason="Reason"))


def test_what_is_found_later_is_asked_again(panel: Workspace) -> None:
    panel.execute(DismissSuspicion(juror="J1", application="A-1", reason="Other department"))
    panel.execute(put_dossiers([dossier("A-1", "Universiteit Zuid", "An@uzuid.example")]))
    assert {} == dict(suspicions_of(panel.view).open)
    moved = Person(id="J1", name="An Peeters", role=Role.JUROR, organisation="Bedrijf C")
    panel.execute(ImportJury(people=(moved,), reason="Verbeterd."))
    assert {("J1", "A-3")} == set(suspicions_of(panel.view).open)


def test_a_recorded_conflict_decides_and_one_withdrawn_asks_again(panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.EMPLOYER))
    suspected = suspicions_of(panel.view)
    assert {Decision.CONFLICT} == set(suspected.decided.values())
    panel.execute(WithdrawConflict(juror="J1", application="A-1"))
    assert {OWN} == set(suspicions_of(panel.view).open)


def test_a_dismissal_ends_where_a_conflict_is_recorded_after_all(panel: Workspace) -> None:
    panel.execute(DismissSuspicion(juror="J1", application="A-1", reason="Other department"))
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.EMPLOYER))
    assert [] == panel.view.dismissed()


def test_a_suspected_pair_is_not_assigned_by_hand_either(panel: Workspace) -> None:
    for command in (Assign(pairs=(OWN,)), GiveSeat(juror="J1", application="A-1")):
        with pytest.raises(NotAllowed, match="An Peeters may have a conflict of interest with A-1"):
            panel.execute(command)
    panel.execute(DismissSuspicion(juror="J1", application="A-1", reason="Other department"))
    panel.execute(GiveSeat(juror="J1", application="A-1"))
    assert [OWN] == [(each.juror, each.application) for each in panel.view.assignments()]


def test_a_seat_that_was_there_before_the_suspicion_stays(panel: Workspace) -> None:
    panel.execute(Assign(pairs=(("J1", "A-2"),)))
    panel.execute(put_dossiers([dossier("A-2", "Universiteit Zuid", "")]))
    panel.execute(Assign(pairs=(("J1", "A-2"), ("J2", "A-2"))))
    assert 2 == len(panel.view.assignments())


def test_chair_and_secretary_can_have_a_conflict(panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="C1", application="A-1", kind=ConflictKind.FAMILY))
    panel.execute(DeclareConflict(juror="S-01", application="A-2", kind=ConflictKind.OTHER))
    assert [("C1", "A-1"), ("S-01", "A-2")] == [
        (each.juror, each.application) for each in panel.view.conflicts()
    ]


def test_a_juror_dismisses_nothing(panel: Workspace) -> None:
    panel.actor = Actor(id="J1", name="An Peeters", role=Role.JUROR)
    with pytest.raises(NotAllowed):
        panel.execute(DismissSuspicion(juror="J1", application="A-1", reason="It is nothing"))


def test_what_was_dismissed_is_exported(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(DismissSuspicion(juror="J1", application="A-1", reason="Other department"))
    export(panel, tmp_path / "out")
    lines = (tmp_path / "out" / "dismissed.csv").read_text(encoding="utf-8").splitlines()
    assert ["juror,application,because,resembles,reason,by,at"] == lines[:1]
    told = {line.rpartition(",")[0] for line in lines[1:]}
    why = "Other department,S-01"
    assert {f"J1,A-1,mail-domain,uzuid.example,{why}", f"J1,A-1,organisation,Universiteit Zuid,{why}"} == told


def test_a_proposal_keeps_the_seat_of_scores_for_what_is_no_longer_judged(panel: Workspace) -> None:
    from evalapp.domain.application import Admissibility
    from evalapp.operations.panel.applications import SetAdmissibility
    from evalapp.operations.panel.call import move_to_phase
    from evalapp.operations.scores import SetScore

    panel.execute(Assign(pairs=(("J2", "A-1"),)))
    move_to_phase(panel, Phase.SCORING)
    panel.execute(SetScore(juror="J2", application="A-1", criterion="helix", value=7))
    panel.execute(
        SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Late")
    )
    panel.execute(Assign(pairs=propose_assignment(panel, per_application=2, seed=1)[0]))
    assert ("J2", "A-1") in {(each.juror, each.application) for each in panel.view.assignments()}
