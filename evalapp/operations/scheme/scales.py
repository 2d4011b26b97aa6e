"""Editing the scales of a scheme: points or words, and whose they are. Nothing is checked here that the reader checks.

What is said by value goes along with its word, and goes away with a value that the scale no longer has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Criterion, Scale, Scheme, Word
from evalapp.domain.scheme.parts import scales_of
from evalapp.domain.texts import N_, Text, _
from evalapp.operations.scheme.naming import free_id, named

_ONE = Fraction(1)
_WORDS = (N_("low"), N_("middling"), N_("high"))
_MOST_WORDS = 12  # that a scale of points with words of its own becomes


def users_of(scheme: Scheme, scale_id: str) -> tuple[Criterion, ...]:
    """The criteria that are scored on it."""
    return tuple(each for each in scheme.criteria if each.scale.id == scale_id)


def with_scale(scheme: Scheme, scale: Scale) -> Scheme:
    """With this scale in the place of the one of its id, for every criterion that is scored on it."""
    return _over(scheme, {each.id: scale for each in users_of(scheme, scale.id)})


def with_scale_of(scheme: Scheme, criterion: str, scale_id: str) -> Scheme:
    """With the criterion on another scale of the scheme."""
    return _over(scheme, {criterion: scales_of(scheme)[scale_id]})


def with_own_scale(scheme: Scheme, criterion: str) -> Scheme:
    """With a copy of its scale for this criterion alone."""
    scale = scheme.criterion(criterion).scale
    own = replace(scale, id=free_id(scale.id, list(scales_of(scheme))))
    return _over(scheme, {criterion: own})


def with_direction(scheme: Scheme, *, higher_is_better: bool) -> Scheme:
    """With all scales of points running that way: a total needs one direction."""
    turned = {
        id: scale if scale.words else replace(scale, higher_is_better=higher_is_better)
        for id, scale in scales_of(scheme).items()
    }
    return _over(scheme, {each.id: turned[each.scale.id] for each in scheme.criteria})


def texts_lost(old: Scheme, new: Scheme) -> int:
    """How many descriptions and words of values are no longer there, of the criteria and scales that still are."""
    after = {each.id: each for each in new.criteria}
    lost = sum(
        len(each.descriptors) - len(after[each.id].descriptors) for each in old.criteria if each.id in after
    )
    scales = scales_of(new)
    lost += sum(
        len(scale.labels) - len(scales[id].labels)
        for id, scale in scales_of(old).items()
        if id in scales and not scales[id].words
    )
    return max(lost, 0)


def in_words(scale: Scale) -> Scale:
    """As a scale of words: those that its whole points had, else three to begin with."""
    labels = [(int(value), text) for value, text in sorted(scale.labels.items()) if value.denominator == 1]
    if not scale.higher_is_better or not 2 <= len(labels) <= _MOST_WORDS:
        labels = [(n, named(word)) for n, word in enumerate(_WORDS, start=1)]
    words = tuple(Word(id=f"word-{n}", value=value, title=text) for n, (value, text) in enumerate(labels, 1))
    return _of_words(scale, words)


def in_points(scale: Scale) -> Scale:
    """As a scale of points from its lowest to its highest word, in whole points, which keep their words."""
    labels = {Fraction(each.value): each.title for each in scale.words}
    highest = max(scale.highest, scale.lowest + 1)
    return Scale(id=scale.id, lowest=scale.lowest, highest=highest, step=_ONE, labels=labels)


def with_points(scale: Scale, **values: Any) -> Scale:
    """With another lowest, highest or step; words stay with the values that it still has."""
    found = replace(scale, **values)
    if found.step <= 0:
        return found  # which the reader refuses
    return replace(found, labels=_still_there(found.labels, found))


def with_label(scale: Scale, value: Fraction, text: Text) -> Scale:
    """With these words for a value; with none where the text is empty."""
    kept = {each: said for each, said in scale.labels.items() if each != value}
    return replace(scale, labels=dict(sorted(({**kept, value: text} if text else kept).items())))


def add_word(scale: Scale) -> Scale:
    """With one more at the end, better than all others."""
    id = free_id("word", [each.id for each in scale.words])
    name = _unused(scale)
    return _of_words(scale, (*scale.words, Word(id=id, value=scale.words[-1].value + 1, title=name)))


def without_word(scale: Scale, id: str) -> Scale:
    """Raises BadValue for the last one."""
    if len(scale.words) == 1:
        raise BadValue(_("A scale of words has at least one word; change this one instead."))
    return _of_words(scale, tuple(each for each in scale.words if each.id != id))


def with_word(scale: Scale, id: str, **values: Any) -> Scale:
    """With these values in the word."""
    return _of_words(scale, tuple(replace(each, **values) if each.id == id else each for each in scale.words))


def moved_word(scale: Scale, id: str, by: int) -> Scale:
    """One place better (1) or worse (-1): it takes the value of that place, so that the values go on rising."""
    order = list(scale.words)
    at = [each.id for each in order].index(id)
    if not 0 <= at + by < len(order):
        return scale
    order.insert(at + by, order.pop(at))
    values = [each.value for each in scale.words]
    return _of_words(scale, tuple(replace(each, value=value) for each, value in zip(order, values)))


def _of_words(scale: Scale, words: tuple[Word, ...]) -> Scale:
    lowest, highest = Fraction(words[0].value), Fraction(words[-1].value)
    return Scale(id=scale.id, lowest=lowest, highest=highest, step=_ONE, words=words)


def _unused(scale: Scale) -> Text:
    """A name for a word that no other one has, in either language."""
    taken = {name.casefold() for each in scale.words for name in (each.id, each.title.nl, each.title.en)}
    n = 1
    while True:
        name = named(N_("New word"), f" {n}" if n > 1 else "")
        if not {name.nl.casefold(), name.en.casefold()} & taken:
            return name
        n += 1


def _over(scheme: Scheme, scales: Mapping[str, Scale]) -> Scheme:
    """With these scales by criterion, and what each criterion says by value of them."""

    def criterion(each: Criterion) -> Criterion:
        scale = scales.get(each.id)
        if scale is None or scale == each.scale:
            return each
        return replace(each, scale=scale, descriptors=_descriptors(each, scale))

    groups = (
        replace(group, criteria=tuple(criterion(each) for each in group.criteria)) for group in scheme.groups
    )
    return replace(scheme, groups=tuple(groups))


def _descriptors(criterion: Criterion, scale: Scale) -> Mapping[Fraction, Text]:
    before = criterion.scale
    if bool(before.words) != bool(scale.words):
        # A point and a word of the same number mean something else, unless the point was called so.
        said, called = _names(before), _names(scale)
        return {
            value: text
            for value, text in criterion.descriptors.items()
            if value in said and said[value] == called.get(value)
        }
    if not scale.words:
        return _still_there(criterion.descriptors, scale) if scale.step > 0 else criterion.descriptors
    values = {each.id: Fraction(each.value) for each in scale.words}
    after = {Fraction(each.value): values.get(each.id) for each in before.words}
    kept = {}
    for value, text in criterion.descriptors.items():
        # What a file says between two words stays where it is, as long as it lies on the scale.
        found = after.get(value, value if scale.has(value) else None)
        if found is not None:
            kept[found] = text
    return dict(sorted(kept.items()))


def _names(scale: Scale) -> Mapping[Fraction, Text]:
    return {Fraction(each.value): each.title for each in scale.words} if scale.words else scale.labels


def _still_there(texts: Mapping[Fraction, Text], scale: Scale) -> dict[Fraction, Text]:
    return {value: text for value, text in texts.items() if scale.has(value)}
