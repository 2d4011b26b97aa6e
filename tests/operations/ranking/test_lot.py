"""What is kept of a draw: its seed, who saw it and when it was fixed; a second one with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.operations.ranking.lot import DrawLot, draws_of, seen_words
from evalapp.operations.workspace import Workspace
from evalapp.store.history import journal
from evalapp.store.rows.settings import LOT_SEED
from evalapp.store.rows.write import Rows
from tests.operations.ranking.decision_samples import deliberating
from tests.operations.ranking.printing import printed

FIRST = DrawLot(seed="4 1 6 2 5", witnesses="de hele zaal", noted_at="2016-06-27T16:30:00+02:00")


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with deliberating(tmp_path) as workspace:
        yield workspace


def test_who_saw_the_seed_and_when_it_was_fixed_stand_with_it(panel: Workspace) -> None:
    panel.execute(FIRST)
    (draw,) = draws_of(panel.view)
    assert ("4 1 6 2 5", "de hele zaal", "2016-06-27T14:30:00.000+00:00") == (
        draw.seed,
        draw.witnesses,
        draw.noted_at,
    )
    summary = panel.view.history(limit=1)[0].summary
    assert "Lot: not drawn → seed “4 1 6 2 5”; seen by de hele zaal; fixed at " in summary
    assert "seen by de hele zaal" in printed(panel)


def test_the_same_draw_again_changes_nothing(panel: Workspace) -> None:
    panel.execute(FIRST)
    assert panel.execute(FIRST).change is None
    assert panel.execute(DrawLot(seed="4 1 6 2 5")).change is None


def test_a_second_draw_needs_a_reason_and_both_are_kept_and_printed(panel: Workspace) -> None:
    panel.execute(FIRST)
    with pytest.raises(BadValue, match="with seed “4 1 6 2 5”; give the reason"):
        panel.execute(DrawLot(seed="2"))
    with pytest.raises(BadValue, match="give the reason"):
        panel.execute(DrawLot(seed="4 1 6 2 5", witnesses="nobody"))
    panel.execute(DrawLot(seed="2", reason="A die fell."))
    assert [(1, "4 1 6 2 5", ""), (2, "2", "A die fell.")] == [
        (each.nth, each.seed, each.reason) for each in draws_of(panel.view)
    ]
    text = printed(panel)
    assert "4 1 6 2 5" in text
    assert "A die fell." in text


def test_a_seed_is_not_fixed_at_a_time_to_come(panel: Workspace) -> None:
    with pytest.raises(BadValue, match="still to come"):
        panel.execute(DrawLot(seed="1", noted_at="2999-01-01T10:00:00+01:00"))


def test_a_draw_from_before_they_were_kept_counts_as_the_first(panel: Workspace) -> None:
    with journal.change(panel.file, panel.actor, "draw-lot", "Lot drawn with seed “old”"):
        Rows(panel.file).put_setting(LOT_SEED, "old")
    panel.view.follow(panel.execute(DrawLot(seed="old")))
    (draw,) = draws_of(panel.view)
    assert ("old", "", "") == (draw.seed, draw.witnesses, seen_words(draw))
    with pytest.raises(BadValue, match="with seed “old”"):
        panel.execute(DrawLot(seed="new"))
    panel.execute(DrawLot(seed="new", reason="Nobody saw the first."))
    assert [1, 2] == [each.nth for each in draws_of(panel.view)]


def test_an_undone_draw_is_none(panel: Workspace) -> None:
    number = panel.execute(FIRST).change
    assert number is not None
    panel.undo(number)
    assert [] == draws_of(panel.view)
    panel.execute(DrawLot(seed="2"))
    assert ["2"] == [each.seed for each in draws_of(panel.view)]


def test_a_draw_from_before_they_were_kept_that_was_undone_and_redone_counts(panel: Workspace) -> None:
    with journal.change(panel.file, panel.actor, "draw-lot", "Lot drawn with seed “old”"):
        Rows(panel.file).put_setting(LOT_SEED, "old")
    panel.undo(panel.view.last_change())
    panel.redo()
    assert ["old"] == [each.seed for each in draws_of(panel.view)]
