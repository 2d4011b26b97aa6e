"""What no words are made for: columns of the program's own, and those that this version does not know."""

from __future__ import annotations

import re
from collections.abc import Mapping

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import N_
from evalapp.operations.records.told.cells import MANY, MOST_LETTERS, Cell, cell, moment
from evalapp.words import formats

TIME = "at"
POSITION = "position"
_TIMES = frozenset({TIME, "base_at"})
_IDS = frozenset({"device", "base_device", "pack", "panel", "signature", "earlier"})
_ID = re.compile(r"[0-9a-f-]{24,}")

PLAINLY: Mapping[str, str] = {
    "at": N_("time"),
    "base_at": N_("time of what both began with"),
    "base_comment": N_("justification both began with"),
    "base_device": N_("device of what both began with"),
    "base_file": N_("file of what both began with"),
    "because": N_("what resembles it"),
    "criterion": N_("criterion"),
    "device": N_("device"),
    "earlier": N_("earlier returns"),
    "juror": N_("juror"),
    "pack": N_("pack"),
    "panel": N_("panel"),
    "position": N_("place in the list"),
    "signature": N_("signature"),
    "traces": N_("what the row can be found by"),
}


def told_plainly(column: str) -> Cell:
    """As it stands in the file, under its own name where it has no other."""
    label = PLAINLY.get(column, "")
    if column in _TIMES:
        return moment(column, label=label)
    return cell(column, _ids if column in _IDS else _short, label=label)


def _short(value: object) -> str:
    return shorten(str(value), MOST_LETTERS)


def _ids(value: object) -> str:
    """By its beginning, as a digest is: whoever needs all of it has the table. Of a list of them each; [] is none."""
    text = str(value)
    if text.startswith("["):
        return MANY.join(_ids(each) for each in kept_json(text))
    return formats.short_digest(text) if _ID.fullmatch(text) else _short(text)
