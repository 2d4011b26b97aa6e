"""Access codes and files of ours inside others: in a PDF, a text, a workbook, a mail, an archive, and what lies in it.

It is looked for where it may lie by mistake, and no further than that takes little time: not behind a password, not in
a picture. Where there is more in a file than was looked at, that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evalapp.domain.incoming.containers import (
    LOCKED,
    TOO_MUCH,
    Allowance,
    archived_names,
    holds_archive,
    is_packed,
    parts_in,
    pdf_in,
)
from evalapp.domain.incoming.executables import ENOUGH
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.beginnings import beginnings
from evalapp.exchange.intake.evidence.own_files import is_text_of_report
from evalapp.exchange.sealed.codes import has_code
from evalapp.exchange.sealed.finding import Search
from evalapp.exchange.sealed.spelled import has_spelled_code
from evalapp.operations.own_kinds import holds_ours, is_named_ours, why_ours
from evalapp.reports.comparing.page_texts import Effort, page_texts

_OURS = (b"(evalapp-", b"ReportLab Generated PDF document")
# Of a PDF, and of one that this program may have drawn, as it does letters with codes.
_PAGES, _OWN_PAGES = 3, 50
_ENCRYPTED = b"/Encrypt"
_ROWS = 1_000  # of a workbook of which the cells are put beside each other
_SEARCHED = 30_000_000  # bytes of one file and all that is in it
_BEGIN, _END = 1_000, 66_000  # bytes of an archive where its own name and a remark stand
_TABLE = re.compile(rb"[,;\t|\0]")  # in the beginning of any table of ours


@dataclass(frozen=True, slots=True)
class Looked:
    """`why`: what of ours is in it, as a sentence. `unseen`: why not all of it was looked at, as a part of one."""

    why: str = ""
    unseen: str = ""


@dataclass(kw_only=True, slots=True)
class _Room:
    """What is left to look at of one file and all that is in it."""

    left: Allowance = field(default_factory=Allowance)
    searched: int = _SEARCHED
    search: Search = field(default_factory=Search)
    effort: Effort = field(default_factory=Effort)


def look_into(name: str, content: bytes) -> Looked:
    """What it is by itself `why_ours` tells; here its name, what it says, and all that lies in it."""
    if _says_code(name):
        return Looked(why=_("Its name is an access code of a juror: keep it to yourself."))
    for each in archived_names(content):
        if is_named_ours(Path(each)):
            return Looked(why=_within(each))
    if holds_ours(content):
        return Looked(why=_within(""))
    room = _Room()
    why = next(_in(content, room, 0), "")
    return Looked(why=why, unseen="" if why or not room.left.unseen else _(room.left.unseen))


def codes_in_it() -> str:
    return _("There are access codes of jurors in it: keep it to yourself.")


def _in(content: bytes, room: _Room, depth: int) -> Iterator[str]:
    """What it says, then each of its parts, by name and beginning, and what is in that once more.

    A part is looked at without its name, lest a file with that name is looked at instead.
    """
    if _has_codes(content, room):
        yield codes_in_it()
    for name, part in parts_in(content, room.left):
        if _says_code(name):
            yield codes_in_it()
        if is_named_ours(Path(name)) or holds_ours(part) or _is_ours(part):
            yield _within(name)
        if is_text_of_report(part):
            yield _("It is the workbook of a panel that this program wrote.")
        if depth < room.left.depth:
            yield from _in(part, room, depth + 1)
        elif next(parts_in(part, room.left), None) is not None:
            room.left.leave(TOO_MUCH)


def _is_ours(part: bytes) -> bool:
    head = part[:ENOUGH]
    return not holds_archive(part) and bool(_TABLE.search(head) and why_ours(Path("part"), head))


def _within(name: str) -> str:
    if not (bare := Path(name).name):
        return _("There is a file of Evalapp in it.")
    return _("There is a file of Evalapp in it: {name}.").format(name=shorten(bare))


def _says_code(text: str) -> bool:
    return has_code(text) or has_spelled_code(text)


def _has_codes(content: bytes, room: _Room) -> bool:
    begins = pdf_in(content)
    if begins < 0 and is_packed(content):  # its parts are looked at apart
        searched = content[:_BEGIN] + b"\n" + content[_BEGIN:][-_END:]
        return room.search.finds(searched) or any(
            map(_says_code, (" ".join(row.header) for row in beginnings(content, "", rows_of_each=_ROWS)))
        )
    searched = content[: room.searched]
    room.searched -= len(searched)
    if begins >= 0:
        return _pages_have(content, begins, room) or room.search.finds(searched)
    if len(searched) < len(content):
        room.left.leave(TOO_MUCH)
    return room.search.finds(searched) or room.search.finds_between_marks(searched)


def _pages_have(content: bytes, begins: int, room: _Room) -> bool:
    most = _OWN_PAGES if any(mark in content for mark in _OURS) else _PAGES
    pages = 0
    for text in page_texts(content[begins:], most, room.effort):
        pages += 1
        if _says_code(text):
            return True
    if room.effort.is_spent:
        room.left.leave(TOO_MUCH)
    elif not pages and _ENCRYPTED in content:
        room.left.leave(LOCKED)
    return False
