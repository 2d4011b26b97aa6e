"""Access codes in the bytes of any file: as text, in letters of two bytes, with the marks of a page in between."""

from __future__ import annotations

import re
from itertools import islice

from evalapp.exchange.sealed.codes import has_code

# What begins with a sign that is seldom is found in very much at once.
_MAY_BE_CODE = re.compile(rb"-(?:[0-9A-Za-z]{5}-){3}")
_DASHES = (
    b"\xe2\x80\x90",
    b"\xe2\x80\x91",
    rb"\_",
    b"&#8209;",
    b"&#x2011;",
)  # that break no line, also in RTF and HTML
_OTHERWISE = 5_000_000  # bytes that are worth the time of another look
_AROUND = 9  # bytes on either side: the rest of a code, and what it may not be part of
_BREAKS = (b"=\r\n", b"=\n")  # with which a letter of the post breaks a line that it must not
# A mark within a word parts nothing, as one of a new line or cell does.
_NEW = re.compile(
    rb"<(?:[\w-]+:)?(?:p|br|tab|tr|t[cdh]|div|li|h[1-6]|row|c|si|line-break|table-cell)\b[^<>]*>"
)
_MARK = re.compile(rb"<[^<>]*>")


class Search:
    """Through one file and all that is in it: for so much that looks like a code, so many bytes between marks."""

    def __init__(self) -> None:
        self._alike, self._marked = 20_000, _OTHERWISE

    def finds(self, content: bytes) -> bool:
        """Whether a code stands in it as it is written."""
        if self._is_in(content):
            return True
        begins = content[:_OTHERWISE]
        if b"\0" in begins and self._is_in(begins.replace(b"\0", b"")):
            return True
        return any(each in begins for each in _BREAKS) and self._is_in(
            begins.replace(_BREAKS[0], b"").replace(_BREAKS[1], b"")
        )

    def finds_between_marks(self, content: bytes) -> bool:
        """The same of XML or HTML, in which each part of a word may have its own mark; taking those out takes time."""
        marked = content[: self._marked] if b"<" in content else b""
        self._marked -= len(marked)
        return bool(marked) and self._is_in(_MARK.sub(b"", _NEW.sub(b"\n", marked)))

    def _is_in(self, content: bytes) -> bool:
        plain = content
        for dash in _DASHES:
            plain = plain.replace(dash, b"-")
        for at in islice(_MAY_BE_CODE.finditer(plain), self._alike):
            self._alike -= 1
            if has_code(plain[max(0, at.start() - _AROUND) : at.end() + _AROUND].decode("utf-8", "replace")):
                return True
        return False
