"""Columns beside the codes of a row: a name that is another's, a state that takes the row back, another maximum.

They are not read; but where the panel knows what stands there and it contradicts the code, nobody can tell which holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import parse_decimal, shorten
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.sheets.sheet import Row, Sheet, header_key, one_line

# By kind of code: what the heading of such a column has in it.
_NAMES = {
    "juror": ("jurylid", "juror", "beoordelaar", "assessor", "naam", "name"),
    "application": ("titel", "title", "aanvrager", "applicant", "indiener", "projectnaam"),
    "criterion": ("criteri",),
}
_ANY_NAME = frozenset(("naam", "name"))
_STATES = frozenset(map(header_key, ("status", "staat", "state", "toestand")))
_KINDS = frozenset(map(header_key, ("soort", "soort score", "type", "type score", "kind")))
_HIGHEST = frozenset(map(header_key, ("max", "maximum", "maximumscore", "max score", "maximale score", "op")))
_TAKES_BACK = frozenset(
    map(
        header_key,
        (
            "concept", "draft", "voorlopig", "provisional", "geannuleerd", "cancelled", "canceled", "ingetrokken",
            "withdrawn", "vervallen", "ongeldig", "invalid", "niet", "nee", "no", "geschrapt", "deleted", "verwijderd",
            "belangenconflict", "conflict", "conflict of interest", "geweigerd", "refused", "rejected", "reserve",
        ),
    )
)  # fmt: skip
_NOT_ONE_JUROR = frozenset(
    map(
        header_key,
        ("consensus", "gemiddelde", "gemiddeld", "average", "mean", "mediaan", "median", "totaal", "total"),
    )
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the panel, or a pack, calls its jurors by id, and its applications by number: title and applicant."""

    jurors: Mapping[str, str] = field(default_factory=dict)
    applications: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


KNOWN_TO_NOBODY = Known()


class Objection(NamedTuple):
    """Why a row cannot be taken, and the position of the cell that says so."""

    position: int
    reason: str


class Beside:
    """The columns of `sheet` that are not read, for each of its rows."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[str, int],
        known: Known,
        scheme: Scheme | None = None,
        *,
        is_own: bool = False,
    ) -> None:
        """`is_own`: all rows are of one juror, and `known` has perhaps no other."""
        self._is_own = is_own
        self._sheet, self._columns, self._scheme = sheet, columns, scheme
        free = [each for each in range(len(sheet.header)) if each not in columns.values()]
        keys = {each: header_key(sheet.header[each]) for each in free}
        self._named = {
            kind: [each for each in free if any(word in keys[each] for word in words)]
            for kind, words in _NAMES.items()
        }
        self._states = [each for each in free if keys[each] in _STATES]
        self._kinds = [each for each in free if keys[each] in _KINDS]
        self._jurors = known.jurors
        self._highest = [each for each in free if keys[each] in _HIGHEST]
        criteria = scheme.criteria if scheme is not None else ()
        self._known: Mapping[str, Mapping[str, frozenset[str]]] = {
            "juror": {id: _keys(id, name) for id, name in known.jurors.items()},
            "application": {id: _keys(id, *names) for id, names in known.applications.items()},
            "criterion": {
                each.id: _keys(each.id, each.code, each.title.nl, each.title.en) for each in criteria
            },
        }

    def objection(self, row: Row, **codes: str) -> Objection | None:
        """`codes`: what the row is about, by kind."""
        for kind, code in codes.items():
            for position in self._named[kind]:
                if found := self._contradiction(row, kind, code, position):
                    return Objection(position, found)
        for position in (*self._states, *self._kinds):
            key = header_key(self._text(row, position))
            if key in _NOT_ONE_JUROR or (position in self._states and key in _TAKES_BACK):
                reason = _("{cell}: “{value}” under “{heading}” takes the row back, so it was not taken.")
                return Objection(position, self._said(reason, row, position))
        if "criterion" in codes and self._scheme is not None:
            return self._other_highest(row, codes["criterion"])
        return None

    def _contradiction(self, row: Row, kind: str, code: str, position: int) -> str:
        key = header_key(self._text(row, position))
        known = self._known[kind]
        if not key or code not in known or key in known[code]:
            return ""
        other = next((each for each, names in known.items() if key in names), "")
        if not other:
            return self._stranger(row, code, position) if kind == "juror" and self._is_own else ""
        place = self._columns.get(kind)
        where = self._sheet.address(row, place) if place is not None else ""
        return self._said(
            _("{cell}: “{value}” is {other}, and the row is of {code} ({where}); correct one of the two."),
            row,
            position,
            other=shorten(other),
            code=shorten(code),
            where=where or _("this pack"),
        )

    def _stranger(self, row: Row, code: str, position: int) -> str:
        """Where a juror is named whom the pack does not know, which knows its own alone: that row is another's."""
        name, value = self._jurors.get(code, ""), self._text(row, position)
        if not name or is_name_of(value, name) or not self._names_a_person(position):
            return ""
        text = _(
            "{cell}: “{value}” under “{heading}” is not {name}, whose scores these would be; correct one of the two."
        )
        return self._said(text, row, position, name=shorten(name))

    def _names_a_person(self, position: int) -> bool:
        """A column “name” alone may be of the applications; of several it is that only where it tells them apart."""
        if header_key(self._sheet.header[position]) not in _ANY_NAME:
            return True
        place = self._columns["application"]
        names = {header_key(self._text(row, position)) for row in self._sheet.rows}
        return len(names) < len({header_key(self._text(row, place)) for row in self._sheet.rows})

    def _other_highest(self, row: Row, criterion: str) -> Objection | None:
        assert self._scheme is not None
        scale = self._scheme.criterion(criterion).scale
        for position in self._highest:
            try:
                highest = parse_decimal(self._text(row, position))
            except BadValue:
                continue
            if not scale.words and highest != scale.highest:
                reason = _("{cell}: “{value}” under “{heading}” is not the highest score of {criterion}.")
                named = shorten(str(self._scheme.criterion(criterion).title))
                return Objection(position, self._said(reason, row, position, criterion=named))
        return None

    def _text(self, row: Row, position: int) -> str:
        cell = self._sheet.cell(row, position)
        return one_line(cell.text) if cell else ""

    def _said(self, text: str, row: Row, position: int, **more: str) -> str:
        return text.format(
            cell=self._sheet.address(row, position),
            value=shorten(self._text(row, position), 40),
            heading=shorten(self._sheet.header[position], 40),
            **more,
        )


def is_name_of(text: str, name: str) -> bool:
    """Whether both may be the name of one person: parts in any order, left out, or as initials and beginnings."""
    parts, own = (re.findall(r"\w+", each.casefold()) for each in (text, name))
    met = [part for part in parts if any(part.startswith(each) or each.startswith(part) for each in own)]
    return len(met) == len(parts) or (bool(met) and len(parts) != len(own))


def _keys(*names: str) -> frozenset[str]:
    return frozenset(key for each in names if each and (key := header_key(each)))
