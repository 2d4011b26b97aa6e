"""A work file that is moved or copied to another machine goes on there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.merge import Outcome
from evalapp.domain.people import ConflictKind
from evalapp.operations import device
from evalapp.operations.juror.handing_in import last_receipt
from evalapp.operations.juror.submission import unsent
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.history.verify import verify
from evalapp.store.rows.settings import DEVICE, DEVICE_NAME, MACHINE
from tests.operations.juror.round_samples import Round, outcome, score, values

BEHIND = "1999-12-31T23:59:59.000+00:00"
HELIX, SME = ("A-1", "helix"), ("A-1", "sme")


class Machines:
    """Which machine the test sits at."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def sit_at(self, name: str) -> None:
        self._monkeypatch.setattr(device.socket, "gethostname", lambda: name)


@pytest.fixture
def machines(monkeypatch: pytest.MonkeyPatch) -> Machines:
    made = Machines(monkeypatch)
    made.sit_at("desktop")
    return made


@pytest.fixture
def round_(tmp_path: Path, machines: Machines) -> Iterator[Round]:
    made = Round.begin(tmp_path)
    made.hand_out()
    made.open().workspace.close()
    made.score(*HELIX, 7)
    yield made
    made.panel.close()


def copied(round_: Round) -> Path:
    return Path(shutil.copy(round_.work, round_.folder / "copy.evalwork"))


def settings(path: Path) -> dict[str, str]:
    with Workspace.open(path, read_only=True) as work:
        return {each.name: work.view.setting(each) for each in (DEVICE, DEVICE_NAME, MACHINE)}


def score_in(path: Path, application: str, criterion: str, value: int | None) -> None:
    with Workspace.open(path) as work:
        score(work, application, criterion, value)


def test_the_first_change_on_another_machine_makes_it_a_device_of_its_own(
    round_: Round, machines: Machines
) -> None:
    copy = copied(round_)
    machines.sit_at("laptop")
    with Workspace.open(copy):
        pass
    assert settings(copy) == settings(round_.work)  # looking changes nothing

    score_in(copy, *SME, 4)

    assert settings(copy)["device"] != settings(round_.work)["device"]
    assert settings(copy)["device_name"] == "laptop"


def test_of_a_machine_with_a_long_name_60_characters_are_told(round_: Round, machines: Machines) -> None:
    machines.sit_at("m" * 64)
    score_in(round_.work, *SME, 4)
    assert "m" * 60 == settings(round_.work)["device_name"]


def test_on_its_own_machine_a_file_stays_the_same_device(round_: Round) -> None:
    before = settings(round_.work)
    score_in(round_.work, *SME, 4)

    assert settings(round_.work) == before


def test_the_file_names_no_machine_but_for_its_device_name(round_: Round) -> None:
    """Two files made on one machine cannot be told to be so by their hash."""
    other = round_.open(work=round_.folder / "other.evalwork").workspace
    other.close()
    one, two = settings(round_.work)["machine"], settings(round_.folder / "other.evalwork")["machine"]

    assert one != two
    assert "desktop" not in one + two


def test_undo_reaches_back_past_the_move(round_: Round, machines: Machines) -> None:
    copy = copied(round_)
    machines.sit_at("laptop")
    score_in(copy, *SME, 4)
    moved = settings(copy)

    with Workspace.open(copy) as work:
        work.undo()
        work.undo()
        assert work.view.scores() == []
        assert verify(work.file).is_whole
        with pytest.raises(KnownError, match=r"Work continued on laptop.* cannot be undone"):
            work.undo(next(each.id for each in work.view.history() if each.action == "go-on"))
    assert settings(copy) == moved


def test_work_that_moved_goes_on_without_a_question(round_: Round, machines: Machines) -> None:
    round_.merge(round_.hand_in())
    copy = copied(round_)
    machines.sit_at("laptop")
    score_in(copy, *HELIX, 9)

    plan = round_.merge(round_.hand_in(copy))

    assert (plan.choices, values(round_.in_panel())) == ((), {HELIX: 9})


@pytest.mark.long
def test_two_copies_that_complete_each_other_merge_without_a_question(
    round_: Round, machines: Machines
) -> None:
    round_.merge(round_.hand_in())
    copy = copied(round_)
    score_in(round_.work, *SME, 4)
    machines.sit_at("laptop")
    score_in(copy, *HELIX, 9)

    plan = round_.merge(round_.hand_in(copy), round_.hand_in())

    assert (plan.choices, values(round_.in_panel())) == ((), {HELIX: 9, SME: 4})
    assert {each.device_name for each in round_.panel.view.received()} == {"desktop", "laptop"}


@pytest.mark.long
@pytest.mark.parametrize("is_merged_before", [True, False])
@pytest.mark.parametrize("is_copy_first", [True, False])
def test_two_copies_scored_differently_are_a_real_conflict_and_nothing_is_lost(
    round_: Round, machines: Machines, is_merged_before: bool, is_copy_first: bool
) -> None:
    if is_merged_before:
        round_.merge(round_.hand_in())
    copy = copied(round_)
    score_in(round_.work, *HELIX, 2)
    score_in(round_.work, "A-2", "helix", 3)
    here = round_.hand_in()
    machines.sit_at("laptop")
    score_in(copy, *HELIX, 9)
    score_in(copy, "A-3", "helix", 4)
    there = round_.hand_in(copy)
    first, second = (there, here) if is_copy_first else (here, there)

    assert outcome(round_.merge(first)) is Outcome.MERGED
    plan = round_.merge(second)

    assert [{each.stored.answer[0], each.incoming.answer[0]} for each in plan.choices] == [{2, 9}]
    assert values(round_.in_panel()) == {
        HELIX: 9 if is_copy_first else 2,
        ("A-2", "helix"): 3,
        ("A-3", "helix"): 4,
    }
    assert len(round_.merge(second).choices) == 1  # until somebody decides


def test_what_was_handed_in_before_the_move_is_stale_after_it(round_: Round, machines: Machines) -> None:
    early = round_.hand_in()
    copy = copied(round_)
    machines.sit_at("laptop")
    score_in(copy, *HELIX, 9)
    late = round_.hand_in(copy)

    plan = round_.merge(early, late)

    assert [each.outcome for each in plan.files] == [Outcome.STALE, Outcome.MERGED]
    assert values(round_.in_panel()) == {HELIX: 9}
    assert outcome(round_.merge(early)) is Outcome.STALE


def test_a_file_from_before_machines_were_noted_keeps_its_device(round_: Round) -> None:
    with Workspace.open(round_.work) as work:
        before = work.view.setting(DEVICE)
        with journal.change(work.file, work.actor, "test", "As it was"):
            work.file.conn.execute("DELETE FROM setting WHERE key IN ('machine', 'device_name')")
    score_in(round_.work, *SME, 4)

    assert (settings(round_.work)["device"], settings(round_.work)["device_name"]) == (before, "desktop")


def test_what_is_handed_in_from_a_file_without_the_name_of_a_machine_names_this_one(round_: Round) -> None:
    with Workspace.open(round_.work) as work, journal.change(work.file, work.actor, "test", "As it was"):
        work.file.conn.execute("DELETE FROM setting WHERE key = 'device_name'")
    round_.merge(round_.hand_in())
    assert ["desktop"] == [each.device_name for each in round_.panel.view.received()]


def test_work_under_a_clock_that_was_set_back_is_stored_handed_in_and_merged(
    round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(round_.work) as work:
        last = work.view.history()[0].at
        monkeypatch.setattr(journal, "now", lambda: BEHIND)
        score(work, *SME, 4)
        assert (BEHIND, last) == (work.view.history()[0].at, work.view.history()[0].set_back_from)
        assert [each.at for each in work.view.scores() if each.criterion == "sme"] == [BEHIND]
        round_.returns = 9
    round_.merge(round_.hand_in())
    with Workspace.open(round_.work) as work:
        monkeypatch.undo()
        score(work, *SME, 5)
        assert work.view.history()[0].at > last


def test_what_is_declared_after_a_return_is_still_to_send_whatever_the_clock_says(
    round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_.hand_in()
    monkeypatch.setattr(journal, "now", lambda: BEHIND)
    with Workspace.open(round_.work) as work:
        assert [] == unsent(work)
        work.execute(DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.FAMILY, note=""))
        assert [("A-2", "")] == unsent(work)
        receipt = last_receipt(work)
        assert receipt is not None
        assert () == receipt.conflicts
