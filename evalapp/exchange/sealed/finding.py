"""Access codes in the bytes of any file: as text, in letters of two bytes, with the marks of a page in between."""

from __future__ import annotations

import codecs
import html
import re
from itertools import islice

from evalapp.exchange.sealed.codes import has_code
from evalapp.exchange.sealed.spelled import spelled_code_in

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
_FIRST = 1_000  # bytes: one without a letter among them, and it is no text of one byte a letter
_AROUND = 9  # bytes on either side: the rest of a code, and what it may not be part of
_BREAKS = (b"=\r\n", b"=\n")  # with which a letter of the post breaks a line that it must not
# A mark within a word parts nothing, as one of a new line or cell does.
_NEW = re.compile(
    rb"<(?:[\w-]+:)?(?:p|br|tab|tr|t[cdh]|div|li|h[1-6]|row|c|si|line-break|table-cell)\b[^<>]*>"
)
_MARK = re.compile(rb"<[^<>]*>")
_TWO_BYTES = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_PICTURE, _OF_RTF = re.compile(rb"[0-9a-fA-F\r\n]{200,}"), 2_000_000  # bytes without its pictures
_RTF = b"{\\rtf"
_RTF_WORD = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,5}) ?\??|\\([_~\n\r])|\\(endash|emdash|par|line|cell|row|tab|nestcell)\b ?"
    rb"|\\[a-zA-Z]+-?\d* ?|\\[^a-zA-Z]|[{}\r\n]"
)


class Search:
    """Through one file and all that is in it: for so much that looks like a code, so many bytes between marks."""

    def __init__(self) -> None:
        self._alike, self._marked, self._spelled = 20_000, _OTHERWISE, _OTHERWISE

    def finds(self, content: bytes) -> bool:
        """Whether a code stands in it as it is written."""
        if self._is_in(content):
            return True
        begins = content[:_OTHERWISE]
        is_binary = b"\0" in begins[:_FIRST] and begins[:2] not in _TWO_BYTES
        if b"\0" in begins:
            begins = _one_byte(begins)
            if self._is_in(begins):
                return True
        if any(each in begins for each in _BREAKS):
            begins = begins.replace(_BREAKS[0], b"").replace(_BREAKS[1], b"")
            if self._is_in(begins):
                return True
        if begins.startswith(_RTF):
            begins = _RTF_WORD.sub(_of_rtf, _PICTURE.sub(b"", begins)[:_OF_RTF])
            if self._is_in(begins):
                return True
        return not is_binary and b"<" not in begins and self._is_spelled_in(begins)

    def finds_between_marks(self, content: bytes) -> bool:
        """The same of XML or HTML, in which each part of a word may have its own mark; taking those out takes time."""
        marked = content[: self._marked] if b"<" in content else b""
        self._marked -= len(marked)
        if not marked:
            return False
        bare = _MARK.sub(b"", _NEW.sub(b"\n", marked))
        if b"&" in bare:
            bare = html.unescape(bare.decode("utf-8", "replace")).encode("utf-8", "replace")
        return self._is_in(bare) or (b"\0" not in marked[:_FIRST] and self._is_spelled_in(bare))

    def _is_spelled_in(self, content: bytes) -> bool:
        """Also where it was typed in another way. Looking for that takes longer, so less is looked at."""
        begins = content[: self._spelled]
        self._spelled -= len(begins)
        return spelled_code_in(begins)

    def _is_in(self, content: bytes) -> bool:
        plain = content
        for dash in _DASHES:
            plain = plain.replace(dash, b"-")
        for at in islice(_MAY_BE_CODE.finditer(plain), self._alike):
            self._alike -= 1
            if has_code(plain[max(0, at.start() - _AROUND) : at.end() + _AROUND].decode("utf-8", "replace")):
                return True
        return False


def _one_byte(content: bytes) -> bytes:
    """What has letters of more bytes, as one that has not: by its first bytes, or by leaving out what is empty."""
    for mark, coding in _TWO_BYTES.items():
        if content.startswith(mark) and content[2:4] != b"\0\0":
            return content[2:].decode(coding, "replace").encode("utf-8", "replace")
    return content.replace(b"\0", b"")


def _of_rtf(found: re.Match[bytes]) -> bytes:
    """A letter told by its number, a dash or blank that breaks no line, the end of a line or cell; else nothing."""
    by_byte, by_number, sign, word = found.groups()
    if by_byte:
        return bytes((int(by_byte, 16),))
    if by_number:
        return chr(int(by_number) % 65_536).encode("utf-8", "replace")
    if sign:
        return {b"_": b"-", b"~": b" "}.get(sign, b"\n")
    return b"" if not word else b"-" if word.endswith(b"dash") else b"\n"
