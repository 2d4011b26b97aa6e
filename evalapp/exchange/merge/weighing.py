"""Two answers on one place against what both began with: what they mean together, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from evalapp.domain.merge import Version
from evalapp.domain.scoring.answer import Answer
from evalapp.exchange.merge.incoming import IncomingRow
from evalapp.exchange.merge.state import Receipt, brought_by

Part = TypeVar("Part")  # of what is held: the score, or the comment


@dataclass(frozen=True, kw_only=True, slots=True)
class Three:
    """`theirs` is the version to take: what a table leaves unsaid is as the panel holds it."""

    base: Answer
    held: Answer
    incoming: Answer
    theirs: Answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """`final` goes into the panel, `based` is what the device counts as merged."""

    final: Answer
    based: Answer
    is_open: bool


def together_of(base: Answer, held: Answer, incoming: Answer) -> Answer | None:
    """What both sides mean together, where each changed another field; None where both changed the same one."""
    if held.score != base.score != incoming.score != held.score:
        return None
    if held.comment != base.comment != incoming.comment != held.comment:
        return None
    score = held if incoming.score == base.score else incoming
    return score.commented(held if incoming.comment == base.comment else incoming)


def origin(answer: Answer, row: IncomingRow, receipts: Iterable[Receipt]) -> Version:
    """The version `answer`, with the file that brought it last, if one of `receipts` did."""
    last = brought_by(answer, (row.application, row.criterion), receipts)
    if last is None:
        return Version(answer=answer)
    return Version(answer=answer, file=last.file, device=last.device_name, at=last.submitted_at)


def newer_base(last: Part, given: Part, held: Part, incoming: Part) -> Part:
    return last if last in (held, incoming) else given


def said_of(incoming: Answer, given: Answer, base: Answer) -> Answer:
    """What a table says: its fields that are still as they were given (empty, in a plain table) are as in `base`."""
    score = incoming if incoming.score != given.score else base
    return score.commented(incoming if incoming.comment != given.comment else base)
