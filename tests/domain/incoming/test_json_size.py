from __future__ import annotations

import pytest

from evalapp.domain.incoming.bounds import JSON_DIGITS, JSON_TEXT_BYTES
from evalapp.domain.incoming.json_size import Size, TooMuch, require_size

MOST = Size(values=100, objects=10)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"[" + b"[]," * 100 + b"[]]", "more than 100 values"),
        (b"[" + b"{}," * 20 + b"{}]", "more than 10 objects"),
        (b'[\n {"a": ' + b"1" * (JSON_DIGITS + 1) + b"}]", "line 2, column 8 has more than 1000 digits"),
        (b'[\n {"a": 1.' + b"1" * (JSON_DIGITS + 1) + b"}]", "line 2, column 10 has more than 1000 digits"),
        (b'{"a":"' + b"x" * (JSON_TEXT_BYTES + 1) + b'"}', "line 1, column 6 does not end within 2 MB"),
        (b'{"a":"' + b'\\"' * JSON_TEXT_BYTES + b'"}', "line 1, column 6 does not end within 2 MB"),
        (b'["' + b"x" * JSON_TEXT_BYTES, "line 1, column 2 does not end within 2 MB"),
    ],
    ids=["values", "objects", "digits", "decimals", "text", "quotation marks", "unclosed"],
)
def test_what_would_fill_the_memory_is_told_from_its_bytes(raw: bytes, why: str) -> None:
    with pytest.raises(TooMuch, match=why):
        require_size(raw, MOST)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a": "' + b"[{,,," * 1_000 + b'"}',
        b'{"a": "\\\\", "b": "\\"' + b"{[" * 1_000 + b'"}',
        b'{"a": "' + b"1" * (JSON_DIGITS + 1) + b'"}',
        b'{"a":"' + b"x" * (JSON_TEXT_BYTES - 10) + b'"}',
        b"[" + b"\n" * (2 * JSON_TEXT_BYTES) + b"]",
    ],
    ids=["marks", "escapes", "digits", "long", "blank"],
)
def test_marks_and_digits_in_a_text_are_no_values(raw: bytes) -> None:
    require_size(raw, MOST)


def test_a_text_that_ends_anywhere_between_two_pieces_is_seen_whole() -> None:
    for before in range(JSON_TEXT_BYTES - 8, JSON_TEXT_BYTES + 3):
        raw = b"[" + b" " * before + b'"a\\\\\\"b", "{{{{{{{{{{{{"]' + b" " * JSON_TEXT_BYTES
        require_size(raw, MOST)
