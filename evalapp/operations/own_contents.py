"""Access codes and files of ours inside others: in a PDF, in a text or workbook, in the parts of an archive.

It is looked for where it may lie by mistake, and no further than that takes little time: not behind a password, not in
a picture, and not in what is packed twice. What is larger is kept unseen.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evalapp.domain.incoming.executables import ENOUGH, is_archive
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.own_files import is_text_of_report
from evalapp.exchange.sealed.codes import has_code
from evalapp.exchange.sealed.finding import Search
from evalapp.reports.comparing.page_texts import Effort, page_texts

_PDF, _PDF_WITHIN = b"%PDF-", 1_024
_OURS = (b"(evalapp-", b"ReportLab Generated PDF document")
# Of a PDF, and of one that this program may have drawn, as it does letters with codes.
_PAGES, _OWN_PAGES = 3, 50
_PARTS, _ALL_PARTS = 300, 3_000  # of an archive, and with those of archives in it
_LOCKED = 1  # a flag of a part of an archive
_END, _END_WITHIN = b"PK\x05\x06", 65_557  # an archive may have anything before it, and a remark behind it

WhyOurs = Callable[[Path, bytes], str]
"""What a file of ours is, by its name and what it holds."""


@dataclass(kw_only=True, slots=True)
class _Room:
    """What is left to look at of one file and all that is in it."""

    unpacked: int = 30_000_000  # bytes
    parts: int = _ALL_PARTS
    search: Search = field(default_factory=Search)
    effort: Effort = field(default_factory=Effort)


def why_content_ours(content: bytes, why_ours: WhyOurs) -> str:
    """As a sentence; empty where nothing of ours is found in it."""
    room = _Room()
    if holds_archive(content):
        return next(_in_archive(content, why_ours, room), "")
    return codes_in_it() if _has_codes(content[: room.unpacked], room) else ""


def holds_archive(content: bytes) -> bool:
    """Also behind something else."""
    return is_archive(content) or (_pdf_in(content) < 0 and _END in content[-_END_WITHIN:])


def codes_in_it() -> str:
    return _("There are access codes of jurors in it: keep it to yourself.")


def _has_codes(content: bytes, room: _Room) -> bool:
    if (begins := _pdf_in(content)) >= 0:
        most = _OWN_PAGES if any(mark in content for mark in _OURS) else _PAGES
        return any(map(has_code, page_texts(content[begins:], most, room.effort))) or room.search.finds(
            content
        )
    return room.search.finds(content) or room.search.finds_between_marks(content)


def _pdf_in(content: bytes) -> int:
    """Where it begins, behind some bytes that readers pass over; below 0 where there is none."""
    return content.find(_PDF, 0, _PDF_WITHIN)


def _in_archive(content: bytes, why_ours: WhyOurs, room: _Room) -> Iterator[str]:
    """A part by its beginning, and the codes in what it says; what is an archive once more, as a workbook, likewise.

    By their names they were told before: here a part has none, lest a file with that name is looked at instead.
    """
    for name, part in _parts(content, room):
        if not is_archive(part) and why_ours(Path("part"), part[:ENOUGH]):
            yield _("It is an archive with a file of Evalapp in it: {name}.").format(
                name=shorten(Path(name).name)
            )
        for each in (text for _name, text in _parts(part, room)) if is_archive(part) else (part,):
            if is_text_of_report(each):
                yield _("It is the workbook of a panel that this program wrote.")
            if _has_codes(each, room):
                yield codes_in_it()


def _parts(content: bytes, room: _Room) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for each in archive.infolist()[:_PARTS]:
                room.parts -= 1
                if room.parts < 0:
                    return
                if each.is_dir() or each.flag_bits & _LOCKED or each.file_size > room.unpacked:
                    continue
                with archive.open(each) as stream:
                    part = stream.read(room.unpacked)
                room.unpacked -= len(part)
                yield each.filename, part
    except Exception:  # damaged, or packed in a way that nobody knows here
        return
