"""People added, changed and removed by hand; what hangs on them keeps them, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import in_language
from evalapp.operations.panel.editing.people import (
    AddPerson,
    ChangePerson,
    PersonEdit,
    RemovePerson,
    plan_person_addition,
    plan_person_change,
)
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as workspace:
        yield workspace


def person(panel: Workspace, id: str) -> Person:
    return next(each for each in panel.view.people() if each.id == id)


def changed(panel: Workspace, whom: str, reason: str = "", **texts: str) -> PersonEdit:
    edit = plan_person_change(panel.view, whom, texts)
    assert edit.after is not None
    panel.execute(ChangePerson(person=edit.after, reason=reason))
    return edit


def added(panel: Workspace, **texts: str) -> PersonEdit:
    edit = plan_person_addition(panel.view, texts)
    if edit.after is not None:
        panel.execute(AddPerson(person=edit.after))
    return edit


def last(panel: Workspace) -> str:
    return panel.view.history(limit=1)[0].summary


def test_a_juror_is_added_and_undone(panel: Workspace) -> None:
    edit = added(panel, id="J9", name="Els Bos", email="els@bos.be", expertise="zorg; ICT")
    assert ({}, Role.JUROR) == (edit.wrong, person(panel, "J9").role)
    assert "Els Bos (J9) added to the panel as juror" == last(panel)
    assert prove(panel).is_sound
    panel.undo()
    assert "J9" not in {each.id for each in panel.view.people()}
    assert prove(panel).is_sound


def test_an_id_that_somebody_took_since_is_refused(panel: Workspace) -> None:
    edit = plan_person_addition(panel.view, {"id": "J9", "name": "Els Bos"})
    added(panel, id="J9", name="Tom Smet")
    assert edit.after is not None
    with pytest.raises(BadValue, match="“J9” is in the panel already"):
        panel.execute(AddPerson(person=edit.after))
    assert "Tom Smet" == person(panel, "J9").name


def test_a_deputy_of_the_chair_may_be_made_and_is_told_in_both_languages(panel: Workspace) -> None:
    changed(panel, "C1", role="ondervoorzitter")
    assert (Role.CHAIR, True) == (person(panel, "C1").role, person(panel, "C1").is_deputy)
    assert "Luc Maes (C1), role: chair → deputy chair" == last(panel)
    with in_language("nl"):
        assert "Luc Maes (C1), rol: voorzitter → plaatsvervangend voorzitter" == last(panel)
    assert prove(panel).is_sound
    panel.act_as("C1")
    assert Role.CHAIR is panel.actor.role


@pytest.mark.parametrize("id", ["J1", "j1", "J-1", "J01", "Ј1", "A-1", "a b", ""])
def test_an_id_that_is_there_or_looks_like_one_is_refused(panel: Workspace, id: str) -> None:
    edit = added(panel, id=id, name="Els Bos")
    assert (None, ["id"]) == (edit.after, list(edit.wrong))


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("email", "els@bos"),
        ("email", "els"),
        ("role", "baas"),
        ("name", ""),
        ("enterprise_number", "1"),
        ("id", "J8"),
    ],
)
def test_what_is_wrong_is_refused_in_its_field_and_the_rest_is_stored(
    panel: Workspace, field: str, typed: str
) -> None:
    edit = changed(panel, "J1", **{field: typed, "expertise": "zorg"})
    assert [field] == list(edit.wrong)
    assert ("", "zorg") == (person(panel, "J1").email, person(panel, "J1").expertise)


def test_a_juror_with_seats_stays_a_juror_and_the_rest_is_stored(panel: Workspace) -> None:
    edit = changed(panel, "J1", role="voorzitter", expertise="zorg")
    assert ["role"] == list(edit.wrong)
    assert (Role.JUROR, "zorg") == (person(panel, "J1").role, person(panel, "J1").expertise)


def test_an_edit_says_from_what_to_what_and_is_undone(panel: Workspace) -> None:
    before = person(panel, "J1")
    changed(panel, "J1", email="jan@organisatie.be", organisation="Organisatie vzw")
    assert "e-mail: – → jan@organisatie.be" in last(panel)
    assert prove(panel).is_sound
    panel.undo()
    assert before == person(panel, "J1")
    assert prove(panel).is_sound


def test_who_has_nothing_is_removed_and_comes_back(panel: Workspace) -> None:
    chair = person(panel, "C1")
    panel.execute(RemovePerson(id="C1"))
    assert "C1" not in {each.id for each in panel.view.people()}
    assert prove(panel).is_sound
    panel.undo()
    assert chair == person(panel, "C1")
    assert prove(panel).is_sound


def test_who_has_seats_stays_and_it_says_which_and_what_to_do(panel: Workspace) -> None:
    with pytest.raises(KnownError, match=r"What hangs on them: 3 seats\. Take the seats away"):
        panel.execute(RemovePerson(id="J1"))


def test_who_has_a_conflict_stays(panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="C1", application="A-1", kind=ConflictKind.FAMILY))
    with pytest.raises(KnownError, match=r"1 conflict of interest\. Withdraw"):
        panel.execute(RemovePerson(id="C1"))


def test_who_is_at_work_is_not_removed_by_themselves(panel: Workspace) -> None:
    panel.act_as("S-01")
    with pytest.raises(KnownError, match="who works in this panel now"):
        panel.execute(RemovePerson(id="S-01"))


def test_once_scoring_began_a_reason_is_needed(tmp_path: Path) -> None:
    with small_panel(tmp_path / "c.evalpanel") as panel:
        with pytest.raises(BadValue, match="with a reason only"):
            changed(panel, "J1", expertise="zorg")
        changed(panel, "J1", reason="Gevraagd", expertise="zorg")
        assert last(panel).endswith("Gevraagd")


def test_an_unknown_person_is_refused(panel: Workspace) -> None:
    with pytest.raises(BadValue, match="nobody with id"):
        plan_person_change(panel.view, "X", {"name": "X"})
