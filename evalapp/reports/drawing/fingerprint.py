"""The fingerprint a report carries in its document information, so that a file can answer for its paper."""

from __future__ import annotations

import re

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.texts import _

_MARK = "evalapp-fingerprint:{fingerprint} change:{change}"
# Our own reports write the information dictionary uncompressed, and escape every bracket inside a string: text
# that a person typed into a title can therefore not look like this.
_KEYWORDS = re.compile(rb"/Keywords \(evalapp-fingerprint:([0-9a-f]{64}) change:(\d{1,15})\)")
_HEADER_WITHIN = 1024  # bytes, as readers of PDF accept it


def keywords(fingerprint: str, change: int) -> str:
    """What a report writes as its keywords."""
    return _MARK.format(fingerprint=fingerprint, change=change)


def read_fingerprint(pdf: bytes) -> tuple[str, int] | None:
    """The fingerprint (64 hexadecimal digits) and the number of the change that a report was printed from.

    None for a PDF that carries none, or several that differ: a report that was glued together from others vouches
    for nothing. Raises UnreadableFile where the bytes are no PDF at all.
    """
    if b"%PDF-" not in pdf[:_HEADER_WITHIN]:
        raise UnreadableFile(
            _("This file is not a PDF, so it carries no fingerprint; choose a report that Evalapp printed.")
        )
    found = {(match[1].decode("ascii"), int(match[2])) for match in _KEYWORDS.finditer(pdf)}
    return found.pop() if len(found) == 1 else None
