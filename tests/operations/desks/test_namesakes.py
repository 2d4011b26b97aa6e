"""One id that each copy gave to another person or application: nobody gets what another one said."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.application import Application, Dossier
from evalapp.domain.desks.together import Take
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.desks.reconciling.telling import outcome_words
from evalapp.operations.panel.editing.applications import AddApplication
from evalapp.operations.panel.editing.people import AddPerson, RemovePerson
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tests.operations.desks.copies_samples import Doing, Two


def _person(name: str, email: str = "", id: str = "J9") -> AddPerson:
    person = Person(id=PersonId(id), name=PersonName(name), role=Role.JUROR, email=email)
    return AddPerson(person=person, reason="Erbij.")


def _application(title: str) -> AddApplication:
    dossier = Dossier(application=Application(number="A-9", title=title, organisation="Alfa vzw"))
    return AddApplication(dossier=dossier, reason="Erbij.")


def _seat(juror: str, application: str) -> Doing:
    def seat(panel: Workspace) -> None:
        pairs = {(each.juror, each.application) for each in panel.view.assignments()}
        panel.execute(Assign(pairs=tuple(sorted({*pairs, (juror, application)}))))

    return seat


def _conflict(juror: str, application: str) -> DeclareConflict:
    return DeclareConflict(juror=PersonId(juror), application=application, kind=ConflictKind.FAMILY)


@pytest.mark.long
@pytest.mark.parametrize("otherwise", [None, Take.OURS, Take.THEIRS])
def test_nothing_of_another_person_comes_to_stand_under_the_same_id(
    tmp_path: Path, otherwise: Take | None
) -> None:
    two = Two(tmp_path, phase=Phase.DRAFT)
    two.do_here(_person("Ann Een"))
    two.do_there(_person("Bert Twee"), _seat("J9", "A-1"), _conflict("J9", "A-2"), _conflict("J1", "A-2"))
    plan, changes = two.bring(otherwise)
    assert changes.change is not None
    assert {"person", "assignment", "conflict"} == {each.unit.table for each in plan.not_taken}
    assert {"J9 is Ann Een here and Bert Twee in the other copy"} == {
        each.reason.partition(",")[0] for each in plan.not_taken
    }
    again, _changes = two.bring(otherwise)  # it waits, and comes in no more than before
    assert [each.unit.id for each in plan.not_taken] == [each.unit.id for each in again.not_taken]
    with two.opened(two.here) as panel:
        view = panel.view
        assert "Ann Een" in {each.name for each in view.people() if each.id == "J9"}
        assert "J9" not in {each.juror for each in view.assignments()}
        assert {("J1", "A-2")} == {(each.juror, each.application) for each in view.conflicts()}


@pytest.mark.parametrize("otherwise", [None, Take.OURS, Take.THEIRS])
def test_nothing_of_another_application_comes_to_stand_under_the_same_number(
    tmp_path: Path, otherwise: Take | None
) -> None:
    two = Two(tmp_path, phase=Phase.DRAFT)
    two.do_here(_application("Zonneweide"))
    two.do_there(_application("Waterput"), _seat("J1", "A-9"), _conflict("J2", "A-9"))
    plan, _changes = two.bring(otherwise)
    assert {"application", "assignment", "conflict"} == {each.unit.table for each in plan.not_taken}
    with two.opened(two.here) as panel:
        view = panel.view
        assert "Zonneweide" in {each.title for each in view.applications() if each.number == "A-9"}
        assert "A-9" not in {each.application for each in view.assignments()}
        assert not view.conflicts()


def test_who_has_the_same_name_in_both_is_the_same_one(tmp_path: Path) -> None:
    two = Two(tmp_path, phase=Phase.DRAFT)
    two.do_here(_person("Ann  Een"))
    two.do_there(_person("Ann een", "ann@example.org"), _seat("J9", "A-1"))
    plan, _changes = two.bring(Take.THEIRS)
    assert not plan.not_taken
    with two.opened(two.here) as panel:
        assert "ann@example.org" in {each.email for each in panel.view.people()}
        assert ("J9", "A-1") in {(each.juror, each.application) for each in panel.view.assignments()}


def test_once_one_of_them_has_another_id_all_comes_in(tmp_path: Path) -> None:
    two = Two(tmp_path, phase=Phase.DRAFT)
    two.do_here(_person("Ann Een"))
    two.do_there(_person("Bert Twee"), _conflict("J9", "A-2"))
    two.bring()
    two.do_here(RemovePerson(id="J9", reason="Onder J8."))
    plan, _changes = two.bring(Take.THEIRS)
    assert not plan.not_taken
    with two.opened(two.here) as panel:
        assert "Bert Twee" in {each.name for each in panel.view.people()}
        assert {("J9", "A-2")} == {(each.juror, each.application) for each in panel.view.conflicts()}


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "email", "same"),
    [
        ("Een, Ann", "ann@example.org", "the same name and mail address."),
        ("Ann  een", "", "the same name."),
        ("A. Een", "ANN@example.org", "the same mail address."),
        ("Bert Twee", "bert@example.org", ""),
    ],
)
def test_one_person_under_two_ids_is_told(tmp_path: Path, name: str, email: str, same: str) -> None:
    two = Two(tmp_path, phase=Phase.DRAFT)
    two.do_here(_person("Ann Een", "ann@example.org", "J8"))
    two.do_there(_person(name, email))
    plan, changes = two.bring()
    assert bool(same) is bool(plan.remarks)
    with two.opened(two.here) as panel:
        assert {"J8", "J9"} <= {each.id for each in panel.view.people()}
        told = [*outcome_words(panel.view, plan, changes.change)]
    if same:
        said = f"{' '.join(name.split())} (J9) comes in beside Ann Een (J8), who has {same}"
        assert told[0] == f"{said} If they are one person, remove one of the two afterwards."


def test_who_comes_in_the_place_of_another_is_not_told_to_be_there_twice(tmp_path: Path) -> None:
    two = Two(tmp_path, phase=Phase.DRAFT, first=(_person("Ann Een", id="J8"),))
    two.do_there(RemovePerson(id="J8", reason="Onder J9."), _person("Ann Een"))
    assert () == two.bring()[0].remarks
