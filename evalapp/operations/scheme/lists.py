"""Editing what a scheme lists beside its criteria: flags, codes of score tables, the checklist, and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.checklist import CheckItem
from evalapp.domain.scheme.model import Flag, NoScore, Scheme
from evalapp.domain.texts import N_, Text, _
from evalapp.operations.scheme.naming import free_id, named

Listed = Literal["flags", "checklist", "notes", "howto"]


def items_of(scheme: Scheme, key: Listed) -> tuple[Flag | CheckItem | Text, ...]:
    """As the scheme lists them."""
    items: tuple[Flag | CheckItem | Text, ...] = getattr(scheme, key)
    return items


def with_item(scheme: Scheme, key: Literal["flags", "checklist"], n: int, **values: Any) -> Scheme:
    """With these values in the flag or question at `n`."""
    items = list(getattr(scheme, key))
    items[n] = replace(items[n], **values)
    return _with(scheme, key, items)


def with_note(scheme: Scheme, key: Literal["notes", "howto"], n: int, text: Text) -> Scheme:
    """Raises BadValue for one that says nothing."""
    if not text.nl.strip() and not text.en.strip():
        raise BadValue(_("A note says something; remove it if it is not needed."))
    notes: list[Text] = list(getattr(scheme, key))
    notes[n] = text
    return _with(scheme, key, notes)


def add_item(scheme: Scheme, key: Listed) -> Scheme:
    """One more at the end."""
    made: object
    if key == "flags":
        id = free_id("flag", [each.id for each in scheme.flags])
        made = Flag(id=id, title=named(N_("New flag")))
    elif key == "checklist":
        id = free_id("question", [each.id for each in scheme.checklist])
        made = CheckItem(id=id, title=named(N_("New question")))
    else:
        made = named(N_("New note"))
    return _with(scheme, key, (*getattr(scheme, key), made))


def without_item(scheme: Scheme, key: Listed, n: int) -> Scheme:
    """A flag that a tie-break rule looks at is refused once the scheme is read again."""
    items = getattr(scheme, key)
    return _with(scheme, key, (*items[:n], *items[n + 1 :]))


def moved_item(scheme: Scheme, key: Listed, n: int, by: int) -> Scheme:
    """One place up (-1) or down (1)."""
    items = list(getattr(scheme, key))
    if 0 <= n + by < len(items):
        items.insert(n + by, items.pop(n))
    return _with(scheme, key, items)


def add_code(scheme: Scheme) -> Scheme:
    """One more spelling, of the first reason for no score."""
    n = 1
    while f"CODE{n}" in scheme.codes:
        n += 1
    return replace(scheme, codes={**scheme.codes, f"CODE{n}": next(iter(NoScore))})


def with_code(scheme: Scheme, code: str, *, spelt: str = "", reason: NoScore | None = None) -> Scheme:
    """Another spelling or meaning of a code, in its place. Raises BadValue for a spelling that stands there."""
    spelling = spelt.strip().upper() or code
    if spelling != code and spelling in scheme.codes:
        raise BadValue(_("The code {code} stands there already.").format(code=spelling))
    codes = {
        spelling if each == code else each: (reason or means) if each == code else means
        for each, means in scheme.codes.items()
    }
    return replace(scheme, codes=codes)


def without_code(scheme: Scheme, code: str) -> Scheme:
    return replace(scheme, codes={each: means for each, means in scheme.codes.items() if each != code})


def _with(scheme: Scheme, key: Listed, items: Sequence[Any]) -> Scheme:
    values: dict[str, Any] = {key: tuple(items)}
    return replace(scheme, **values)
