"""Who holds a copy: what is noted, what the file tells of itself, and what is struck off."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evalapp.domain.desks.keeping import CopyKind
from evalapp.domain.errors import BadValue, KnownError, NotAllowed
from evalapp.domain.people import Actor, Role
from evalapp.operations.desks.handing.giving import hand_over, take_back
from evalapp.operations.desks.handing.taking import take_over
from evalapp.operations.desks.keeping.held import copies_of, recorded_copies, writers_of
from evalapp.operations.desks.keeping.noting import note_copy, strike_copy
from evalapp.operations.documents.copies import copies_json
from evalapp.operations.records.exporting.files import content_of
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from evalapp.store.history.clock import told_by
from evalapp.words.desks.copies import copy_state
from tests.operations.desks.copies_samples import Two
from tests.samples import SECRETARY, small_panel

HOW = "Versnipperd."


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """Made on 1 January 2016."""
    with told_by(lambda: datetime(2016, 1, 1, 9, tzinfo=UTC)):
        made = small_panel(tmp_path / "call.evalpanel")
    with made:
        made.actor = SECRETARY
        yield made


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


def kinds(panel: Workspace) -> list[str]:
    return [str(each.kind) for each in copies_of(panel)]


def test_this_file_and_its_back_ups_are_there_without_a_note(panel: Workspace) -> None:
    assert ["this"] == kinds(panel)
    copy = panel.back_up()
    assert ["this", "beside"] == kinds(panel)
    assert str(copy) == copies_of(panel)[1].place
    copy.unlink()
    assert ["this"] == kinds(panel)


def test_a_copy_is_noted_and_struck_off_with_how(panel: Workspace) -> None:
    note_copy(
        panel, holder="  An   Peeters ", kind="disk", place="kast 3", since="2016-01-02", note="voor de jury"
    )
    (noted,) = recorded_copies(panel.view)
    assert ("An Peeters", CopyKind.DISK, "kast 3", "2016-01-02", True) == (
        noted.holder,
        noted.kind,
        noted.place,
        noted.since,
        noted.is_open,
    )
    strike_copy(panel, noted.id[:4], reason=HOW, on="3/1/2016", by="Piet Maes")
    (gone,) = recorded_copies(panel.view)
    assert (False, "2016-01-03", "Piet Maes", HOW, SECRETARY.name) == (
        gone.is_open,
        gone.gone_on,
        gone.gone_by,
        gone.gone_reason,
        gone.struck_by,
    )
    assert prove(panel).is_sound
    first, second = reversed(panel.view.history(limit=2))
    assert "An Peeters" in first.summary
    assert "An Peeters" in second.summary
    assert HOW == (second.act.reason if second.act else "")
    with pytest.raises(KnownError, match="before"):
        strike_copy(panel, noted.id, reason=HOW)
    with pytest.raises(KnownError):
        panel.undo(second.id)


@pytest.mark.long
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"holder": "  "}, "who holds"),
        ({"holder": "An", "kind": "stick"}, "choose one of: disk"),
        ({"holder": "An", "kind": "this"}, "no kind of copy"),
        ({"holder": "An", "since": "morgen"}, "morgen"),
        ({"holder": "An", "since": ""}, "is not a date"),
        ({"holder": "An", "since": "31/12/2035"}, "not come yet"),
        ({"holder": "An", "since": "1/1/2016 12:00"}, "without an hour"),
        ({"holder": "A" * 201}, "at most 200"),
        ({"holder": "An", "place": "x" * 401}, "at most 400"),
        ({"holder": "An \x07"}, "cannot be printed"),
        ({"holder": "A\u202en"}, r"holds \\u202e, which nobody sees in a name"),
        ({"holder": "A\u200bn"}, r"holds \\u200b, which nobody sees"),
        ({"holder": "An", "since": "31/12/2015"}, "the day on which this panel was made"),
        ({"holder": "An", "since": "1950-01-01"}, r"lies before 1 January 2016"),
    ],
)
def test_what_is_no_note_changes_nothing(panel: Workspace, told: dict[str, str], expected: str) -> None:
    before = panel.view.fingerprint()
    with pytest.raises(BadValue, match=expected):
        note_copy(panel, **told)
    assert before == panel.view.fingerprint()


def test_what_is_no_end_changes_nothing(panel: Workspace) -> None:
    note_copy(panel, holder="An", since="2016-01-02")
    panel.back_up()
    (noted,) = recorded_copies(panel.view)
    beside = next(each for each in copies_of(panel) if each.kind is CopyKind.BESIDE)
    before = panel.view.fingerprint()
    for id, told, expected in (
        ("", {"reason": HOW}, "no copy"),
        ("zzz", {"reason": HOW}, "no copy"),
        (noted.id[:1], {"reason": HOW}, "too short to tell which copy is meant"),
        (f" {noted.id[:3]} ", {"reason": HOW}, "at least 4 characters"),
        (noted.id, {"reason": HOW, "on": ""}, "is not a date"),
        (noted.id, {"reason": HOW, "on": " "}, "is not a date"),
        (noted.id, {"reason": " "}, "with a reason"),
        (noted.id, {"reason": HOW, "on": "1/1/2016"}, "lies before"),
        (noted.id, {"reason": HOW, "on": "gisteren"}, "gisteren"),
        (noted.id, {"reason": HOW, "by": "P\u2066iet"}, "nobody sees in a name"),
        ("this", {"reason": HOW}, "delete it there"),
        (beside.id, {"reason": HOW}, "delete it there"),
    ):
        with pytest.raises(KnownError, match=expected):
            strike_copy(panel, id, **told)
    assert before == panel.view.fingerprint()


def test_a_hand_over_is_a_copy_on_both_sides(panel: Workspace, tmp_path: Path) -> None:
    given = hand_over(panel, "Els Bos", tmp_path / "over.evalhandover")
    (told,) = recorded_copies(panel.view)
    assert ("handed-over-1", "Els Bos", "over.evalhandover") == (told.id, told.holder, told.place)
    taken = take_over(given.path, given.code, tmp_path / "there.evalpanel", SECRETARY)
    with Workspace.open(taken, SECRETARY) as there:
        (told,) = recorded_copies(there.view)
        assert (CopyKind.TAKEN_FROM, "over.evalhandover") == (told.kind, told.place)
    with pytest.raises(NotAllowed):
        note_copy(panel, holder="An")
    take_back(panel, "Terug.")
    strike_copy(panel, "handed-over-1", reason=HOW)
    (told,) = recorded_copies(panel.view)
    assert not told.is_open
    assert "Els Bos" == told.holder
    assert prove(panel).is_sound


def test_what_was_noted_in_another_copy_comes_in(two: Two) -> None:
    two.do_there(lambda there: note_copy(there, holder="An Peeters", kind="disk"))
    two.do_here(lambda here: note_copy(here, holder="Piet Maes", kind="mail"))
    two.bring()
    with Workspace.open(two.here, SECRETARY) as here:
        assert {"An Peeters", "Piet Maes"} <= {each.holder for each in recorded_copies(here.view)}
        assert CopyKind.RECONCILED in {each.kind for each in recorded_copies(here.view)}
        assert prove(here).is_sound


def test_who_wrote_in_it_is_told_by_name(panel: Workspace) -> None:
    panel.actor = Actor(id=SECRETARY.id, name=SECRETARY.name, role=Role.SECRETARY)
    note_copy(panel, holder="An")
    names = {each.name: (each.first, each.last) for each in writers_of(panel.view)}
    assert panel.view.last_change() == names[SECRETARY.name][1]
    assert all(first <= last for first, last in names.values())


def test_the_chair_may_note_too_and_a_juror_not(panel: Workspace) -> None:
    panel.actor = Actor(id=SECRETARY.id, name=SECRETARY.name, role=Role.CHAIR)
    note_copy(panel, holder="An")
    panel.actor = Actor(id=SECRETARY.id, name=SECRETARY.name, role=Role.JUROR)
    with pytest.raises(NotAllowed):
        note_copy(panel, holder="An")


def test_scripts_and_an_export_read_the_same(panel: Workspace) -> None:
    note_copy(panel, holder="An", kind="export", place="=1+1")
    told = next(each for each in copies_json(panel)["copies"] if each["person"] == "An")
    assert (False, True, None) == (told["holds_key"], told["open"], told["gone_on"])
    rows = list(csv.DictReader(io.StringIO(content_of(panel, "copies.csv").decode())))
    assert [("An", "'=1+1")] == [(each["holder"], each["place"]) for each in rows]


def test_a_file_that_was_handed_over_is_not_said_to_be_in_use(panel: Workspace, tmp_path: Path) -> None:
    assert "in use" == copy_state(copies_of(panel)[0])
    hand_over(panel, "Els Bos", tmp_path / "call.evalhandover")
    assert "handed over to Els Bos, only read here" == copy_state(copies_of(panel)[0])
    take_back(panel, "Zij is ziek.")
    assert "in use" == copy_state(copies_of(panel)[0])
