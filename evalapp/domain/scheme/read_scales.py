"""Reading the scales of a scheme, and what is said by value of a scale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import parse_decimal, shorten, written
from evalapp.domain.scheme import keys
from evalapp.domain.scheme.model import NoScore, Scale, Word
from evalapp.domain.scheme.table import Table
from evalapp.domain.texts import Text, _

MOST_STEPS = 1_000
STAND_IN = Scale(id="", lowest=Fraction(0), highest=Fraction(1), step=Fraction(1))
"""In the place of a scale that cannot be told."""
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)


def read_id(table: Table) -> str:
    value = table.string("id")
    if not _ID.fullmatch(value) and table.is_sound("id"):
        words = _("“{value}” must be small letters, digits, - and _, at most 64")
        table.note(words.format(value=shorten(value)), "id")
    return value


def read_scales(top: Table) -> dict[str, Scale | None]:
    """By id; None for a scale whose values cannot be told, so that nothing more is said of what uses it."""
    tables = top.table("scales")
    both = tuple(dict.fromkeys((*keys.SCALE_OF_POINTS, *keys.SCALE_OF_WORDS)))
    return {scale_id: _scale(scale_id, tables.table(scale_id, both)) for scale_id in tables.names()}


def _scale(scale_id: str, table: Table) -> Scale | None:
    is_of_words = table.choice("kind", ("points", "words")) == "words"
    if not table.is_sound("kind"):
        # What else is wrong with it is told too, by the kind that its keys are of.
        if "words" in table:
            _scale_of_words(scale_id, table)
        elif any(key in table for key in keys.SCALE_OF_POINTS if key != "kind"):
            _scale_of_points(scale_id, table)
        return None
    if is_of_words:
        return _scale_of_words(scale_id, table.only(keys.SCALE_OF_WORDS))
    return _scale_of_points(scale_id, table.only(keys.SCALE_OF_POINTS))


def _scale_of_points(scale_id: str, table: Table) -> Scale | None:
    lowest, highest = table.number("lowest"), table.number("highest")
    step = table.number("step", default=Fraction(1))
    rises = table.choice("better", ("higher", "lower"), default="higher") == "higher"
    if table.is_sound("step") and step <= 0:
        table.note(_("must be more than 0"), "step")
    if table.is_sound("lowest", "highest") and highest <= lowest:
        table.note(_("must be more than the lowest value"), "highest")
    if table.is_sound("lowest", "highest", "step"):
        if (lowest / step).denominator != 1 or (highest / step).denominator != 1:
            table.note(_("the lowest and highest values must be whole numbers of steps"), "step")
        elif (highest - lowest) / step > MOST_STEPS:
            table.note(_too_many(), "step")
    bare = None
    if table.is_sound("lowest", "highest", "step", "better"):
        bare = Scale(id=scale_id, lowest=lowest, highest=highest, step=step, higher_is_better=rises)
    labels = read_by_value(table, "labels", bare)
    return bare and replace(bare, labels=labels)


def _scale_of_words(scale_id: str, table: Table) -> Scale | None:
    tables = table.list_of_tables("words", keys.WORD)
    if len(tables) > MOST_STEPS:
        table.note(_too_many(), "words")
        return None
    words: list[Word] = []
    taken: set[str] = set()
    worse: int | None = None
    for each in tables:
        word = _word(each)
        names = {name.strip().casefold() for name in (word.id, word.title.nl, word.title.en) if name.strip()}
        if each.is_sound("id", "nl", "en") and names & taken and word.id not in {one.id for one in words}:
            each.note_in_new(_("another word of the scale is called so; take another"), "nl")
        taken |= names
        if each.is_sound("id") and word.id in {earlier.id for earlier in words}:
            each.note(_("“{value}” stands there twice; take another").format(value=word.id), "id")
        if each.is_sound("value"):
            if worse is not None and word.value <= worse:
                each.note(_("the words must stand from worst to best, with rising values"), "value")
            worse = word.value
        words.append(word)
    if not words or not table.knows("words", "id", "value"):
        return None
    return Scale(
        id=scale_id,
        lowest=Fraction(words[0].value),
        highest=Fraction(words[-1].value),
        step=Fraction(1),
        words=tuple(words),
    )


def _word(table: Table) -> Word:
    word = Word(
        id=read_id(table),
        value=table.integer("value", lowest=-10_000, highest=10_000),
        title=table.text_of_self(),
        excludes=table.boolean("excludes", default=False),
    )
    if not (word.title.nl.strip() and word.title.en.strip()) and table.is_sound("nl", "en"):
        table.note_in_new(_("is empty; write nl, en or both"), "nl")
    if word.id in set(NoScore):
        kept = _("“{value}” is kept for a reason for no score; take another")
        table.note(kept.format(value=word.id), "id")
    return word


def _too_many() -> str:
    return _("the scale has more than {most} steps; take larger ones").format(most=MOST_STEPS)


def read_by_value(table: Table, key: str, scale: Scale | None) -> Mapping[Fraction, Text]:
    """Texts by value of `scale`; where that is None, any value will do."""
    texts: dict[Fraction, Text] = {}
    inner = table.table(key, optional=True)
    for value_text in inner:
        text = inner.text(value_text)
        inner.note_unclear(value_text, value_text)
        try:
            value = parse_decimal(value_text)
        except BadValue as error:
            inner.note(str(error), value_text)
            continue
        if scale is not None and not scale.has(value):
            words = _("is not a value of the scale, which runs from {low} to {high} in steps of {step}")
            low, high, step = written(scale.lowest), written(scale.highest), written(scale.step)
            inner.note(words.format(low=low, high=high, step=step), value_text)
        if value in texts:
            words = _("stands there twice: {value} is written in another way above; leave one of them out")
            inner.note_in_new(words.format(value=written(value)), value_text)
        texts[value] = text
    return texts
