"""Scored is not handed in: the list and the strip say which, with the same words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.progress.work import tasks_of, to_do_words
from tests.operations.juror.test_handing_in import Desk
from tests.samples import small_panel


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = next(each for each in hand_out(panel, tmp_path / "packs").packs if each.juror == "J1")
        made = Desk(panel=panel, pack=pack, work=open_pack(pack.path, pack.code), folder=tmp_path)
        yield made
        made.work.close()


def standing(desk: Desk) -> tuple[list[str], str]:
    """What the list says of the two applications scored whole, and the strip."""
    tasks = tasks_of(desk.work.view, desk.work.view.call())
    return [task.handing_words for task in tasks if task.number in ("A-1", "A-2")], to_do_words(tasks, "")


def test_what_is_scored_is_not_handed_in_until_it_is_and_no_longer_once_it_changed(desk: Desk) -> None:
    for number in ("A-1", "A-2", "A-3"):
        desk.score(number, 7, comment="Strong")
        desk.score(number, 6, "sme")
    assert (["not handed in", "not handed in"], "everything scored · 3 not handed in") == standing(desk)

    desk.hand_in(("A-1", "A-3"))
    assert (["handed in", "not handed in"], "everything scored · 1 not handed in") == standing(desk)

    desk.hand_in()
    assert (["handed in", "handed in"], "everything handed in") == standing(desk)

    desk.score("A-1", 6)
    assert (["changed since handed in", "handed in"], "everything scored · 1 changed since handed in") == (
        standing(desk)
    )
    desk.score("A-1", 7)
    assert "everything handed in" == standing(desk)[1]

    desk.hand_in((), taken_back=("A-2",))
    assert (["handed in", "not handed in"], "everything scored · 1 not handed in") == standing(desk)


def test_a_conflict_declared_since_is_not_handed_in(desk: Desk) -> None:
    desk.hand_in()
    desk.work.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
    for number in ("A-2", "A-3"):
        desk.score(number, 7, comment="Strong")
        desk.score(number, 6, "sme")
    desk.hand_in(("A-2", "A-3"))
    assert "everything handed in" == standing(desk)[1]


def test_what_the_panel_holds_already_is_handed_in(desk: Desk) -> None:
    desk.score("A-1", 7, comment="Strong")
    desk.score("A-1", 6, "sme")
    desk.merge(desk.hand_in())
    desk.open_new_pack()
    assert "handed in" == standing(desk)[0][0]
