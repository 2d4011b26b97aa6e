"""What another copy decided comes with who, when and why: in the history and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.ranking.acts import acts_of
from evalapp.operations.records.brought import NOTHING, brought
from evalapp.operations.records.told.sections import sections_of
from evalapp.operations.workspace import Workspace
from tests.operations.desks.copies_samples import Two, score
from tests.operations.ranking.printing import printed
from tests.samples import SECRETARY

TERMS = ChangeTerms(
    edit=CallEdit(budget=420_000_00),
    reason="Extra geld.",
    decided_by="Raad van Bestuur",
    decided_on="2016-06-27",
)
SAID = "In “there.evalpanel”: Budget: €200,000 → €420,000 · decided by Raad van Bestuur on 27 June 2016 – Extra geld."


def brought_together(tmp_path: Path) -> Two:
    two = Two(tmp_path)
    two.do_there(TERMS, score("J1", "A-1", 5))
    two.do_here(score("J2", "A-2", 3))
    two.bring()
    return two


def open_here(two: Two) -> Workspace:
    return Workspace.open(two.here, SECRETARY)


def test_the_acts_of_a_panel_hold_those_of_the_copy_that_it_took_in(tmp_path: Path) -> None:
    """Body, date, reason and author were nowhere but in the bytes that were kept of the other copy."""
    two = brought_together(tmp_path)
    with open_here(two) as panel:
        last = panel.view.last_change()
        (act,) = [each for each in acts_of(panel.view) if "Extra geld" in each.summary]
        assert (act.id, act.actor, act.summary) == (last, SECRETARY.name, SAID)
        assert act.act is not None
        assert (act.act.decided_by, act.act.decided_on, act.act.reason) == (
            "Raad van Bestuur",
            "2016-06-27",
            "Extra geld.",
        )


def test_the_ranking_report_prints_them(tmp_path: Path) -> None:
    two = brought_together(tmp_path)
    with open_here(two) as panel:
        words = printed(panel)
    assert SAID in words
    assert "no reason given" not in words.partition("Brought together with")[2][:200]


def test_the_history_tells_each_change_of_the_other_copy(tmp_path: Path) -> None:
    two = brought_together(tmp_path)
    with open_here(two) as panel:
        change = panel.view.history(limit=1)[0]
        (section,) = [each for each in sections_of(panel.view, change) if each.title.startswith("Done in")]
        assert section.title.startswith("Done in “there.evalpanel”")
        assert ["Extra geld" in each for each in section.lines] == [True, False]


def test_the_next_time_only_what_came_since_is_told(tmp_path: Path) -> None:
    two = brought_together(tmp_path)
    two.do_there(score("J1", "A-3", 2))
    two.bring()
    with open_here(two) as panel:
        found = brought(panel.view, panel.view.last_change())
        assert len(found.changes) == 1
        assert sum("Extra geld" in each.summary for each in acts_of(panel.view)) == 1


def test_what_was_taken_back_there_is_no_act(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.do_there(TERMS, lambda panel: panel.undo(), score("J1", "A-1", 5))
    two.bring()
    with open_here(two) as panel:
        assert not [each for each in acts_of(panel.view) if "Extra geld" in each.summary]
        found = brought(panel.view, panel.view.last_change())
        assert [each.id for each in found.standing] == [found.changes[-1].id]


def _undo(panel: Workspace) -> None:
    panel.undo()


def _redo(panel: Workspace) -> None:
    panel.redo()


@pytest.mark.long
@pytest.mark.parametrize(
    ("doings", "stands"),
    [
        ((_undo,), False),
        ((_undo, _redo), True),
        ((_undo, _redo, _undo), False),
        ((_undo, _redo, _undo, _redo), True),
    ],
)
def test_what_was_taken_back_and_done_again_there_is_an_act_as_it_stands(
    tmp_path: Path, doings: tuple[Callable[[Workspace], None], ...], stands: bool
) -> None:
    two = Two(tmp_path)
    two.do_there(TERMS, *doings, score("J1", "A-1", 5))
    two.bring()
    with open_here(two) as panel:
        assert stands is any(each.summary == SAID for each in acts_of(panel.view))


def test_of_any_other_change_nothing_is_told(tmp_path: Path) -> None:
    two = brought_together(tmp_path)
    with open_here(two) as panel:
        assert brought(panel.view, 1) == NOTHING
