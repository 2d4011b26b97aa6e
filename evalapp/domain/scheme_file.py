"""Reading a scheme from TOML, with the file, the key and the reason in every error."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.numbers import parse_decimal, shorten
from evalapp.domain.scheme import (
    AcrossJurors,
    BudgetRules,
    Comment,
    Criterion,
    Cut,
    Group,
    Missing,
    NoScore,
    RankingRules,
    Scale,
    Scheme,
    Threshold,
    TieKind,
    TieRule,
    Total,
    Word,
)
from evalapp.domain.scheme_reader import SchemeError, Table
from evalapp.domain.texts import RESOURCES, _

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


def template_ids() -> list[str]:
    return sorted(path.stem for path in (RESOURCES / "templates").glob("*.toml"))


def template_text(template_id: str) -> str:
    """The TOML of a ready scheme. Raises KnownError with the known ids."""
    if template_id not in template_ids():
        raise KnownError(
            _("There is no template “{id}”; choose one of: {known}.").format(
                id=shorten(template_id), known=", ".join(template_ids())
            )
        )
    return (RESOURCES / "templates" / f"{template_id}.toml").read_text(encoding="utf-8")


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
    scheme = Scheme(
        id=_id(top),
        title=top.text("title"),
        is_ranked=top.choice("procedure", ("ranked", "individual")) == "ranked",
        groups=groups,
        ranking=_ranking(top.table("ranking", optional=True), groups),
        budget=_budget(top.table("budget", optional=True)),
        notes=top.texts("notes"),
        weights_note=top.text("weights_note", optional=True),
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
        threshold=_threshold(table),
        criteria=tuple(_criterion(each, group_id, scales) for each in table.list_of_tables("criteria")),
    )
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
        threshold=_threshold(table),
        comment=Comment(table.choice("comment", tuple(Comment), default=Comment.OPTIONAL)),
        guidance=table.text("guidance", optional=True),
        short=table.text("short", optional=True),
        code=table.string("code", default=""),
        source=table.text("source", optional=True),
        descriptors=_by_value(table, "descriptors", scale.lowest, scale.highest, scale.step),
    )
    table.refuse_unknown_keys()
    return criterion


def _threshold(table: Table) -> Threshold | None:
    value = table.number_or_percentage("threshold")
    if value is None:
        return None
    number, percent = value
    if percent and not 0 <= number <= 100:
        raise table.error("threshold", _("a percentage lies between 0 % and 100 %"))
    return Threshold(value=number, percent=percent)


def _ranking(table: Table, groups: tuple[Group, ...]) -> RankingRules:
    rules = RankingRules(
        across_jurors=AcrossJurors(table.choice("across_jurors", tuple(AcrossJurors), default="mean")),
        missing=Missing(table.choice("missing", tuple(Missing), default="block")),
        total=Total(table.choice("total", tuple(Total), default="weighted-mean")),
        threshold=_threshold(table),
        thresholds_on_weighted=table.choice("thresholds_on", ("unweighted", "weighted"), default="unweighted")
        == "weighted",
        decimals=table.integer("decimals", lowest=0, highest=6, default=2),
        rank_on_rounded=table.choice("rank_on", ("exact", "rounded"), default="exact") == "rounded",
        ties=tuple(
            _tie(table, f"ties[{n}]", text, groups) for n, text in enumerate(table.strings("ties"), start=1)
        ),
        quorum=table.integer("quorum", lowest=1, highest=1000, default=1),
    )
    table.refuse_unknown_keys()
    return rules


def _tie(table: Table, key: str, text: str, groups: tuple[Group, ...]) -> TieRule:
    name, _colon, target = text.partition(":")
    if name not in set(TieKind):
        raise table.error(
            key,
            _("“{rule}” is unknown; use one of: {known}").format(
                rule=shorten(text), known=", ".join(TieKind)
            ),
        )
    kind = TieKind(name)
    targets = {
        TieKind.CRITERION: {criterion.id for group in groups for criterion in group.criteria},
        TieKind.GROUP: {group.id for group in groups},
    }.get(kind, {""})
    if target not in targets:
        raise table.error(key, _("“{rule}” names nothing in this scheme").format(rule=shorten(text)))
    return TieRule(kind=kind, target=target)


def _budget(table: Table) -> BudgetRules:
    rate = table.number_or_percentage("support_rate")
    if rate is not None and (not rate[1] or not 0 < rate[0] <= 100):
        raise table.error("support_rate", _('must be a percentage such as "50%"'))
    rules = BudgetRules(
        cut=Cut(table.choice("cut", tuple(Cut), default="stop")),
        support_rate=rate[0] if rate else None,
        most_per_year=table.optional_integer("most_per_year", lowest=1),
        most_years=table.optional_integer("most_years", lowest=1),
        reserve=table.integer("reserve", lowest=0, highest=10_000, default=0),
    )
    table.refuse_unknown_keys()
    return rules


def _refuse_contradictions(top: Table, scheme: Scheme) -> None:
    groups: set[str] = set()
    criteria: set[str] = set()
    for n, group in enumerate(scheme.groups, start=1):
        _refuse_twice(top, f"groups[{n}].id", group.id, groups)
        for m, criterion in enumerate(group.criteria, start=1):
            _refuse_twice(top, f"groups[{n}].criteria[{m}].id", criterion.id, criteria)
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
