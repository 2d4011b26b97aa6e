"""What the rows of a change are told by: the scheme of then, and the one in force since where it is another."""

from __future__ import annotations

import pytest

from evalapp.operations.records.told.cells import Known
from evalapp.operations.records.told.rows import known_at

FIRST, SECOND = object(), object()
KNOWN = Known(names={}, scheme=SECOND, schemes={1: FIRST, 2: SECOND})  # type: ignore[arg-type]
VERSIONS = [(1, 1), (8, 2)]


@pytest.mark.parametrize(
    ("change", "scheme", "after"), [(3, FIRST, None), (8, FIRST, SECOND), (9, SECOND, None), (1, FIRST, None)]
)
def test_the_scheme_in_force_then_and_since(change: int, scheme: object, after: object) -> None:
    found = known_at(KNOWN, VERSIONS, change)
    assert (found.scheme, found.after) == (scheme, after)
