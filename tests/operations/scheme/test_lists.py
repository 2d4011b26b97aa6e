"""Flags, codes, checklist and notes edited by the model: what each edit gives can be written and read again."""

from __future__ import annotations

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.scheme.faults import SchemeError
from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import Text
from evalapp.operations.scheme.editing import text_of
from evalapp.operations.scheme.lists import (
    add_code,
    add_item,
    moved_item,
    with_code,
    with_item,
    with_note,
    without_code,
    without_item,
)
from evalapp.operations.scheme.rules import add_tie
from tests.samples import SCHEME

SMALL = parse_scheme(SCHEME)


def again(scheme: Scheme) -> Scheme:
    """As it is read after it was written."""
    return parse_scheme(text_of(scheme))


@pytest.mark.parametrize("key", ["flags", "checklist", "notes", "howto"])
def test_items_come_move_and_go(key: str) -> None:
    one = again(add_item(again(add_item(SMALL, key)), key))  # type: ignore[arg-type]
    first, second = getattr(one, key)[-2:]
    n = len(getattr(one, key)) - 1
    moved = again(moved_item(one, key, n, -1))  # type: ignore[arg-type]
    assert getattr(moved, key)[-2:] == (second, first)
    assert getattr(again(without_item(moved, key, n)), key)[-1] == second  # type: ignore[arg-type]
    assert moved_item(one, key, n, 1) == one  # type: ignore[arg-type]


@pytest.mark.parametrize("id", template_ids())
def test_every_template_takes_another_of_each(id: str) -> None:
    scheme = parse_scheme(template_text(id))
    for key in ("flags", "checklist", "notes", "howto"):
        scheme = add_item(scheme, key)
    assert again(add_code(scheme)) == add_code(scheme)


def test_a_question_says_what_stands_beside_it() -> None:
    scheme = with_item(add_item(SMALL, "checklist"), "checklist", 0, finding=FindingKind.HELIX)
    assert again(scheme).checklist[0].finding is FindingKind.HELIX


def test_a_flag_that_a_rule_looks_at_stays() -> None:
    flagged = add_item(SMALL, "flags")
    ruled = add_tie(flagged, f"flag:{flagged.flags[0].id}")
    with pytest.raises(SchemeError):
        text_of(without_item(ruled, "flags", 0))


def test_a_note_says_something() -> None:
    noted = add_item(SMALL, "notes")
    n = len(noted.notes) - 1
    assert again(with_note(noted, "notes", n, Text(nl="Zo", en="So"))).notes[n].en == "So"
    with pytest.raises(BadValue, match="says something"):
        with_note(noted, "notes", n, Text(nl="", en=" "))


def test_codes_keep_their_place_and_are_told_apart() -> None:
    scheme = add_code(add_code(SMALL))
    first, second = list(scheme.codes)[-2:]
    other = with_code(with_code(scheme, first, spelt="nvt"), second, reason=NoScore.CONFLICT)
    assert list(again(other).codes.items())[-2:] == [("NVT", scheme.codes[first]), (second, NoScore.CONFLICT)]
    with pytest.raises(BadValue, match="stands there already"):
        with_code(other, "NVT", spelt=second.lower())
    assert second not in without_code(other, second).codes
