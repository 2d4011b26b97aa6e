"""Days and times as people and programs write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import in_language
from evalapp.exchange.intake.cells.days import moment_in
from evalapp.exchange.intake.values import Noted
from evalapp.sheets.sheet import Cell
from tests.exchange.intake.intake_samples import column, plan, read, workbook


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


def test_an_hour_that_summer_time_takes_is_refused_and_one_that_it_gives_is_said(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "submitted_at", "27/03/2016 02:30", "30/10/2016 02:30", "27/03/2016 03:15"))
    assert ["2016-10-30T00:30:00+00:00", "2016-03-27T01:15:00+00:00"] == read(made, "submitted_at")
    assert "no time that there was" in made.refused[0].reason
    assert "read as the first" in made.rows[1].reason


def test_a_date_cell_just_before_midnight_stays_on_its_day(tmp_path: Path) -> None:
    late = datetime.fromisoformat("2016-06-27T23:59:59.700")
    head = ["number", "title", "organisation", "submitted_at"]
    path = workbook(tmp_path, ("a", [head, ["A-1", "T", "O", late]]))
    assert ["2016-06-27T21:59:59+00:00"] == read(plan(path), "submitted_at")


def test_the_day_of_a_date_cell_is_told_as_days_are_told_to_people(tmp_path: Path) -> None:
    head = ["number", "title", "organisation", "start"]
    rows = [["A-1", "T", "O", date(2016, 7, 6)], ["A-2", "T", "O", "27/06/2016"]]
    path = workbook(tmp_path, ("a", [head, *rows]))
    with in_language("nl"):
        made = plan(path)
    (question,) = made.questions
    said = (question.text, made.refused[0].reason)
    assert all("6 juli 2016" in each for each in said)
    assert not any("2016-07-06" in each for each in said)


def test_an_hour_in_a_date_cell_is_told_so_too(tmp_path: Path) -> None:
    head = ["number", "title", "organisation", "start"]
    path = workbook(tmp_path, ("a", [head, ["A-1", "T", "O", datetime.fromisoformat("2016-07-06T14:05")]]))
    with in_language("nl"):
        assert "“6 juli 2016, 14:05” is geen datum" in plan(path).refused[0].reason


def test_the_days_of_a_duration_that_does_not_fit_are_told_alike(tmp_path: Path) -> None:
    path = column(tmp_path, "start;looptijd;einddatum", "2016-07-01;3;2017-06-30")
    with in_language("nl"):
        note = plan(path).rows[0].reason
    assert "1 juli 2016" in note
    assert "30 juni 2017" in note


def test_the_words_of_our_own_heading_are_read_again(tmp_path: Path) -> None:
    applications = column(tmp_path, "acronym", "")
    path = tmp_path / "partners.csv"
    path.write_text("number;naam;kant van de triple helix\nA-1;P;bedrijf\n", encoding="utf-8")
    assert 1 == len(plan(applications, path).dossiers_to_add[0].partners)


_ZONES = ("Europe/Brussels", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")
_NIGHTS = ("2016-03-27", "2016-10-30", "2016-04-03", "2016-06-12")  # the clock goes on, back; or neither


@given(
    zone=st.sampled_from(_ZONES),
    day=st.sampled_from(_NIGHTS),
    minute=st.integers(0, 26 * 60 - 1),
    before=st.integers(0, 59),
)
def test_a_minute_is_read_as_it_is_beside_a_second(zone: str, day: str, minute: int, before: int) -> None:
    """An hour is worked out once for all of its minutes: the same with a second is read by itself."""
    read = moment_in(zone=ZoneInfo(zone))
    clock = f"{day}T{minute // 60:02}"
    _read(read, f"{clock}:{before:02}")  # whatever minute of it came first
    shown, exact = _read(read, f"{clock}:{minute % 60:02}"), _read(read, f"{clock}:{minute % 60:02}:01")
    if minute == 0:
        assert (shown, exact) == (day, _moment(f"{day}T00:00:01", zone))
    elif shown == "refused" or exact == "refused":
        assert shown == exact
    else:
        assert shown == exact.replace(":01+", ":00+")


def _read(read: Callable[[Cell], str | Noted], text: str) -> str:
    try:
        found = read(Cell(text))
    except BadValue:
        return "refused"
    return f"noted {found.value}" if isinstance(found, Noted) else found


def _moment(text: str, zone: str) -> str:
    return (
        datetime.fromisoformat(text)
        .replace(tzinfo=ZoneInfo(zone))
        .astimezone(UTC)
        .isoformat(timespec="seconds")
    )
