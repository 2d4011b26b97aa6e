"""Every reference number that `make golden` prints, beside ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.golden.__main__ import PARTS, line


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_ours_are_the_reference_numbers(part: str, shared_data: Path) -> None:
    rows = list(PARTS[part]())
    assert rows
    assert [] == [line(row) for row in rows if not row.is_met]
