"""Times of another zone are read, and it is said what they are in Belgium: that is how they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import column, plan, read


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("submitted_at", "2016-06-13T14:30:00Z"),
        ("submitted_at", "2016-06-13T14:30:00+00:00"),
        ("submitted_at", "2016-06-13 10:30 -0400"),
        ("submitted_at (UTC)", "2016-06-13 14:30"),
    ],
)
def test_a_time_of_another_zone_is_said_in_belgian_time(tmp_path: Path, heading: str, text: str) -> None:
    found = plan(column(tmp_path, heading, "2016-06-12", text, text))
    assert [f"“{heading}” tells times of another zone: D3 {text} is 13 June 2016, 16:30 in Belgium."] == [
        each for each in found.notes if "another zone" in each
    ]
    assert "2016-06-13T14:30:00+00:00" == read(found, "submitted_at")[1]


@pytest.mark.parametrize(
    "text", ["2016-06-13T14:30:00+02:00", "2016-06-13T14:30", "13/06/2016 14:30", "2016-06-13"]
)
def test_a_time_of_belgium_is_not_said(tmp_path: Path, text: str) -> None:
    found = plan(column(tmp_path, "submitted_at", text))
    assert [] == [each for each in found.notes if "another zone" in each]
