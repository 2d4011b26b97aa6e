"""Keys that stand twice in one object of a JSON text. Readers keep the last value without a word; whoever wrote both
may have meant the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.incoming.bounds import JSON_KEYS
from evalapp.domain.incoming.json_size import TooMuch
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _


class KeysOnce:
    """The `object_pairs_hook` of a reader. Where a key stood twice, what was read is of no use: `require` says where.

    `keeps`: whether the objects are wanted, or only looked at. Items count `from_` 0 or 1.
    """

    def __init__(self, *, keeps: bool, from_: int = 0) -> None:
        self._keeps, self._from = keeps, from_
        self._is_twice = False

    def __call__(self, pairs: Sequence[tuple[str, Any]]) -> Any:
        if len(pairs) > JSON_KEYS:
            raise TooMuch(_("an object in it has more than {most} keys").format(most=JSON_KEYS))
        read = dict(pairs)
        if len(read) < len(pairs):
            self._is_twice = True
            return _Twice(_first_twice(pairs), "")
        if self._is_twice:
            for key, value in pairs:
                if found := self._in(value):
                    return _Twice(found.key, f".{shorten(key)}{found.path}")
        return read if self._keeps else None

    def require(self, read: Any, root: str = "") -> None:
        """`read` is what the reader gave. Raises BadValue with the place of the object in which a key stands twice."""
        if self._is_twice and (found := self._in(read)):
            place = root + found.path
            words = (
                _("the key “{key}” stands twice at {place}")
                if place
                else _("the key “{key}” stands twice in it")
            )
            raise BadValue(words.format(key=shorten(found.key), place=place))

    def _in(self, value: Any) -> _Twice | None:
        if isinstance(value, _Twice):
            return value
        if isinstance(value, list):
            for position, each in enumerate(value, start=self._from):
                if found := self._in(each):
                    return _Twice(found.key, f"[{position}]{found.path}")
        return None


class _Twice:
    """Stands for an object with the `key` twice in it, or for one that holds such an object at `path`."""

    def __init__(self, key: str, path: str) -> None:
        self.key, self.path = key, path


def _first_twice(pairs: Sequence[tuple[str, Any]]) -> str:
    seen: set[str] = set()
    for key, _value in pairs:
        if key in seen:
            return key
        seen.add(key)
    raise AssertionError("no key stands twice")
