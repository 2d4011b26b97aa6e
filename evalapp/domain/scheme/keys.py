"""The keys of a scheme file, table by table, in the order in which they are written.

The reader refuses every other key, the writer goes through them one by one, and docs/schemes.md describes them.
"""

from __future__ import annotations

FORMAT = 1

SCHEME = (
    "format", "id", "title", "procedure", "weights_note", "notes", "howto", "scales", "codes", "flags", "checklist",
    "groups", "ranking", "budget",
)  # fmt: skip
SCALE_OF_POINTS = ("kind", "lowest", "highest", "step", "better", "labels")
SCALE_OF_WORDS = ("kind", "words")
WORD = ("id", "value", "excludes", "nl", "en")
FLAG = ("id", "title", "guidance")
CHECK = ("id", "title", "guidance", "source", "finding", "official")
GROUP = ("id", "title", "threshold", "criteria")
CRITERION = (
    "id", "code", "title", "short", "guidance", "source", "scale", "weight", "counts", "threshold", "comment",
    "descriptors",
)  # fmt: skip
RANKING = (
    "across_jurors", "missing", "total", "threshold", "thresholds_on", "decimals", "rank_on", "ties", "quorum",
    "triage",
)  # fmt: skip
BUDGET = ("cut", "support_rate", "most_per_year", "most_years", "reserve")
TEXT = ("nl", "en")
