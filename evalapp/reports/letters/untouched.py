"""Whether letters for a word processor still are as they were written here: they say what each of their parts was."""

from __future__ import annotations

import io
import re
import zipfile
from collections import deque
from collections.abc import Mapping
from hashlib import sha256

from evalapp.domain.incoming.bounds import REPORT_BYTES
from evalapp.reports.comparing.books import unpacked
from evalapp.reports.comparing.likeness import Room

FIRST = (1980, 1, 1, 0, 0, 0)  # the earliest that such an archive has; the same at every writing
UNMARKED = f"evalapp-parts:{'0' * 64}"
"""What stands among the properties until it is known what the parts are."""

_CORE = "docProps/core.xml"
_MARK = re.compile(rb"evalapp-parts:[0-9a-f]{64}")
_MOST_TIMES = 10  # as much as letters unpack to; more is none of ours


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as an archive without the time at which they were written, and marked with what they are."""
    parts = {**parts, _CORE: _marked(parts)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            about = zipfile.ZipInfo(name, FIRST)
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, part)
    return out.getvalue()


def is_untouched(raw: bytes) -> bool:
    """Packed as we pack it, and of the very parts that it says: no script or mail merge gets round that unseen."""
    try:
        deque(unpacked(raw, Room(_MOST_TIMES * REPORT_BYTES)), maxlen=0)
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            dates = {each.date_time for each in archive.infolist()}
            parts = {name: archive.read(name) for name in archive.namelist()}
        return dates == {FIRST} and parts[_CORE] == _marked(parts)
    except Exception:  # whatever somebody made of it
        return False


def _marked(parts: Mapping[str, bytes]) -> bytes:
    """What the properties say where the parts are these, which are told without the mark itself."""
    bare = _MARK.sub(UNMARKED.encode(), parts[_CORE], count=1)
    digest = sha256()
    for name, part in parts.items():
        said = bare if name == _CORE else part
        digest.update(f"{len(name.encode())} {name} {len(said)} ".encode() + said)
    return _MARK.sub(f"evalapp-parts:{digest.hexdigest()}".encode(), bare, count=1)
