"""How much is in a JSON text, told from its bytes before a reader makes objects of them: nine megabytes of `{},` become
more than a gigabyte.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from evalapp.domain.errors import BadValue
from evalapp.domain.incoming.bounds import JSON_DIGITS, JSON_TEXT_BYTES
from evalapp.domain.texts import _

_TEXT = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_WITH_WHOLE_TEXTS = re.compile(rb'(?:[^"]++|%s)*+' % _TEXT.pattern, re.DOTALL)
# Only where a number may begin, so that a long one is not looked at from each of its digits.
_LONG = re.compile(rb"(?<![0-9])[0-9]{%d}" % (JSON_DIGITS + 1))
_TEXT_OR_LONG = re.compile(rb"%s|%s" % (_TEXT.pattern, _LONG.pattern), re.DOTALL)
# What opens and closes alone, of either kind the same.
_AS_LISTS = bytes.maketrans(b"{}", b"[]")
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_LONG_ALIKE = b"0" * (JSON_DIGITS + 1)
_NO_MARKS = bytes(set(range(256)) - set(b"[]{}"))


class TooMuch(BadValue):
    """Says what there is too much of, in words that stand after a colon."""


class Size(NamedTuple):
    """The most `values` and, among them, `objects` that one kind of JSON may hold."""

    values: int
    objects: int


def require_size(raw: bytes, most: Size) -> None:
    """Raises TooMuch, in time and memory that go with the bytes and not with what they stand for."""
    _require_short_numbers(raw)
    # Marks within texts are counted too, and there may be many of them: then it is looked at more closely.
    is_few = _values(raw) <= most.values and raw.count(b"{") <= most.objects
    if not is_few or _may_hold_long_text(raw):
        _require_counted(raw, most)


def is_deeper(raw: bytes, most: int) -> bool:
    """Whether lists and objects lie within each other more than `most` levels deep."""
    if raw.count(b"[") + raw.count(b"{") <= most:
        return False
    marks = _TEXT.sub(b"", raw).translate(_AS_LISTS, _NO_MARKS)
    for _level in range(most):
        marks = marks.replace(b"[]", b"")
    # Of what closes more than it opens a reader of JSON says what is wrong.
    return b"[" in marks


def _values(raw: bytes) -> int:
    return raw.count(b",") + raw.count(b"[") + raw.count(b"{")


def _may_hold_long_text(raw: bytes) -> bool:
    """A text that is too long covers a window of half its length, in which no mark then ends a text."""
    window = JSON_TEXT_BYTES // 2
    return any(
        # The first mark of a window may have its backslash before it.
        raw.count(b'"', start, start + window) <= raw.count(b'\\"', start, start + window) + 1
        for start in range(0, len(raw) - window + 1, window)
    )


def _require_counted(raw: bytes, most: Size) -> None:
    """Piece by piece, each up to a text that does not end in it."""
    values = objects = start = 0
    while start < len(raw):
        found = _WITH_WHOLE_TEXTS.match(raw, start, start + JSON_TEXT_BYTES)
        end = found.end() if found else start
        if end == start:
            line, column = _place(raw, start)
            raise TooMuch(
                _("the text at line {line}, column {column} does not end within {most} MB").format(
                    line=line, column=column, most=JSON_TEXT_BYTES // 1_000_000
                )
            )
        bare = _TEXT.sub(b"", raw[start:end])
        values += _values(bare)
        objects += bare.count(b"{")
        if values > most.values:
            raise TooMuch(_("it holds more than {most} values").format(most=most.values))
        if objects > most.objects:
            raise TooMuch(_("it holds more than {most} objects").format(most=most.objects))
        start = end


def _require_short_numbers(raw: bytes) -> None:
    # That many digits in a row, of whatever value: seen ten times as soon as by a pattern.
    if _LONG_ALIKE not in raw.translate(_DIGITS_ALIKE):
        return
    for found in _TEXT_OR_LONG.finditer(raw):
        if found[0][:1] != b'"':
            line, column = _place(raw, found.start())
            raise TooMuch(
                _("the number at line {line}, column {column} has more than {most} digits").format(
                    line=line, column=column, most=JSON_DIGITS
                )
            )


def _place(raw: bytes, offset: int) -> tuple[int, int]:
    """Line and column of a byte, both from 1."""
    return raw.count(b"\n", 0, offset) + 1, offset - raw.rfind(b"\n", 0, offset)
