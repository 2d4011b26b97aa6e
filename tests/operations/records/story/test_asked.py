"""Which changes are found: of an application, of a person, of a kind, all at once, and a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.errors import BadValue
from evalapp.domain.people import Actor, ConflictKind, Person, Role
from evalapp.domain.permissions import Action
from evalapp.operations.admissibility.answering import AnswerItem
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.panel.editing.application_plan import TypedApplication, plan_change
from evalapp.operations.panel.editing.applications import ChangeApplication
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.records.story.doers import Doers
from evalapp.operations.records.story.kinds import Kind, actions_of, asked_actions
from evalapp.operations.records.story.pages import Asked, all_of, page_of
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import PEOPLE, SECRETARY, small_panel

YES = CheckAnswer.YES


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def numbers(panel: Workspace, asked: Asked) -> list[int]:
    return [each.id for each in all_of(panel.view, asked)]


def last(panel: Workspace) -> int:
    return panel.view.last_change()


def score(panel: Workspace, value: int, *, application: str = "A-2") -> int:
    panel.execute(SetScore(juror="J1", application=application, criterion="sme", value=value))
    return last(panel)


def test_every_act_is_of_one_kind() -> None:
    assert sorted(Action) == sorted(action for kind in Kind for action in actions_of(kind))
    assert all(kind.label for kind in Kind)


def test_the_application_finds_whatever_touched_it(panel: Workspace, tmp_path: Path) -> None:
    """Scores, admissibility, seats, conflicts, edits by hand and merges; not those of its neighbours."""
    before = last(panel)
    score(panel, 3, application="A-1")
    mine = [score(panel, 4)]
    panel.execute(AnswerItem(application="A-2", item="complete", answer=YES))
    mine.append(last(panel))
    panel.execute(DeclareConflict(juror="J2", application="A-2", kind=ConflictKind.FAMILY))
    mine.append(last(panel))
    typed = TypedApplication(fields={"title": "Anders"})
    edit = plan_change(panel.view, "A-2", typed).after
    assert edit is not None
    panel.execute(ChangeApplication(dossier=edit, reason="Fout."))
    mine.append(last(panel))
    table = tmp_path / "scores.csv"
    table.write_text("juror,application,criterion,value,comment\nJ1,A-2,helix,2,Zwak\n", encoding="utf-8")
    merge(panel, plan_merge(panel, [table]))
    mine.append(last(panel))
    panel.undo()
    mine.append(last(panel))
    found = [each for each in numbers(panel, Asked(application="A-2")) if each > before]
    assert found == sorted(mine, reverse=True)


def test_a_person_is_found_by_what_they_did_and_by_what_touched_them(panel: Workspace) -> None:
    given = score(panel, 3)
    panel.actor = Actor(id="C1", name="Luc Maes", role=Role.CHAIR)
    panel.execute(DeclareConflict(juror="J2", application="A-1", kind=ConflictKind.OTHER))
    declared = last(panel)
    doers = Doers(panel.view)
    assert given in numbers(panel, Asked(concerning=doers.concerning("J1")))
    assert declared not in numbers(panel, Asked(concerning=doers.concerning("J1")))
    assert declared in numbers(panel, Asked(concerning=doers.concerning("J2")))
    assert [declared] == [n for n in numbers(panel, Asked(concerning=doers.concerning("C1"))) if n >= given]


def test_a_person_is_found_under_the_name_of_before(panel: Workspace) -> None:
    panel.actor = SECRETARY
    given = score(panel, 3)
    renamed = [each for each in PEOPLE if each.id != "S-01"]
    panel.execute(
        ImportJury(
            people=(*renamed, Person(id="S-01", name="Mia Mertens", role=Role.SECRETARY)), reason="Verbeterd."
        )
    )
    panel.actor = Actor(id="S-01", name="Mia Mertens", role=Role.SECRETARY)
    later = score(panel, 4)
    found = numbers(panel, Asked(concerning=Doers(panel.view).concerning("S-01")))
    assert {given, later} <= set(found)


def test_an_account_of_the_computer_is_the_person_whom_it_spells(panel: Workspace) -> None:
    panel.actor = Actor(id="mia.willems", name="mia.willems", role=Role.SECRETARY)
    given = score(panel, 3)
    assert given in numbers(panel, Asked(concerning=Doers(panel.view).concerning("S-01")))


def test_a_kind_finds_its_undo_too(panel: Workspace) -> None:
    given = score(panel, 3)
    panel.undo()
    undone = last(panel)
    panel.redo()
    redone = last(panel)
    assert [redone, undone, given] == numbers(panel, Asked(kind="scores"))
    assert [redone, undone] == numbers(panel, Asked(kind="undone"))
    assert given in numbers(panel, Asked(kind="score"))  # an act, as the journal names it


def test_all_filters_hold_at_once(panel: Workspace) -> None:
    wanted = score(panel, 3)
    score(panel, 3, application="A-1")
    asked = Asked(application="A-2", kind="scores", concerning=Doers(panel.view).concerning("J1"))
    assert [wanted] == numbers(panel, asked)
    nobody = Asked(application="A-2", kind="scores", concerning=Doers(panel.view).concerning("J2"))
    assert [] == numbers(panel, nobody)


def test_a_kind_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadValue, match="“scored” is no kind of change; known are: call, scheme"):
        asked_actions("scored")


def test_pages_follow_one_another_without_a_gap(panel: Workspace) -> None:
    for value in (1, 2, 3, 4, 5):
        score(panel, value)
    everything = numbers(panel, Asked())
    first = page_of(panel.view, Asked(), most=2)
    second = page_of(panel.view, Asked(), before=first.ends_at, most=len(everything) - 2)
    assert (True, False) == (first.has_more, second.has_more)
    assert everything == [each.id for each in (*first.changes, *second.changes)]
    assert list(range(last(panel), 0, -1)) == everything


@pytest.mark.parametrize("number", ['A"1', "Ä-1", "A\\1", "%"])
def test_an_application_with_an_odd_number_is_found(tmp_path: Path, number: str) -> None:
    from tests.samples import dossier, put_dossiers

    with small_panel(tmp_path / "odd.evalpanel") as panel:
        panel.execute(put_dossiers([dossier(number)]))
        assert [last(panel)] == numbers(panel, Asked(application=number))
