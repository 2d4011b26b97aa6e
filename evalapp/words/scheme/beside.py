"""Two schemes beside each other: what is other, what it was and what it is, in full and value by value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from evalapp.domain.scheme.difference import Change, difference
from evalapp.domain.scheme.model import Scale, Scheme, Word
from evalapp.domain.scheme.parts import Kind, scales_of
from evalapp.domain.texts import LANGUAGE_NAMES, NO_TEXT, Text, _
from evalapp.words.formats import score
from evalapp.words.scheme.changes import part_name, shown_key, shown_value
from evalapp.words.scores import range_of, value_text

_NOTHING = "–"


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """`part` is the criterion, scale or rule, `what` of it is other; – where it was not there, or no longer is."""

    part: str
    what: str
    before: str
    after: str


def beside(old: Scheme, new: Scheme) -> tuple[Beside, ...]:
    """A row each thing that is other, in the order of the scheme; empty where nothing is."""
    changes = difference(old, new)
    found: list[Beside] = []
    for change in changes:
        if change.kind is Kind.SCALE and change.key == "kind":
            found.append(_scale(change, old, new))
        else:
            found += _rows(change, old, new)
    return tuple(found)


def _rows(change: Change, old: Scheme, new: Scheme) -> Iterator[Beside]:
    part = part_name(change)
    if not change.key:
        yield _whole(change, part, old, new)
        return
    what = shown_key(change)
    before, after = change.before, change.after
    if isinstance(before, Mapping) or isinstance(after, Mapping):
        yield from _by_value(change, part, what, old, new)
    elif change.key == "words":
        yield from _words(part, _as_words(before), _as_words(after))
    elif isinstance(before, tuple | None) and isinstance(after, tuple | None) and change.key != "ties":
        yield Beside(part=part, what=what, before=_listed(before), after=_listed(after))
    elif isinstance(before, Text) or isinstance(after, Text):
        yield from _texts(part, what, _as_text(before), _as_text(after))
    else:
        said = [shown_value(change, value, scheme) for value, scheme in ((before, old), (after, new))]
        plain = [str(value) if shown is None else shown for value, shown in zip((before, after), said)]
        yield Beside(part=part, what=what, before=plain[0], after=plain[1])


def _whole(change: Change, part: str, old: Scheme, new: Scheme) -> Beside:
    scheme = new if change.is_added else old
    said = _("present")
    if change.kind is Kind.CRITERION:
        criterion = scheme.criterion(change.id)
        said = _("weight {weight}, {scale}").format(
            weight=score(criterion.weight), scale=range_of(criterion.scale)
        )
    elif change.kind is Kind.SCALE:
        said = _shape(scales_of(scheme)[change.id])
    if change.is_added:
        return Beside(part=part, what=_("added"), before=_NOTHING, after=said)
    return Beside(part=part, what=_("removed"), before=said, after=_NOTHING)


def _scale(change: Change, old: Scheme, new: Scheme) -> Beside:
    was, now = (scales_of(scheme)[change.id] for scheme in (old, new))
    return Beside(part=part_name(change), what=shown_key(change), before=_shape(was), after=_shape(now))


def _shape(scale: Scale) -> str:
    if scale.words:
        return _("words: {words}").format(words=range_of(scale))
    words = _("points: {range}, in steps of {step}")
    return words.format(range=range_of(scale), step=score(scale.step))


def _by_value(change: Change, part: str, what: str, old: Scheme, new: Scheme) -> Iterator[Beside]:
    was, now = _as_mapping(change.before), _as_mapping(change.after)
    for value in sorted({*was, *now}):
        before, after = was.get(value, NO_TEXT), now.get(value, NO_TEXT)
        scheme = new if value in now else old
        at = f"{what}, {_value_name(change, value, scheme)}"
        yield from _texts(part, at, before, after)


def _value_name(change: Change, value: Fraction, scheme: Scheme) -> str:
    scales = scales_of(scheme)
    scale = scales[change.id] if change.kind is Kind.SCALE else scheme.criterion(change.id).scale
    is_word = bool(scale.words) and scale.has(value) and scale.word(int(value)) is not None
    return value_text(scale, int(value)) if is_word else score(value)


def _words(part: str, was: Mapping[str, Word], now: Mapping[str, Word]) -> Iterator[Beside]:
    for id in dict.fromkeys((*now, *was)):
        before, after = was.get(id), now.get(id)
        if before == after:
            continue
        name = str((after or before or now[id]).title)
        words = _("word “{word}”").format(word=name)
        yield Beside(part=part, what=words, before=_word(before), after=_word(after))


def _word(word: Word | None) -> str:
    if word is None:
        return _NOTHING
    said = f"{score(Fraction(word.value))}: {word.title.nl} / {word.title.en}"
    excludes = _("excludes")
    return f"{said} ({excludes})" if word.excludes else said


def _texts(part: str, what: str, before: Text, after: Text) -> Iterator[Beside]:
    """In one row where both languages say the same, else in one for each that is other."""
    if before.nl == before.en and after.nl == after.en:
        yield Beside(part=part, what=what, before=before.nl or _NOTHING, after=after.nl or _NOTHING)
        return
    for name, was, now in (
        (LANGUAGE_NAMES["nl"], before.nl, after.nl),
        (LANGUAGE_NAMES["en"], before.en, after.en),
    ):
        if was != now:
            yield Beside(part=part, what=f"{what} · {name}", before=was or _NOTHING, after=now or _NOTHING)


def _listed(value: object) -> str:
    return "\n".join(map(str, value)) or _NOTHING if isinstance(value, tuple) else _NOTHING


def _as_text(value: object) -> Text:
    return value if isinstance(value, Text) else NO_TEXT


def _as_mapping(value: object) -> Mapping[Fraction, Text]:
    return value if isinstance(value, Mapping) else {}


def _as_words(value: object) -> Mapping[str, Word]:
    words = value if isinstance(value, tuple) else ()
    return {each.id: each for each in words if isinstance(each, Word)}
