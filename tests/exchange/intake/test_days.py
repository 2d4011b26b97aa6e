"""Days and times as people and programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import column, plan, read


@pytest.mark.parametrize(
    "text",
    [
        "2015-06-10T00:00:00+00:00",
        "2015-06-10T00:00:00.000Z",
        "2015-06-10 00:00",
        "10.06.2015 0:00:00",
        "2015/06/10",
        "2015/6/10 0:00",
        "10/06/2015",
        "2015-06-09T22:00:00Z",
    ],
)
def test_a_midnight_says_nothing_beside_its_day(tmp_path: Path, text: str) -> None:
    assert ["2015-06-10"] == read(plan(column(tmp_path, "start", text)), "start")


@pytest.mark.parametrize(
    "text", ["2015-06-10T14:05Z", "10/06/2015 14.05", "10/06/15", "2015-13-01", "10/06/2015 x"]
)
def test_an_hour_is_not_thrown_away_for_a_day(tmp_path: Path, text: str) -> None:
    assert plan(column(tmp_path, "start", text)).is_empty


@pytest.mark.parametrize(
    "clock",
    [
        "14:30",
        "14.30",
        "14u30",
        "14h30",
        "14:30:00",
        "14.30 uur",
        "14.30 u.",
        "om 14.30 u",
        "14:30 CEST",
        "14:30+02:00",
    ],
)
def test_a_time_with_a_dot_or_an_u_keeps_its_minutes(tmp_path: Path, clock: str) -> None:
    made = plan(column(tmp_path, "submitted_at", f"27/06/2016 {clock}"))
    assert ["2016-06-27T12:30:00+00:00"] == read(made, "submitted_at")


def test_an_hour_alone_is_a_time_where_it_says_so(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "submitted_at", "27/06/2016 14u", "27/06/2016 14 uur", "27/06/2016 14"))
    assert ["2016-06-27T12:00:00+00:00"] * 2 == read(made, "submitted_at")
    assert "is not a time" in made.rows[2].reason


@pytest.mark.parametrize("text", ["27/06/2016", "27/06/2016 0:00:00", "2016-06-27T00:00:00.000Z"])
def test_a_day_without_an_hour_stays_a_day(tmp_path: Path, text: str) -> None:
    assert ["2016-06-27"] == read(plan(column(tmp_path, "submitted_at", text)), "submitted_at")


def test_parts_of_a_second_are_kept(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "submitted_at", "2016-06-27T12:30:00.000Z", "2016-06-27T12:30:00.250Z"))
    assert ["2016-06-27T12:30:00+00:00", "2016-06-27T12:30:00.250+00:00"] == read(made, "submitted_at")
