"""Reading a scheme from TOML: every fault at once, with its line, its key, the reason and the way out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from evalapp.domain.incoming.bounds import SCHEME_BYTES, SCHEME_DEPTH
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme import keys
from evalapp.domain.scheme.checklist import CheckItem, FindingKind
from evalapp.domain.scheme.contradictions import note_contradictions
from evalapp.domain.scheme.faults import Fault, Faults, SchemeError
from evalapp.domain.scheme.lines import deep_key
from evalapp.domain.scheme.model import Comment, Criterion, Flag, Group, NoScore, Scale, Scheme
from evalapp.domain.scheme.read_rules import Targets, read_budget, read_ranking, read_threshold
from evalapp.domain.scheme.read_scales import STAND_IN, read_by_value, read_id, read_scales
from evalapp.domain.scheme.rules import TieKind
from evalapp.domain.scheme.table import Table
from evalapp.domain.texts import _

_PLACE = re.compile(r" \(at line (\d+), column \d+\)$")
_Scales = Mapping[str, Scale | None] | None  # None where the table of scales itself is at fault


def read_scheme(path: Path) -> tuple[Scheme, str]:
    """The scheme in a TOML file, and the file's text. Raises SchemeError."""
    try:
        raw = read_plain(path, SCHEME_BYTES, may_be_link=True)
    except TooLarge as error:
        raise _unreadable(path.name, _("the file is larger than 200 kB, which no scheme needs")) from error
    except OSError as error:
        raise _unreadable(path.name or str(path), system_words(error)) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(path.name, _("the file is not UTF-8 text; save it as UTF-8")) from error
    return parse_scheme(text, path.name), text


@lru_cache(maxsize=16)
def parse_scheme(text: str, name: str = "scheme", *, is_kept: bool = False) -> Scheme:
    """Raises SchemeError with `name` and every fault; where it is not TOML at all, with the first.

    Of a scheme that a file has already (`is_kept`) no fault is told that earlier versions did not see: its call goes
    on. Remembered, since every question to a file about its call asks for its scheme.
    """
    if line := deep_key(text, SCHEME_DEPTH):
        # In English, as tomllib's own reasons are.
        raise _no_toml(name, f"a key has {SCHEME_DEPTH} parts or more (at line {line}, column 1)")
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_toml(name, str(error)) from error
    faults = Faults(name, text, is_kept=is_kept)
    scheme = _scheme(Table(faults, (), data, keys.SCHEME), faults)
    faults.refuse()
    return scheme


def _unreadable(name: str, why: str, line: int = 0) -> SchemeError:
    return SchemeError(name, [Fault(line=line, why=why)])


def _no_toml(name: str, why: str) -> SchemeError:
    place = _PLACE.search(why)
    words = _("it is not valid TOML: {why}").format(why=_PLACE.sub("", why))
    return _unreadable(name, words, int(place[1]) if place else 0)


def _scheme(top: Table, faults: Faults) -> Scheme:
    newest = top.integer("format", lowest=1)
    if newest > keys.FORMAT and top.is_sound("format"):
        words = _("is {n}, newer than this program knows ({known}); update Evalapp")
        top.note(words.format(n=newest, known=keys.FORMAT), "format")
        faults.refuse()  # what else it says may mean something by then
    found = read_scales(top)
    scales = found if top.knows("scales") else None
    groups = tuple(_group(table, scales) for table in top.list_of_tables("groups", keys.GROUP))
    flags = tuple(_flag(table) for table in top.list_of_tables("flags", keys.FLAG, optional=True))
    ranking = top.table("ranking", keys.RANKING, optional=True)
    scheme = Scheme(
        id=read_id(top),
        title=top.text("title"),
        is_ranked=top.choice("procedure", ("ranked", "individual")) == "ranked",
        groups=groups,
        ranking=read_ranking(ranking, _targets(top, groups, flags)),
        budget=read_budget(top.table("budget", keys.BUDGET, optional=True)),
        notes=top.texts("notes"),
        howto=top.texts("howto"),
        weights_note=top.text("weights_note", optional=True),
        flags=flags,
        codes=_codes(top.table("codes", optional=True)),
        checklist=read_checklist(top),
    )
    note_contradictions(top, scheme)
    return scheme


def _targets(top: Table, groups: tuple[Group, ...], flags: tuple[Flag, ...]) -> Targets:
    criteria = [criterion.id for group in groups for criterion in group.counting]
    counting = [group.id for group in groups if group.counting]
    are_groups_known = top.knows("groups", "id", "criteria", "counts")
    return {
        TieKind.CRITERION: criteria if are_groups_known else None,
        TieKind.GROUP: counting if are_groups_known else None,
        TieKind.FLAG: [flag.id for flag in flags] if top.knows("flags", "id") else None,
    }


def _flag(table: Table) -> Flag:
    return Flag(id=read_id(table), title=table.text("title"), guidance=table.text("guidance", optional=True))


def read_checklist(top: Table) -> tuple[CheckItem, ...]:
    return tuple(_check_item(each) for each in top.list_of_tables("checklist", keys.CHECK, optional=True))


def _check_item(table: Table) -> CheckItem:
    known = tuple(FindingKind)
    finding = table.choice("finding", ("", *known), default="")
    return CheckItem(
        id=read_id(table),
        title=table.text("title"),
        guidance=table.text("guidance", optional=True),
        source=table.text("source", optional=True),
        finding=FindingKind(finding) if finding else None,
        is_official=table.boolean("official", default=False),
    )


def _codes(table: Table) -> Mapping[str, NoScore]:
    """Codes in capitals, each a spelling of a reason for no score."""
    codes: dict[str, NoScore] = {}
    for code in table.names():
        if code.upper() in codes:
            table.note(_("stands there twice; capitals make no difference"), code)
        if code.strip() and code != code.strip():
            table.note_in_new(_("begins or ends with a space, which no score table keeps"), code)
        if code.casefold() in set(NoScore) and table.is_sound(code) and code.casefold() != table.string(code):
            table.note_in_new(_("is the name of another reason; take another code"), code)
        codes[code.upper()] = NoScore(table.choice(code, tuple(NoScore)))
    return codes


def _group(table: Table, scales: _Scales) -> Group:
    group_id = read_id(table)
    tables = table.list_of_tables("criteria", keys.CRITERION)
    group = Group(
        id=group_id,
        title=table.text("title"),
        threshold=read_threshold(table),
        criteria=tuple(_criterion(each, group_id, scales) for each in tables),
    )
    if group.threshold is not None and not group.counting and table.knows("criteria", "counts"):
        table.note(
            _("a criterion that does not count decides nothing; leave this threshold out"), "threshold"
        )
    return group


def _criterion(table: Table, group_id: str, scales: _Scales) -> Criterion:
    scale_id = table.string("scale")
    scale = scales.get(scale_id) if scales else None
    if scales is not None and scale_id not in scales and table.is_sound("scale"):
        words = _("there is no scale “{id}”; the scheme has: {known}")
        table.note(words.format(id=shorten(scale_id), known=", ".join(map(shorten, scales)) or "–"), "scale")
    weight = table.number("weight", default=Fraction(1))
    if weight <= 0 and table.is_sound("weight"):
        table.note(_("must be more than 0"), "weight")
    criterion = Criterion(
        id=read_id(table),
        group=group_id,
        title=table.text("title"),
        scale=scale or STAND_IN,
        weight=weight,
        threshold=read_threshold(table),
        comment=Comment(table.choice("comment", tuple(Comment), default=Comment.OPTIONAL)),
        guidance=table.text("guidance", optional=True),
        short=table.text("short", optional=True),
        code=table.string("code", default=""),
        source=table.text("source", optional=True),
        descriptors=read_by_value(table, "descriptors", scale),
        counts=table.boolean("counts", default=True),
    )
    if criterion.threshold is not None and not criterion.counts:
        table.note(
            _("a criterion that does not count decides nothing; leave this threshold out"), "threshold"
        )
    return criterion
