"""What a return says besides its scores: when each was given, what was declared, when it was handed in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.texts import _
from evalapp.exchange.merge.devices import is_of_family
from evalapp.exchange.sealed.signed import ReturnContent
from evalapp.operations.records.merged import Merged
from evalapp.operations.records.sources import Source, is_mixed

_A_DAY = timedelta(days=1)


def times_otherwise(merge: Merged, juror: str, sources: Sequence[Source]) -> Iterator[str]:
    """Where a score was stored with another time than the juror gave it. A table says no times."""
    given: dict[Place, list[tuple[Answer, str]]] = {}
    for source in sources:
        if source.content is None:
            return
        for row in source.content.evaluations:
            given.setdefault((row.application, row.criterion), []).append((row.answer, row.changed_at))
    for place in merge.written(juror):
        after = merge.after(juror, place)
        times = {at for answer, at in given.get(place, ()) if answer == after}
        if after != NOTHING and times and merge.time_after(juror, place) not in {*times, merge.at}:
            text = _("{application}, {criterion}: the file stored another time than was signed")
            yield text.format(application=shorten(place[0]), criterion=shorten(place[1]))


def register_otherwise(
    merge: Merged, row: Mapping[str, Any], content: ReturnContent, *, is_settled: bool = False
) -> str | None:
    """Where the register says another thing of a return than the return itself, or than its merge.

    `is_settled`: the change wrote only what of it counts as merged, and not when it came in.
    """
    told = (
        row["pack"], row["revision"], row["submitted_at"], row["device_name"], bool(row["is_complete"]),
        tuple(kept_json(row["earlier"])),
    )  # fmt: skip
    said = (
        content.pack, content.revision, content.submitted_at, content.device_name, content.is_complete,
        content.earlier,
    )  # fmt: skip
    if content.juror != row["juror"]:
        return _("it was signed by juror “{juror}”").format(juror=shorten(content.juror))
    if told != said or not is_of_family(row["device"], content.device):
        return _("the file says other things of it than it says itself")
    if row["at"] != merge.at and not is_settled:
        text = _("the file says that it came in at {at}, and not with its merge {number}")
        return text.format(at=shorten(str(row["at"])), number=merge.number)
    return None


def base_otherwise(
    merge: Merged,
    content: ReturnContent,
    *,
    base: Mapping[Place, Answer],
    said: Mapping[Place, Answer],
    known: Mapping[Place, Answer],
    before: Sequence[Mapping[Place, Answer]],
    scheme: Scheme,
) -> str | None:
    """Where a later return would be compared with something else than this one said: that could drop a correction.

    Where nothing was taken of a place, or a choice is open, the base is an older one: `known` is what counted as merged
    of the same return, `before` of all that stood of its juror.
    """
    allowed = {each.id: frozenset(each.scale.allowed_steps) for each in scheme.criteria}
    given = {(row.application, row.criterion): row.base for row in content.evaluations}
    # Of a criterion that had another scale, what was merged counts for nothing any more.
    may_be_gone = len(merge.state.get("scheme", {})) > 1
    for place in sorted({*base, *said}):
        held, signed = base.get(place), said.get(place, NOTHING)
        if (held or NOTHING) == signed or (place in known and held == known[place]):
            continue
        is_sound = place[1] in allowed and (signed.value is None or signed.value in allowed[place[1]])
        is_taken = is_sound and merge.stood("assignment", content.juror, place[0])
        if held is None and (may_be_gone or not is_taken):
            continue
        if not is_taken or merge.was_open(content.juror, place):
            older = [each[place] for each in before if place in each]
            older += [
                given.get(place, NOTHING),
                merge.before(content.juror, place),
                merge.after(content.juror, place),
            ]
            if held is not None and is_mixed(held, NOTHING, older, may_be_new=True):
                continue
        text = _("{application}, {criterion}: what counts as merged of it is something else than was signed")
        return text.format(application=shorten(place[0]), criterion=shorten(place[1]))
    return None


def handed_in_later(merge: Merged, row: Mapping[str, Any], content: ReturnContent) -> str | None:
    """A note where it was merged more than a day before its juror says that it was handed in: a clock was wrong."""
    merged, handed_in = _moment(merge.at), _moment(content.submitted_at)
    if merged is None or handed_in is None or handed_in - merged <= _A_DAY:
        return None
    return _(
        "Merge {number} says {at}, but the return “{file}” of juror “{juror}” that it took was signed at {signed}: one "
        "of the two clocks was wrong, or the time of the merge was changed."
    ).format(
        number=merge.number,
        at=shorten(merge.at),
        file=shorten(str(row["file"])),
        juror=shorten(content.juror),
        signed=shorten(content.submitted_at),
    )


def declared_otherwise(
    merge: Merged,
    contents: Mapping[str, Sequence[ReturnContent]],
    brought: Mapping[str, Sequence[ReturnContent]],
) -> Iterator[tuple[str, str]]:
    """Juror and words for each declaration that there is no conflict of interest, stored otherwise than it was made.

    `contents` are all returns that a merge may have been given, those too that were merged before; `brought` new ones.
    """
    for (juror, application), _before, after in merge.touched("cleared"):
        if after is None:
            if not merge.is_there("conflict", juror, application):
                yield juror, _taken_away(merge, application)
        elif not any(_declares(each, application, after, merge) for each in contents.get(juror, ())):
            text = _("merge {number} stored a declaration about {application} that no return makes like that")
            yield juror, text.format(number=merge.number, application=shorten(application))
    for juror, returns in brought.items():
        for application in sorted(_declared_free(returns)):
            if merge.stood("assignment", juror, application) and not (
                merge.is_there("conflict", juror, application)
                or merge.is_there("cleared", juror, application)
            ):
                text = _(
                    "it declares that there is no conflict of interest with {application}, which the file did not store"
                )
                yield juror, text.format(application=shorten(application))


def _declared_free(returns: Sequence[ReturnContent]) -> set[str]:
    """Applications with which they declare no conflict; what was declared at no time is not stored."""
    return {
        each.application for content in returns for each in content.declared if each.at and not each.conflict
    }


def _declares(content: ReturnContent, application: str, row: Mapping[str, Any], merge: Merged) -> bool:
    return any(
        each.application == application
        and not each.conflict
        and each.at == row["at"]
        and (not merge.keeps_wordings or row["wording"] == _kept_as(content.wordings, each.wording))
        for each in content.declared
    )


def _kept_as(wordings: Sequence[str], number: int) -> str:
    text = wordings[number - 1] if 0 < number <= len(wordings) else ""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def _taken_away(merge: Merged, application: str) -> str:
    text = _("merge {number} took away what was declared about {application}")
    return text.format(number=merge.number, application=shorten(application))


def _moment(at: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return None
    return found if found.tzinfo else None
