"""What jurors signed beside their scores, held against what stands in the end: times, declarations and conflicts.

As of the scores themselves, none of it is a fault: the panel may withdraw a conflict of interest, or give a score anew.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from evalapp.domain.journal import TableName
from evalapp.domain.numbers import shorten
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.texts import ngettext
from evalapp.domain.writing.listed import largest_first
from evalapp.exchange.sealed.signed import ReturnContent
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class Signed:
    """A return that was merged; `taken` is what of it then stood in the panel.

    `merged_at`: files of early versions kept that time for what a return said.
    """

    content: ReturnContent
    sha256: str
    answers: Mapping[Place, Answer]
    taken: Mapping[Place, Answer]
    merged_at: str


def beside_otherwise(view: View, signed: Mapping[str, Sequence[Signed]]) -> tuple[str, ...]:
    """A sentence for each juror, kind of thing and change; `signed` are the last returns of each device, by juror."""
    if not signed:
        return ()
    return (
        *_told(view, "score", _times(view, signed)),
        *_told(view, "cleared", _declarations(view, signed)),
        *_told(view, "conflict", _conflicts(view, signed)),
    )


_Key = tuple[str, ...]


def _times(view: View, signed: Mapping[str, Sequence[Signed]]) -> Iterator[_Key]:
    """Scores that stand as they were signed, but for the time at which they were given."""
    for juror, returns in signed.items():
        held = {each.place: each for each in view.scores(juror=juror)}
        merged = {each.merged_at for each in returns}
        times: dict[tuple[str, str], set[str]] = {}
        for row in (row for each in returns for row in each.content.evaluations):
            place = (row.application, row.criterion)
            if row.answer != NOTHING and place in held and held[place].answer == row.answer:
                times.setdefault(place, set()).add(row.changed_at)
        for place, given in times.items():
            if held[place].at not in given | merged:
                yield (juror, *place)


def _declarations(view: View, signed: Mapping[str, Sequence[Signed]]) -> Iterator[_Key]:
    """Declarations that there is no conflict, gone or with another time; not where a conflict or no seat is left."""
    held = {(str(each.juror), each.application): str(each.at) for each in view.declarations()}
    seated = set(view.pairs("assignment")) - set(view.pairs("conflict"))
    for juror, returns in signed.items():
        times: dict[str, set[str]] = {}
        for each in (each for one in returns for each in one.content.declared):
            if each.at and not each.conflict:
                times.setdefault(each.application, set()).add(each.at)
        for application, said in times.items():
            pair = (juror, application)
            if pair in seated and held.get(pair, "") not in said:
                yield pair


def _conflicts(view: View, signed: Mapping[str, Sequence[Signed]]) -> Iterator[_Key]:
    """Conflicts that were signed and are gone or said to be another; and a juror's own word that was never signed."""
    held = {(str(each.juror), each.application): each for each in view.conflicts()}
    for juror, returns in signed.items():
        said = {each.application: each for one in returns for each in one.content.conflicts}
        merged = {each.merged_at for each in returns}
        for application, word in said.items():
            stands = held.get((juror, application))
            is_own = stands is not None and stands.declared_by == juror
            if stands is None or (
                is_own and (stands.kind != word.kind or stands.at not in {word.at, *merged})
            ):
                yield (juror, application)
        for (who, application), stands in held.items():
            if who == juror and stands.declared_by == juror and application not in said:
                yield (juror, application)


def _told(view: View, table: TableName, keys: Iterator[_Key]) -> Iterator[str]:
    found = {_key(key): key for key in keys}
    since = view.last_written(table, found) if found else {}
    by_change: Counter[tuple[str, int]] = Counter()
    for text, (juror, *_rest) in found.items():
        # What no change ever wrote was left out at its merge, and is said there.
        if number := since.get(text, 0):
            by_change[juror, number] += 1
    yield from largest_first(by_change, partial(_said, view, table))


def _said(view: View, table: str, juror: str, number: int, n: int) -> str:
    change = view.change(number)
    return _words(table, n).format(
        n=n,
        juror=shorten(juror),
        number=number,
        summary=shorten(change.summary),
        actor=shorten(change.actor),
    )


def _words(table: str, n: int) -> str:
    if table == "score":
        return ngettext(
            "{n} score of juror “{juror}” has another time than was signed, since change {number} ({summary}; "
            "{actor}).",
            "{n} scores of juror “{juror}” have other times than were signed, since change {number} ({summary}; "
            "{actor}).",
            n,
        )
    if table == "cleared":
        return ngettext(
            "{n} declaration of juror “{juror}” that there is no conflict of interest does not stand in the file as it "
            "was signed, since change {number} ({summary}; {actor}).",
            "{n} declarations of juror “{juror}” that there is no conflict of interest do not stand in the file as "
            "they were signed, since change {number} ({summary}; {actor}).",
            n,
        )
    return ngettext(
        "{n} conflict of interest of juror “{juror}” does not stand in the file as it was signed, since change "
        "{number} ({summary}; {actor}).",
        "{n} conflicts of interest of juror “{juror}” do not stand in the file as they were signed, since change "
        "{number} ({summary}; {actor}).",
        n,
    )


def _key(values: Collection[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
