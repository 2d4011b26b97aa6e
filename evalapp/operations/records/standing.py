"""What jurors signed, held against what the file says in the end: which of it stands otherwise, and since which change.

None of it is a fault. The panel corrects a score, settles a choice, takes an assignment away; but whoever wrote a score
just before a merge, so that the return counted for nothing, must not stay unseen either.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from functools import partial

from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.carrying import Why, carried
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.texts import ngettext
from evalapp.domain.writing.listed import largest_first
from evalapp.operations.view import View

Said = Mapping[Place, Answer]
_Placed = tuple[str, str, str]


def standing_otherwise(view: View, said: Mapping[str, Collection[Said]]) -> tuple[str, ...]:
    """A sentence for each juror and change; `said` are the last returns of each device, by juror."""
    places = {
        (juror, *place) for juror, returns in said.items() for place in _otherwise(view, juror, returns)
    }
    found = Counter((juror, number) for (juror, *_place), number in _since(view, places).items())
    return tuple(largest_first(found, partial(_words, view)))


def said_in_force(view: View, version: int, said: Said) -> Said:
    """What was said under a version of the scheme, as the same values are written on the scales of that in force.

    What has no place on those stays as it was said: it was set aside, and so stands otherwise.
    """
    call, schemes = view.call(), view.schemes()
    if version == call.scheme_version or version not in schemes:
        return said
    before = {each.id: each.scale for each in schemes[version].criteria}
    present = {each.id: each.scale for each in call.scheme.criteria}
    found = {}
    for (application, criterion), answer in said.items():
        value = answer.value
        if value is not None and criterion in before and criterion in present:
            steps = carried(before[criterion], present[criterion], value)
            value = value if isinstance(steps, Why) else steps
        found[application, criterion] = Answer(value, answer.no_score, answer.comment)
    return found


def otherwise_of(view: View, juror: str, said: Said) -> int:
    """How many scores of one return stand otherwise in the file, or do not stand in it."""
    return len(_otherwise(view, juror, [said]))


def _otherwise(view: View, juror: str, returns: Collection[Said]) -> list[Place]:
    held = {each.place: each.answer for each in view.scores(juror=juror)}
    places = dict.fromkeys(place for each in returns for place, answer in each.items() if answer != NOTHING)
    return [place for place in places if all(each.get(place) != held.get(place, NOTHING) for each in returns)]


def _since(view: View, places: Collection[_Placed]) -> dict[_Placed, int]:
    """The last change that wrote the score, or took the juror's seat away where that is gone; 0 where none did."""
    if not places:
        return {}
    seated = set(view.pairs("assignment"))
    scores = view.last_written("score", {_key(*each) for each in places})
    seats = view.last_written("assignment", {_key(*each[:2]) for each in places if each[:2] not in seated})
    return {each: max(scores.get(_key(*each), 0), seats.get(_key(*each[:2]), 0)) for each in places}


def _key(*values: str) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _words(view: View, juror: str, number: int, n: int) -> str:
    if not number:
        text = ngettext(
            "{n} score that juror “{juror}” signed was never taken into the file.",
            "{n} scores that juror “{juror}” signed were never taken into the file.",
            n,
        )
        return text.format(n=n, juror=shorten(juror))
    change = view.change(number)
    text = ngettext(
        "{n} score that juror “{juror}” signed does not stand in the file as it was signed, since change {number} "
        "({summary}; {actor}).",
        "{n} scores that juror “{juror}” signed do not stand in the file as they were signed, since change {number} "
        "({summary}; {actor}).",
        n,
    )
    return text.format(
        n=n,
        juror=shorten(juror),
        number=change.id,
        summary=shorten(change.summary),
        actor=shorten(change.actor),
    )
