"""Access codes and files of ours inside others: in a PDF, in a workbook of many rows, in the parts of an archive.

It is looked for where it may lie by mistake, and no further than that takes little time: not behind a password, not in
a picture, and not in what is packed twice. What is larger is kept unseen.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.incoming.executables import ENOUGH, is_archive
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.own_files import is_text_of_report
from evalapp.exchange.sealed.codes import has_code

_PDF = b"%PDF-"
_OURS = (b"(evalapp-", b"ReportLab Generated PDF document")
# Of a PDF, and of one that this program may have drawn, as it does letters with codes.
_PAGES, _OWN_PAGES = 3, 50
_PARTS = 300
# What begins with a sign that is seldom is found in very much at once.
_MAY_BE_CODE = re.compile(rb"-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-")
_LOCKED = 1  # a flag of a part of an archive

WhyOurs = Callable[[Path, bytes], str]
"""What a file of ours is, by its name and its first bytes."""


@dataclass(kw_only=True, slots=True)
class _Room:
    """What is left to look at of one file and all that is in it, in bytes: unpacked, and drawn on pages."""

    unpacked: int = 30_000_000
    drawn: int = 2_000_000


def is_looked_into(head: bytes) -> bool:
    """Whether such a file must be seen whole."""
    return head.startswith(_PDF) or is_archive(head)


def why_content_ours(content: bytes, why_ours: WhyOurs) -> str:
    """As a sentence; empty where nothing of ours is found in it."""
    if content.startswith(_PDF):
        return codes_in_it() if _is_pdf_with_codes(content, _Room()) else ""
    return next(_in_archive(content, why_ours, _Room()), "") if is_archive(content) else ""


def codes_in_it() -> str:
    return _("There are access codes of jurors in it: keep it to yourself.")


def _is_pdf_with_codes(content: bytes, room: _Room) -> bool:
    most = _OWN_PAGES if any(mark in content for mark in _OURS) else _PAGES
    return any(map(has_code, _pages(content, most, room)))


def _pages(content: bytes, most: int, room: _Room) -> Iterator[str]:
    from evalapp.reports.comparing.likeness import plain, read_pdf

    try:
        for page in read_pdf(content).pages[:most]:
            drawn = page.get_contents()
            room.drawn -= len(drawn.get_data()) if drawn is not None else 0
            for each in plain(plain(page, "/Resources", {}), "/XObject", {}).values():
                its = each.get_object()
                room.drawn -= len(its.get_data()) if its.get("/Subtype") != "/Image" else 0
            if room.drawn < 0:
                return
            yield page.extract_text()
    except Exception:  # damaged, or behind a password: nobody reads more in it than this
        return


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
            if each.startswith(_PDF):
                found = _is_pdf_with_codes(each, room)
            else:
                found = _MAY_BE_CODE.search(each) is not None and has_code(each.decode("utf-8", "replace"))
                if is_text_of_report(each):
                    yield _("It is the workbook of a panel that this program wrote.")
            if found:
                yield codes_in_it()


def _parts(content: bytes, room: _Room) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for each in archive.infolist()[:_PARTS]:
                if each.is_dir() or each.flag_bits & _LOCKED or each.file_size > room.unpacked:
                    continue
                with archive.open(each) as stream:
                    part = stream.read(room.unpacked)
                room.unpacked -= len(part)
                yield each.filename, part
    except Exception:  # damaged, or packed in a way that nobody knows here
        return
