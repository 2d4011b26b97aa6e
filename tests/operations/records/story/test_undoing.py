"""A change is undone where nothing later builds on it; else what does is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.editing.people import AddPerson, RemovePerson
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.records.story.undoing import MOST_NAMED, hindrance, why_never
from evalapp.operations.records.verification import prove
from evalapp.operations.scores import SetScore
from evalapp.operations.seats.by_hand import ChangeSeats
from evalapp.operations.workspace import Workspace
from tests.samples import dossier, put_dossiers, small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def score(panel: Workspace, value: int, *, application: str = "A-1") -> int:
    panel.execute(SetScore(juror="J1", application=application, criterion="sme", value=value))
    return panel.view.last_change()


def in_the_way(panel: Workspace, change: int) -> list[int]:
    found = hindrance(panel.view, change)
    return [each.id for each in found.changes] if found else []


def test_what_nothing_builds_on_is_undone(panel: Workspace) -> None:
    first = score(panel, 3)
    score(panel, 4, application="A-2")
    assert [] == in_the_way(panel, first)
    panel.undo(first)
    assert panel.view.score("J1", "A-1", "sme") is None


def test_an_undo_that_is_taken_back_by_its_number_is_the_next_to_undo(panel: Workspace) -> None:
    score(panel, 3)
    score(panel, 4, application="A-2")
    panel.undo()
    panel.undo(panel.view.last_change())
    assert panel.view.history(limit=1)[0].summary == "Redone: Score A-2, SME impact"
    assert (panel.undoable, panel.redoable) == ("Score A-2, SME impact", None)
    panel.undo()
    assert ["A-1"] == [each.application for each in panel.view.scores()]
    panel.redo()
    assert ["A-1", "A-2"] == [each.application for each in panel.view.scores()]
    assert prove(panel).is_sound


def test_why_a_change_is_never_undone_is_known_before_anybody_tries(panel: Workspace, tmp_path: Path) -> None:
    hand_out(panel, tmp_path / "packs")
    assert "files may already have been sent" in why_never(panel, panel.view.last_change())
    assert "" == why_never(panel, score(panel, 3))


def test_what_wrote_the_same_again_is_named_newest_first(panel: Workspace) -> None:
    first, second, third = score(panel, 3), score(panel, 4), score(panel, 5)
    assert [third, second] == in_the_way(panel, first)
    with pytest.raises(KnownError) as refused:
        panel.undo(first)
    assert f"Change {first} cannot be undone yet: 2 later changes build on it" in str(refused.value)
    assert f"{third} (“Score A-1, SME impact”), {second} (“" in str(refused.value)
    panel.undo(third)
    panel.undo(second)
    panel.undo(first)
    assert panel.view.score("J1", "A-1", "sme") is None


def test_what_was_taken_back_is_in_nobodys_way(panel: Workspace) -> None:
    first, second = score(panel, 3), score(panel, 4)
    panel.undo(second)
    assert [] == in_the_way(panel, first)
    panel.redo()
    assert [second] == in_the_way(panel, first)


def test_what_names_an_added_row_is_in_the_way(panel: Workspace) -> None:
    """The seats build on the import, the scores on the seats: of each what stands nearest is found with the rest."""
    assigned = next(each.id for each in panel.view.history(action="assign"))
    given = score(panel, 3)
    assert [given] == in_the_way(panel, assigned)
    panel.execute(put_dossiers([dossier("B-1")]))
    added = panel.view.last_change()
    assert [] == in_the_way(panel, added)
    panel.undo(added)
    assert "B-1" not in panel.view.numbers()


def test_of_many_some_are_named_and_the_rest_counted(panel: Workspace) -> None:
    first = score(panel, 1)
    for n in range(MOST_NAMED + 3):
        score(panel, 2 + n % 2)
    found = hindrance(panel.view, first)
    assert found is not None
    assert (MOST_NAMED, 3) == (len(found.changes), found.more)
    assert found.words.endswith("and 3 more.")


def test_what_took_away_what_a_removed_row_needs_is_in_the_way(panel: Workspace) -> None:
    """The seat cannot come back before the juror does."""
    panel.execute(AddPerson(person=Person(id="J9", name="Els Bos", role=Role.JUROR), reason="Erbij."))
    panel.execute(ChangeSeats(seat=frozenset({("J9", "A-1")})))
    panel.execute(ChangeSeats(unseat=frozenset({("J9", "A-1")})))
    taken = panel.view.last_change()
    assert [] == in_the_way(panel, taken)
    panel.execute(RemovePerson(id="J9", reason="Weg."))
    removed = panel.view.last_change()
    assert [removed] == in_the_way(panel, taken)
    panel.undo(removed)
    panel.undo(taken)
    assert ("J9", "A-1") in {(each.juror, each.application) for each in panel.view.assignments()}


def test_what_belongs_to_an_earlier_phase_waits_for_the_call_to_move_back(panel: Workspace) -> None:
    first = score(panel, 3)
    move_to_phase(panel, Phase.DELIBERATION)
    moved = panel.view.last_change()
    assert [moved] == in_the_way(panel, first)
    with pytest.raises(KnownError, match="earlier phase than “Deliberation”"):
        panel.undo(first)
    panel.undo(moved)
    panel.undo(first)
    assert panel.view.score("J1", "A-1", "sme") is None


def test_seats_whose_packs_left_are_not_taken_back_at_once(panel: Workspace, tmp_path: Path) -> None:
    assigned = next(each.id for each in panel.view.history() if each.action == "assign")
    hand_out(panel, tmp_path / "packs")
    with pytest.raises(KnownError, match="a pack cannot be called back"):
        panel.undo(assigned)
    assert 6 == len(panel.view.pairs("assignment"))


def test_what_belongs_to_a_phase_that_the_call_moved_back_from_is_undone(panel: Workspace) -> None:
    move_to_phase(panel, Phase.DELIBERATION)
    panel.execute(SetConsensus(application="A-1", criterion="helix", value=6, reason="Agreed"))
    agreed = panel.view.last_change()
    move_to_phase(panel, Phase.SCORING, "One is missing.")
    panel.undo(agreed)
    assert [] == panel.view.consensus()
