"""Reading a scheme from TOML, with the file, the key and the reason in every error."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import parse_decimal, shorten
from evalapp.domain.scheme.model import Comment, Criterion, Flag, Group, NoScore, Scale, Scheme, Word
from evalapp.domain.scheme.read_rules import read_budget, read_ranking, read_threshold
from evalapp.domain.scheme.table import SchemeError, Table
from evalapp.domain.texts import _

FORMAT = 1
MOST_BYTES = 1_000_000
MOST_STEPS = 1_000
MOST_DEPTH = 16
# A dotted key of more parts than any scheme has; tomllib would take memory in the square of their number.
_DEEP_KEY = re.compile(rf"""(?<![\w-])(?>(?>[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{MOST_DEPTH}}}""")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)


def read_scheme(path: Path) -> tuple[Scheme, str]:
    """The scheme in a TOML file, and the file's text. Raises SchemeError."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SchemeError(path.name, "", error.strerror or str(error)) from error
    if len(raw) > MOST_BYTES:
        raise SchemeError(path.name, "", _("the file is larger than 1 MB, which no scheme needs"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SchemeError(path.name, "", _("the file is not UTF-8 text; save it as UTF-8")) from error
    return parse_scheme(text, path.name), text


@lru_cache(maxsize=16)
def parse_scheme(text: str, name: str = "scheme") -> Scheme:
    """Raises SchemeError with `name`, the key and what is wrong with it.

    Remembered, since every question to a file about its call asks for its scheme.
    """
    if _DEEP_KEY.search(text):
        # In English, as tomllib's own reasons are.
        why = f"a key has {MOST_DEPTH} parts or more"
        raise SchemeError(name, "", _("it is not valid TOML: {why}").format(why=why))
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SchemeError(name, "", _("it is not valid TOML: {why}").format(why=error)) from error
    return _scheme(Table(name, "", data))


def _scheme(top: Table) -> Scheme:
    if (number := top.integer("format", lowest=1)) > FORMAT:
        raise top.error(
            "format",
            _("is {n}, newer than this program knows ({known}); update Evalapp").format(
                n=number, known=FORMAT
            ),
        )
    scales = {key: _scale(key, table) for key, table in top.table("scales").tables()}
    groups = tuple(_group(table, scales) for table in top.list_of_tables("groups"))
    flags = tuple(_flag(table) for table in top.list_of_tables("flags", optional=True))
    scheme = Scheme(
        id=_id(top),
        title=top.text("title"),
        is_ranked=top.choice("procedure", ("ranked", "individual")) == "ranked",
        groups=groups,
        ranking=read_ranking(top.table("ranking", optional=True), groups, flags),
        budget=read_budget(top.table("budget", optional=True)),
        notes=top.texts("notes"),
        weights_note=top.text("weights_note", optional=True),
        flags=flags,
        codes=_codes(top.table("codes", optional=True)),
    )
    top.refuse_unknown_keys()
    _refuse_contradictions(top, scheme)
    return scheme


def _id(table: Table) -> str:
    value = table.string("id")
    if not _ID.fullmatch(value):
        raise table.error(
            "id", _("“{value}” must be small letters, digits, - and _").format(value=shorten(value))
        )
    return value


def _flag(table: Table) -> Flag:
    flag = Flag(id=_id(table), title=table.text("title"), guidance=table.text("guidance", optional=True))
    table.refuse_unknown_keys()
    return flag


def _codes(table: Table) -> Mapping[str, NoScore]:
    """Codes in capitals, each a spelling of a reason for no score."""
    codes: dict[str, NoScore] = {}
    for code in table:
        if code.upper() in codes:
            raise table.error(code, _("stands there twice; capitals make no difference"))
        codes[code.upper()] = NoScore(table.choice(code, tuple(NoScore)))
    return codes


def _scale(scale_id: str, table: Table) -> Scale:
    if table.choice("kind", ("points", "words")) == "words":
        scale = _scale_of_words(scale_id, table)
    else:
        scale = _scale_of_points(scale_id, table)
    table.refuse_unknown_keys()
    return scale


def _scale_of_points(scale_id: str, table: Table) -> Scale:
    lowest, highest = table.number("lowest"), table.number("highest")
    step = table.number("step", default=Fraction(1))
    if step <= 0:
        raise table.error("step", _("must be more than 0"))
    if highest <= lowest:
        raise table.error("highest", _("must be more than the lowest value"))
    if (lowest / step).denominator != 1 or (highest / step).denominator != 1:
        raise table.error("step", _("the lowest and highest values must be whole numbers of steps"))
    if (highest - lowest) / step > MOST_STEPS:
        raise table.error("step", _("the scale has more than {most} steps").format(most=MOST_STEPS))
    return Scale(
        id=scale_id,
        lowest=lowest,
        highest=highest,
        step=step,
        higher_is_better=table.choice("better", ("higher", "lower"), default="higher") == "higher",
        labels=_by_value(table, "labels", lowest, highest, step),
    )


def _scale_of_words(scale_id: str, table: Table) -> Scale:
    words: list[Word] = []
    ids: set[str] = set()
    for each in table.list_of_tables("words"):
        word = Word(
            id=_id(each),
            value=each.integer("value", lowest=-10_000, highest=10_000),
            title=each.text_of_self(),
            excludes=each.boolean("excludes", default=False),
        )
        if word.id in set(NoScore):
            raise each.error("id", _("“{value}” is kept for a reason for no score").format(value=word.id))
        if words and word.value <= words[-1].value:
            raise each.error("value", _("the words must stand from worst to best, with rising values"))
        if word.id in ids:
            raise each.error("id", _("“{value}” stands there twice").format(value=word.id))
        each.refuse_unknown_keys()
        words.append(word)
        ids.add(word.id)
    if len(words) > MOST_STEPS:
        raise table.error("words", _("the scale has more than {most} steps").format(most=MOST_STEPS))
    return Scale(
        id=scale_id,
        lowest=Fraction(words[0].value),
        highest=Fraction(words[-1].value),
        step=Fraction(1),
        words=tuple(words),
    )


def _by_value(
    table: Table, key: str, lowest: Fraction, highest: Fraction, step: Fraction
) -> Mapping[Fraction, Any]:
    labels = {}
    inner = table.table(key, optional=True)
    for value_text in inner:
        try:
            value = parse_decimal(value_text)
        except BadValue as error:
            raise inner.error(value_text, str(error)) from error
        if not lowest <= value <= highest or ((value - lowest) / step).denominator != 1:
            raise inner.error(value_text, _("is not a value of the scale"))
        labels[value] = inner.text(value_text)
    inner.refuse_unknown_keys()
    return labels


def _group(table: Table, scales: Mapping[str, Scale]) -> Group:
    group_id = _id(table)
    group = Group(
        id=group_id,
        title=table.text("title"),
        threshold=read_threshold(table),
        criteria=tuple(_criterion(each, group_id, scales) for each in table.list_of_tables("criteria")),
    )
    if group.threshold is not None and not group.counting:
        raise table.error("threshold", _("a criterion that does not count decides nothing"))
    table.refuse_unknown_keys()
    return group


def _criterion(table: Table, group_id: str, scales: Mapping[str, Scale]) -> Criterion:
    scale_id = table.string("scale")
    if scale_id not in scales:
        raise table.error(
            "scale",
            _("there is no scale “{id}”; the scheme has: {known}").format(
                id=shorten(scale_id), known=", ".join(scales) or "–"
            ),
        )
    scale = scales[scale_id]
    weight = table.number("weight", default=Fraction(1))
    if weight <= 0:
        raise table.error("weight", _("must be more than 0"))
    criterion = Criterion(
        id=_id(table),
        group=group_id,
        title=table.text("title"),
        scale=scale,
        weight=weight,
        threshold=read_threshold(table),
        comment=Comment(table.choice("comment", tuple(Comment), default=Comment.OPTIONAL)),
        guidance=table.text("guidance", optional=True),
        short=table.text("short", optional=True),
        code=table.string("code", default=""),
        source=table.text("source", optional=True),
        descriptors=_by_value(table, "descriptors", scale.lowest, scale.highest, scale.step),
        counts=table.boolean("counts", default=True),
    )
    if criterion.threshold is not None and not criterion.counts:
        raise table.error("threshold", _("a criterion that does not count decides nothing"))
    table.refuse_unknown_keys()
    return criterion


def _refuse_contradictions(top: Table, scheme: Scheme) -> None:
    groups: set[str] = set()
    criteria: set[str] = set()
    for n, group in enumerate(scheme.groups, start=1):
        _refuse_twice(top, f"groups[{n}].id", group.id, groups)
        for m, criterion in enumerate(group.criteria, start=1):
            _refuse_twice(top, f"groups[{n}].criteria[{m}].id", criterion.id, criteria)
    seen_flags: set[str] = set()
    for n, flag in enumerate(scheme.flags, start=1):
        _refuse_twice(top, f"flags[{n}].id", flag.id, seen_flags)
    if not scheme.counting:
        raise top.error("groups", _("not one criterion counts, so there is nothing to rank on"))
    if len({criterion.scale.higher_is_better for criterion in scheme.criteria}) > 1:
        raise top.error(
            "scales", _("some scales are better when higher, others when lower; a total needs one direction")
        )
    thresholds = [
        scheme.ranking.threshold,
        *(g.threshold for g in scheme.groups),
        *(c.threshold for c in scheme.criteria),
    ]
    if not scheme.higher_is_better and any(each and each.percent for each in thresholds):
        raise top.error("threshold", _("a percentage means nothing where lower is better; give points"))


def _refuse_twice(top: Table, key: str, value: str, seen: set[str]) -> None:
    if value in seen:
        raise top.error(key, _("the id “{value}” stands there twice").format(value=value))
    seen.add(value)
