"""The parts of a mail as it is saved: what was written in it, and what was enclosed, without how the post packs it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADER = re.compile(rb"\s*(?:From [^\n]*\n)?[!-9;-~]{2,60}:[ \t]")
_OF_MAIL = re.compile(
    rb"^(?:content-type|content-transfer-encoding|mime-version|subject|received)[ \t]*:", re.I | re.M
)
_HEADERS = 65_536  # bytes in which one of those stands
_NEXT_MAIL = re.compile(rb"\nFrom [^\n]*\n(?=[!-9;-~]{2,60}:[ \t])")
_MOST_MARKS = 5_000
"""Lines that may part one mail: each takes time, and no mail has so many enclosures."""


class ManyParts(ValueError):
    """More than a mail has that somebody sent."""


def is_mail(content: bytes) -> bool:
    """Also a page of the web that was saved with its pictures, which is packed alike."""
    return bool(_HEADER.match(content) and _OF_MAIL.search(content, 0, _HEADERS))


def mails_in(content: bytes) -> list[bytes]:
    """Of a file of several, as mail programs keep a folder; empty for what is one mail, or none."""
    if not content.startswith(b"From ") or not is_mail(content) or not _NEXT_MAIL.search(content):
        return []
    return _NEXT_MAIL.split(content)


def parts_of_mail(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Each with its name, which is often empty; the headers first, as they are read. Raises ManyParts."""
    if content.count(b"\n--") > _MOST_MARKS:
        raise ManyParts
    from email import message_from_bytes

    mail = message_from_bytes(content.lstrip())
    for part in mail.walk():
        yield "", "\n".join(_read(str(value)) for value in part.values()).encode("utf-8", "replace")
        if not part.is_multipart():
            payload = part.get_payload(decode=True)
            yield _read(part.get_filename() or ""), payload if isinstance(payload, bytes) else b""


def _read(header: str) -> str:
    """Without the packing that letters outside ASCII get in a header."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(header)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return header
