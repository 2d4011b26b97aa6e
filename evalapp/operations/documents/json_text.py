"""Documents as JSON text with an indent, made piece by piece: one of 100,000 rows is never whole in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from evalapp.domain.writing.characters import escaped_in_json

_INDENT = 2
_ITEMS_AT_ONCE = 500


def json_pieces(document: object) -> Iterator[str]:
    """The text of `json.dumps(document, ensure_ascii=False, indent=2)`; a member may be an iterator, for a list.

    Characters that a terminal would obey stand as escapes.
    """
    return map(escaped_in_json, _pieces(document))


def _pieces(document: object) -> Iterator[str]:
    if not isinstance(document, dict) or not document:
        yield _indented(document, 0)
        return
    before = "{\n"
    for key, value in document.items():
        yield f"{before}{' ' * _INDENT}{json.dumps(key, ensure_ascii=False)}: "
        if isinstance(value, list | Iterator):
            yield from _items(iter(value))
        else:
            yield _indented(value, 1)
        before = ",\n"
    yield "\n}"


def _items(items: Iterator[object]) -> Iterator[str]:
    """A list that is a member of the document."""
    end = "\n" + " " * _INDENT + "]"
    before = "["
    while some := list(islice(items, _ITEMS_AT_ONCE)):
        yield before + _indented(some, 1)[1 : -len(end)]
        before = ","
    yield "[]" if before == "[" else end


def _indented(value: object, level: int) -> str:
    """Python writes an indent only in its slow way; here the text is written at once and then laid out."""
    import msgspec

    try:
        plain = json.dumps(value, ensure_ascii=False).encode()
        text = msgspec.json.format(plain, indent=_INDENT).decode()
    except (UnicodeEncodeError, msgspec.DecodeError):
        # Half a character, as a name of a file may hold, or an infinite number: neither is JSON, both are written.
        text = json.dumps(value, ensure_ascii=False, indent=_INDENT)
    return text.replace("\n", "\n" + " " * (_INDENT * level)) if level else text
