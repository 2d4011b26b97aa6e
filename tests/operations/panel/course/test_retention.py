"""How long the file of a call is kept, and that nobody is told to destroy anything before."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from evalapp.domain.permissions import Phase
from evalapp.domain.terms.plan import Plan
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.course.retention import (
    _years_later,
    retention_of,
    retention_reminder,
    retention_words,
    times_told,
)
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.progress.status import status_of
from evalapp.operations.workspace import Workspace
from evalapp.store.history.clock import told_by
from tests.operations.deciding.decided_samples import MEANT, closed, decided
from tests.operations.progress.ready_samples import closable


def keep(panel: Workspace, years: int | None) -> Workspace:
    panel.execute(ChangeTerms(edit=CallEdit(plan=Plan(retention=years)), reason="Selectielijst."))
    return panel


def closed_and_kept(path: Path, years: int) -> Workspace:
    panel = keep(closable(path), years)
    move_to_phase(panel, Phase.CLOSED)
    return panel


def test_it_is_counted_from_the_last_decision(tmp_path: Path) -> None:
    with closed_and_kept(tmp_path / "call.evalpanel", 10) as panel:
        panel.execute(DecideAll(meant=MEANT))
        found = retention_of(panel.view)
        assert found is not None
        assert (found.since, found.until) == (date(2016, 7, 14), date(2026, 7, 14))
        assert (
            retention_words(panel.view, date(2020, 1, 1))
            == "This file is kept until 14 July 2026: 10 years from the last decision, of 14 July 2016."
        )
        assert "ended on 14 July 2026" in retention_words(panel.view, date(2026, 7, 15))
        assert "ended" not in retention_words(panel.view, date(2026, 7, 14))


def test_without_a_decision_it_is_counted_from_the_closing_and_says_so(tmp_path: Path) -> None:
    with closed_and_kept(tmp_path / "call.evalpanel", 1) as panel:
        found = retention_of(panel.view)
        assert found is not None
        assert found.until.year == found.since.year + 1
        assert "as long as no decision is recorded" in retention_words(panel.view)
        assert retention_words(panel.view) in status_of(panel).notes
        assert retention_reminder(panel.view) == ""


def test_nothing_is_said_where_no_period_is_set_or_the_call_goes_on(tmp_path: Path) -> None:
    with decided(tmp_path / "a.evalpanel") as panel:
        assert retention_words(panel.view) == ""
    with keep(closable(tmp_path / "b.evalpanel"), 5) as panel:
        assert retention_words(panel.view) == ""


def test_who_opens_it_afterwards_is_reminded(tmp_path: Path) -> None:
    with closed_and_kept(tmp_path / "call.evalpanel", 1) as panel:
        assert times_told(panel) == ("", "")
        with told_by(lambda: datetime(2099, 1, 1, tzinfo=UTC)):
            assert "decide with your archivist" in retention_reminder(panel.view)
            assert times_told(panel)[1]


def test_a_leap_day_ends_on_the_last_of_february(tmp_path: Path) -> None:
    assert _years_later(date(2016, 2, 29), 3) == date(2019, 2, 28)
    with closed(tmp_path / "call.evalpanel") as panel:
        assert retention_of(panel.view) is None
