"""Two answers on one place against what both began with: what they mean together, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from evalapp.domain.merge import Version
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scoring.answer import NOTHING, Answer, Place, Placed
from evalapp.domain.texts import _
from evalapp.exchange.merge.incoming import IncomingRow
from evalapp.exchange.merge.sheets import Sheet
from evalapp.exchange.merge.state import Receipt, brought_by
from evalapp.words.scores import compared

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


def base_across_packs(
    stored: Mapping[Placed, Answer], sheet: Sheet, merged: Mapping[Place, Answer]
) -> dict[Place, Answer]:
    """The base of rows that stand on a newer pack than what was `merged` from their device last.

    Usually a row's own base is the better one: what the pack showed. But where the device still says what was
    merged, or the panel still holds that, only the other side changed since.
    """
    known: dict[Place, Answer] = {}
    for row in sheet.rows if merged else ():
        place = (row.application, row.criterion)
        last = merged.get(place)
        if last is not None:
            held = stored.get((sheet.juror, *place), NOTHING)
            given, incoming = row.base, row.answer
            score = _newer_base(last.score, given.score, held.score, incoming.score)
            comment = _newer_base(last.comment, given.comment, held.comment, incoming.comment)
            known[place] = Answer(*score, comment)
    return known


def _newer_base(last: Part, given: Part, held: Part, incoming: Part) -> Part:
    return last if last in (held, incoming) else given


def said_of(incoming: Answer, given: Answer, base: Answer) -> Answer:
    """What a table says: its fields that are still as they were given (empty, in a plain table) are as in `base`."""
    score = incoming if incoming.score != given.score else base
    return score.commented(incoming if incoming.comment != given.comment else base)


def version_of_row(row: IncomingRow, held: Answer, *, is_paper: bool) -> Answer:
    """The version of a plain table: it may hold scores alone. A score on paper has no justification but its own."""
    if is_paper and row.answer.score != row.base.score:
        return row.answer
    return said_of(row.answer, row.base, held)


def differing(criterion: Criterion | None, held: Answer, incoming: Answer, *, other: str) -> str:
    """How a file differs from what the panel holds, or from an `other` file; without a criterion, in the comment."""
    if criterion is None:
        if other:
            return _("The comment is not the one in “{file}”, which is among these files.").format(
                file=shorten(other)
            )
        return _("The comment is not the one that the panel holds.")
    ours, theirs = compared(criterion.scale, *held.score), compared(criterion.scale, *incoming.score)
    if other:
        return _("“{file}”, which is among these files, says {ours}; this file says {theirs}.").format(
            file=shorten(other), ours=ours, theirs=theirs
        )
    return _("The panel holds {ours}, the file says {theirs}.").format(ours=ours, theirs=theirs)
