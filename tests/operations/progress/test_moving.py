"""Closing is refused with what it still waits for; deliberation names what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.errors import KnownError
from evalapp.domain.intake import ATTACHMENTS, PARTNERS, ImportRow, Outcome
from evalapp.domain.permissions import Action, Phase
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.progress.moving import NotReady, missing_before, points_of
from evalapp.operations.progress.points import State
from evalapp.operations.ranking.lot import DrawLot
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.refused import put_refused
from tests.operations.progress.ready_samples import closable, ready, score, tie
from tests.samples import Act, dossier, put_dossiers, small_panel


def _without_years(panel: Workspace) -> None:
    bare = dossier("A-2").application
    judged = replace(bare, years=None, admissibility=Admissibility.ADMISSIBLE)
    panel.execute(put_dossiers([replace(dossier("A-2"), application=judged)]))


UNREADY: dict[str, tuple[Callable[[Workspace], object], str]] = {
    "scores": (lambda p: score(p, "J1", "A-1", "sme", None), "1 score is missing: An Peeters"),
    "tie-at-line": (tie, "Tied at the line: A-1 and A-2"),
    "ceilings": (_without_years, "A-2 (years)"),
    "admissibility": (
        lambda p: p.execute(SetAdmissibility(application="A-3", admissibility=Admissibility.OPEN)),
        "Admissibility not decided yet: A-3",
    ),
    "motivations": (
        lambda p: score(p, "J2", "A-2", "helix", 6, " "),
        "Justification missing: A-2 (Triple helix)",
    ),
}


@pytest.mark.long
@pytest.mark.parametrize("item", UNREADY)
def test_closing_names_what_it_waits_for_and_leaves_the_call_open(item: str, tmp_path: Path) -> None:
    act, words = UNREADY[item]
    with ready(tmp_path / "call.evalpanel") as panel:
        act(panel)
        move_to_phase(panel, Phase.DELIBERATION)
        with pytest.raises(NotReady) as refused:
            move_to_phase(panel, Phase.CLOSED)
        assert panel.view.call().phase is Phase.DELIBERATION
    assert words in str(refused.value)
    assert item in {point.item for point in refused.value.missing}


def test_a_call_that_waits_for_nothing_closes(tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel") as panel:
        move_to_phase(panel, Phase.DELIBERATION)
        move_to_phase(panel, Phase.CLOSED)
        assert panel.view.call().phase is Phase.CLOSED


def test_closing_straight_from_scoring_is_held_to_the_same(tmp_path: Path) -> None:
    with (
        small_panel(tmp_path / "call.evalpanel") as panel,
        pytest.raises(KnownError, match=r"12 scores are missing: An Peeters and Jan Claes"),
    ):
        move_to_phase(panel, Phase.CLOSED)


def test_a_tie_that_was_drawn_is_no_hindrance(tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel") as panel:
        tie(panel)
        move_to_phase(panel, Phase.DELIBERATION)
        panel.execute(DrawLot(seed="x"))
        move_to_phase(panel, Phase.CLOSED)
        assert panel.view.call().phase is Phase.CLOSED


def _refused(application: str, file: str = "partners.xlsx") -> ImportRow:
    return ImportRow(
        file=file, row=4, number=application, outcome=Outcome.REFUSED, kind=PARTNERS, reason="helix?"
    )


def test_a_refused_row_is_named_until_a_reason_accounts_for_it(tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel") as panel:
        rows = [_refused("A-2"), _refused("", "los.csv")]
        panel.execute(Act(act=lambda change: put_refused(change, rows), action=Action.IMPORT_APPLICATIONS))
        assert (
            "A-2 and row 4 of los.csv" in missing_before(Phase.DELIBERATION, points_of(panel.view))[0].words
        )
        move_to_phase(panel, Phase.DELIBERATION)
        with pytest.raises(NotReady, match=r"2 rows of files were refused and are in no dossier: A-2 and"):
            move_to_phase(panel, Phase.CLOSED)
        move_to_phase(panel, Phase.CLOSED, "the partner withdrew")
        assert panel.view.call().phase is Phase.CLOSED


def test_refused_rows_without_a_number_are_told_by_where_they_stand(tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel") as panel:
        rows = [replace(_refused("", "new.csv"), row=n) for n in (9, 11, 10, 3)]
        rows.append(replace(_refused("", "budget.xlsx"), sheet="Blad1"))
        rows.append(replace(_refused("", "many.csv"), rows=3))
        panel.execute(Act(act=lambda change: put_refused(change, rows), action=Action.IMPORT_APPLICATIONS))
        words = missing_before(Phase.DELIBERATION, points_of(panel.view))[0].words
    assert "8 rows of files were refused" in words
    assert ": row 4 of budget.xlsx [Blad1], many.csv and rows 3, 9–11 of new.csv. " in words


def test_a_file_that_could_not_be_attached_is_no_row_that_is_in_no_dossier(tmp_path: Path) -> None:
    def words(panel: Workspace) -> str:
        return next(each.words for each in points_of(panel.view) if "refused" in each.words)

    with ready(tmp_path / "call.evalpanel") as panel:
        file = ImportRow(file="leeg.pdf", row=0, number="A-1", outcome=Outcome.REFUSED, kind=ATTACHMENTS)
        rows = [_refused("", "los.csv"), file]
        panel.execute(Act(act=lambda change: put_refused(change, rows), action=Action.IMPORT_APPLICATIONS))
        both = words(panel)
        assert "1 row of a file was refused and waits on the work list: row 4 of los.csv. " in both
        assert "1 attachment was refused, and its application is without it: leeg.pdf (A-1). " in both
        move_to_phase(panel, Phase.DELIBERATION)
        assert "is in no dossier: row 4 of los.csv. " in words(panel)
        move_to_phase(panel, Phase.CLOSED, "the partner withdrew")
        assert (
            "1 row of a file was refused and left out: row 4 of los.csv. 1 attachment was refused and left out: "
            "leeg.pdf (A-1). The reason given for closing: the partner withdrew"
        ) == words(panel)


def test_before_deliberation_what_it_settles_itself_is_not_called_missing(tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel") as panel:
        tie(panel)
        points = points_of(panel.view)
    assert [each.item for each in missing_before(Phase.CLOSED, points)] == ["tie-at-line"]
    assert missing_before(Phase.DELIBERATION, points) == ()
    assert missing_before(Phase.SCORING, points) == ()


@pytest.fixture
def merged_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """As a panel that an earlier version merged files into; nothing else is open."""
    with ready(tmp_path / "call.evalpanel") as panel:
        move_to_phase(panel, Phase.DELIBERATION)
        monkeypatch.setattr(View, "has_merges_from_before_choices", lambda _self: True)
        yield panel


@pytest.mark.parametrize("reason", ["", "  "])
def test_choices_that_nobody_can_know_of_are_named_too(reason: str, merged_before: Workspace) -> None:
    with pytest.raises(NotReady, match="merge those files again to see them, or say why not"):
        move_to_phase(merged_before, Phase.CLOSED, reason)


def test_they_are_let_through_for_a_reason_that_is_kept(merged_before: Workspace) -> None:
    move_to_phase(merged_before, Phase.CLOSED, "The files of 2016 are gone.")
    told = merged_before.view.history(limit=1)[0]
    assert "Phase: Deliberation → Closed; not signed – The files of 2016 are gone." == told.summary


def test_a_reason_lets_nothing_else_through(merged_before: Workspace) -> None:
    merged_before.execute(SetAdmissibility(application="A-3", admissibility=Admissibility.OPEN))
    with pytest.raises(NotReady, match="Admissibility not decided yet: A-3"):
        move_to_phase(merged_before, Phase.CLOSED, "The files of 2016 are gone.")


@pytest.mark.long
@pytest.mark.parametrize("item", UNREADY)
def test_to_undo_that_a_call_was_opened_again_is_to_close_it(item: str, tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel") as panel:
        move_to_phase(panel, Phase.DELIBERATION)
        move_to_phase(panel, Phase.CLOSED)
        move_to_phase(panel, Phase.SCORING, "A letter came.")
        reopened = panel.view.last_change()
        act, words = UNREADY[item]
        act(panel)
        before = panel.view.fingerprint()
        with pytest.raises(NotReady) as refused:
            panel.undo(reopened)
        assert (Phase.SCORING, before) == (panel.view.call().phase, panel.view.fingerprint())
    assert words in str(refused.value)


def test_undone_where_nothing_is_open_it_is_closed_again(tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel") as panel:
        move_to_phase(panel, Phase.DELIBERATION)
        move_to_phase(panel, Phase.CLOSED)
        move_to_phase(panel, Phase.DELIBERATION, "A letter came.")
        panel.undo()
        assert panel.view.call().phase is Phase.CLOSED


def test_a_ceiling_that_is_not_known_is_named_before_deliberation_too(tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel") as panel:
        _without_years(panel)
        (point,) = missing_before(Phase.DELIBERATION, points_of(panel.view))
    assert ("ceilings", State.UNKNOWN, ("A-2",)) == (point.item, point.state, point.applications)


def test_a_consensus_without_its_reason_keeps_the_call_open(tmp_path: Path) -> None:
    """The program asks for it; a file of another hand may lack it."""
    row = {"application": "A-2", "criterion": "sme", "value": 6, "reason": " ", "by_whom": "x", "at": "x"}
    with closable(tmp_path / "call.evalpanel") as panel:
        panel.execute(Act(act=lambda change: change.put("consensus", [row]), action=Action.SET_CONSENSUS))
        with pytest.raises(NotReady, match="A consensus score lacks its reason: A-2"):
            move_to_phase(panel, Phase.CLOSED)
        assert () == missing_before(Phase.DELIBERATION, points_of(panel.view))
