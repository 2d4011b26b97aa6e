"""A return that was merged is known by its fingerprint, also once the access code that signed it was replaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.merge import Outcome
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.scores import SetScore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(Assign(pairs=(("J1", "A-1"),)))
        yield panel


@pytest.fixture
def returns(panel: Workspace, tmp_path: Path) -> tuple[Path, Path, Path]:
    """Three of one device; the second is merged, and then the code of the juror is replaced."""
    (pack,) = hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs
    made = []
    with open_pack(pack.path, pack.code) as work:
        for number in (1, 2, 3):
            work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=number))
            made.append(submit(work, pack.code, tmp_path / f"{number}.evalreturn").path)
    merge(panel, plan_merge(panel, [made[1]]))
    hand_out(panel, tmp_path / "again", jurors=["J1"], new_codes=True)
    first, second, third = made
    return first, second, third


def test_what_was_merged_is_said_to_be_and_nothing_is_taken(
    panel: Workspace, returns: tuple[Path, Path, Path]
) -> None:
    plan = plan_merge(panel, [returns[1]])
    (told,) = plan.files
    assert (Outcome.UNCHANGED, "J1") == (told.outcome, told.juror)
    assert told.reason.startswith("It was merged before, with an access code that was replaced since")
    assert (True, False) == (plan.is_empty, plan.is_unreadable)


def test_what_is_older_is_said_to_be(panel: Workspace, returns: tuple[Path, Path, Path]) -> None:
    plan = plan_merge(panel, [returns[0]])
    assert [Outcome.STALE] == [each.outcome for each in plan.files]
    assert "older than what was merged from this device before (number 2)" in plan.files[0].reason
    assert plan.is_empty


def test_what_was_never_merged_is_refused_as_before(
    panel: Workspace, returns: tuple[Path, Path, Path]
) -> None:
    plan = plan_merge(panel, [returns[2]])
    assert [Outcome.REFUSED] == [each.outcome for each in plan.files]
    assert "not signed with the access code of juror “J1”" in plan.files[0].reason
    assert (True, True) == (plan.is_empty, plan.is_unreadable)
