"""What a paper needs to be printed, for tests of what stands on it."""

from __future__ import annotations

from evalapp.reports.drawing.archival.archive import Origin
from evalapp.reports.drawing.margins import Imprint

BARE = Imprint(
    report="",
    marks=(),
    origin="",
    made=Origin(title="Bare", author="Agentschap", subject="", language="nl", at="2016-07-14T10:00:00+02:00"),
)
