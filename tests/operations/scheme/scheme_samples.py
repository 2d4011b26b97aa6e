"""A panel whose scheme changes: in draft, and by a decision once scores are in."""

from __future__ import annotations

from evalapp.operations.scheme.changing import Decision
from tests.samples import SCHEME

DECISION = Decision(
    reason="The call was amended.", decided_by="Board", decided_on="2016-01-11", reference="VR 2016/1"
)
HEAVIER = SCHEME.replace("weight = 2", "weight = 3")
IN_WHOLE_POINTS = SCHEME.replace('step = "0.5"', 'step = "1"')
TO_TEN = SCHEME.replace("highest = 5", "highest = 10")
IN_WORDS = SCHEME.replace(
    'kind = "points"\nlowest = 0\nhighest = 5\nstep = "0.5"',
    'kind = "words"\nwords = [{ id = "weak", value = 1, nl = "zwak", en = "weak" }, '
    '{ id = "good", value = 2, nl = "goed", en = "good" }]',
)
WITHOUT_TIES = SCHEME.replace('ties = ["criterion:helix", "lot"]', "ties = []")
WITHOUT_SME = SCHEME[: SCHEME.rindex("  [[groups.criteria]]")] + SCHEME[SCHEME.index("[ranking]") :]
