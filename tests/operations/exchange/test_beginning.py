"""Scoring opens with the packs, forms or files that it opens for: both happen or neither."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Action, Phase
from evalapp.operations import placing
from evalapp.operations.exchange import forms
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.ranking.acts import acts_of
from evalapp.operations.workspace import Workspace
from tests.killing import Step, kill_at
from tests.operations.exchange.test_handout_killed import (
    BEFORE_THE_RECORD,
    content_of,
    good_packs,
    hand_out_again,
    hand_out_the_forms,
    named,
    together,
)
from tests.operations.ranking.test_acts import printed
from tests.samples import small_panel


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Ready to hand out for the first time."""
    small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT).close()
    return tmp_path / "call.evalpanel"


def handed_out(panel: Path) -> tuple[Phase, int]:
    """Where the call stands, and how many packs or forms it knows."""
    with Workspace.open(panel) as opened:
        return opened.view.call().phase, len(opened.view.issued())


@pytest.mark.long
@pytest.mark.parametrize("step", BEFORE_THE_RECORD, ids=named)
def test_killed_before_the_record_the_call_is_a_draft_still(draft: Path, step: Step) -> None:
    kill_at(step, lambda: hand_out_again(draft))
    assert handed_out(draft) == (Phase.DRAFT, 0)
    assert content_of(draft.parent / "packs") == {}


def test_killed_after_the_record_scoring_is_open_and_the_packs_are_handed_out(draft: Path) -> None:
    kill_at((placing, "settle", 1), lambda: hand_out_again(draft))
    assert handed_out(draft) == (Phase.SCORING, 2)
    together(draft)
    assert good_packs(draft) == {1: 2}


def test_what_the_panel_cannot_record_leaves_the_call_a_draft(
    draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_change: object, _files: object) -> None:
        raise KnownError("The disk is full.")

    monkeypatch.setattr("evalapp.operations.change.note_unplaced", refuse)
    for act in (hand_out_again, hand_out_the_forms):
        with pytest.raises(KnownError, match="The disk is full"):
            act(draft)
        assert handed_out(draft) == (Phase.DRAFT, 0)


class Stopped(Exception):
    """Somebody pressed the button."""


@pytest.mark.parametrize(("written", "found"), [(0, (Phase.DRAFT, 0)), (1, (Phase.SCORING, 1))])
def test_stopped_scoring_is_open_where_something_was_handed_out(
    draft: Path, written: int, found: tuple[Phase, int]
) -> None:
    def stop(done: int, _of: int) -> None:
        if done == written:
            raise Stopped

    with Workspace.open(draft) as opened, pytest.raises(Stopped):
        hand_out(opened, draft.parent / "packs", progress=stop)
    assert handed_out(draft) == found


def test_killed_while_forms_are_recorded_the_call_is_a_draft_still(draft: Path) -> None:
    kill_at((forms, "open_scoring", 1), lambda: hand_out_the_forms(draft))
    assert handed_out(draft) == (Phase.DRAFT, 0)
    assert content_of(draft.parent / "forms") == {}


@pytest.mark.long
@pytest.mark.parametrize("leaves", [hand_out, hand_out_forms])
def test_what_first_leaves_the_house_opens_scoring_as_a_step_of_that_act(
    leaves: Callable[[Workspace, Path], object], tmp_path: Path
) -> None:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as panel:
        leaves(panel, tmp_path / "out")
        opening = panel.view.history(limit=1)[0]
        leaves(panel, tmp_path / "again")
        told = [each for each in acts_of(panel.view) if each.action == Action.HAND_OUT]
        assert ([opening], True) == (told, opening.summary.endswith("handed out; Phase: Draft → Scoring"))
        assert opening.summary in printed(panel)
        with pytest.raises(KnownError, match="cannot be undone"):
            panel.undo(opening.id)


def test_a_first_merge_opens_scoring_as_a_step_of_that_act_and_its_undo_is_told_too(tmp_path: Path) -> None:
    table = tmp_path / "scores.csv"
    table.write_text("juror,application,criterion,value\nJ1,A-1,sme,3\n", encoding="utf-8")
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as panel:
        _changes, opened = merge(panel, plan_merge(panel, [table]))
        assert opened
        merged = panel.view.history(limit=1)[0]
        assert merged.summary.endswith("; Phase: Draft → Scoring")
        panel.undo()
        assert Phase.DRAFT is panel.view.call().phase
        assert [merged.id, panel.view.last_change()] == [each.id for each in acts_of(panel.view)]
