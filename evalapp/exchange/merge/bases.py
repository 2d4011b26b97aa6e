"""What a file said when it was merged, as the panel keeps it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import Answer, Place


def encode_base(base: Mapping[Place, Answer]) -> bytes:
    """A receipt's base as compact JSON for the panel file: rows of application, criterion, value, reason, comment."""
    return msgspec.json.encode([[*place, *answer] for place, answer in sorted(base.items())])


def decode_base(raw: bytes) -> dict[Place, Answer]:
    rows = msgspec.json.decode(raw, type=list[tuple[str, str, int | None, NoScore | None, str]])
    return {(row[0], row[1]): Answer(row[2], row[3], row[4]) for row in rows}
