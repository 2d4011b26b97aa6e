"""docs/limits.md shows the bounds of the code, each with its reason."""

from __future__ import annotations

import re
from pathlib import Path

from evalapp.domain.incoming import bounds

PAGE = Path(__file__).resolve().parents[1] / "docs" / "limits.md"


def test_the_page_shows_every_bound_with_its_reason() -> None:
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    expected = [(each.kind, each.what, f"{each.most:,}", each.why) for each in bounds.BOUNDS]
    assert [row for row in rows if row[0] not in ("input", "---")] == expected


def test_every_bound_has_its_row() -> None:
    known = {name for name, value in vars(bounds).items() if name.isupper() and isinstance(value, int)}
    assert known - {"MEGABYTE"} == {each.name for each in bounds.BOUNDS}
