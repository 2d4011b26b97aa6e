"""Values on their way into a database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from evalapp.operations.publishing.content import content_of
from evalapp.operations.publishing.values import Pseudonyms, day, euro, exact, moment, near, parts
from tests.operations.meeting.evening_samples import played
from tests.samples import small_panel


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("2016-07-14T12:00:00.250+00:00", "", datetime(2016, 7, 14, 12, 0, 0, 250_000, tzinfo=UTC)),
        ("2016-07-14T12:00+02:00", "", datetime(2016, 7, 14, 10, tzinfo=UTC)),
        ("2016-07-14T12:00", "", datetime(2016, 7, 14, 12, tzinfo=UTC)),
        ("2016-07-14T12:00", "Brussels", datetime(2016, 7, 14, 10, tzinfo=UTC)),
        ("2016-07-14", "", None),
        ("", "", None),
        ("gisteren om 12 uur", "", None),
        ("0001-01-01T00:00+14:00", "", None),
    ],
)
def test_a_moment_is_one_or_is_null(text: str, zone: str, expected: datetime | None) -> None:
    assert moment(text, zone) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2016-07-14", date(2016, 7, 14)), ("2016-07-14T12:00", date(2016, 7, 14)), ("2016", None), ("", None)],
)
def test_a_day_is_one_or_is_null(text: str, expected: date | None) -> None:
    assert day(text) == expected


def test_money_is_exact_up_to_the_most_that_a_file_holds() -> None:
    assert [str(euro(cents)) for cents in (0, 1, -5, 2**63 - 1)] == [
        *("0.00", "0.01", "-0.05", "92233720368547758.07")
    ]
    assert euro(None) is None


def test_a_total_is_a_fraction_beside_its_decimals() -> None:
    assert parts(Fraction(10, 3), "total", "over", "under") == {
        "total": Decimal("3.333333333333"),
        "over": Decimal(10),
        "under": Decimal(3),
    }
    assert parts(None, "total", "over", "under") == {"total": None, "over": None, "under": None}
    assert (near(Fraction(1, 2)), exact(Fraction(7, 2)), near(None), exact(None)) == (
        *(Decimal("0.5"), Decimal("3.5"), None, None),
    )


def test_a_pseudonym_needs_the_key_of_the_panel() -> None:
    one, other = Pseudonyms("AGE-SECRET-KEY-1"), Pseudonyms("AGE-SECRET-KEY-2")
    assert one.of("J1") == Pseudonyms("AGE-SECRET-KEY-1").of("J1")
    assert len({one.of("J1"), one.of("J2"), other.of("J1"), other.of("J2")}) == 4


def test_the_same_file_gives_the_same_rows_whenever_it_is_read(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        first, again = content_of(panel), content_of(panel)
    assert [(name, each.columns, each.rows) for name, each in first.tables.items()] == [
        (name, each.columns, each.rows) for name, each in again.tables.items()
    ]


def test_of_each_office_it_is_published_how_many_were_present_and_how_many_left(tmp_path: Path) -> None:
    with played(tmp_path) as (panel, _clock):
        attendance = content_of(panel).tables["attendance"]
    place = [attendance.columns.index(each) for each in ("role", "people", "present", "left_for_conflict")]
    assert {tuple(row[n] for n in place) for row in attendance.rows} == {
        ("chair", 1, 1, 0),
        ("juror", 2, 2, 1),
        ("secretary", 1, 1, 0),
    }
