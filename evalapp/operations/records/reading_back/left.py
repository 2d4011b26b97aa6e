"""What of an export is not in the panel that was read back, and why: each in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evalapp.domain.file_kinds import TEXT_TABLE
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.reading_back.held import HELD
from evalapp.operations.records.reading_back.told import ToldByExport
from evalapp.words.phrases import join_all

# As `not_obeyed` writes in a table what a terminal would obey.
_CODE = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4})")


def left_words(told: ToldByExport) -> tuple[str, ...]:
    """In the order in which a call goes by."""
    return tuple(_said(told))


def _said(told: ToldByExport) -> Iterator[str]:
    if told.call.phase is Phase.CLOSED:
        yield _(
            "The call was closed and is now in the phase “{phase}”: a closing is signed over one file by people, and "
            "nobody signed this one. Close it again to have it signed."
        ).format(phase=Phase.DELIBERATION.label)
    if words := _exchanged(told):
        yield _(
            "Not read back: {what}, with their keys and signatures. What was made for the other file is not merged "
            "into this one, which has an id of its own."
        ).format(what=words)
        if told.call.phase in (Phase.DRAFT, Phase.SCORING):
            yield _("Jurors go on with packs of this file: hand out again.")
    if words := _followed(told):
        yield _(
            "Not read back: {what}. They are about a closed assessment; record them again once this call is closed."
        ).format(what=words)
    if n := told.decided.draws_of_before:
        text = ngettext(
            "Not read back: {n} lot that was drawn before Evalapp kept who saw it. Its seed counts.",
            "Not read back: {n} lots that were drawn before Evalapp kept who saw them. The last seed counts.",
            n,
        )
        yield text.format(n=n)
    if told.meeting.sittings or told.meeting.agenda:
        yield _(
            "Who recorded the attendance, the agenda and the votes is not in an export; here it is you, today."
        )
    if n := _coded(told):
        text = ngettext(
            "In {n} line of the tables a character stands as its code (such as \\u200e), and stays that.",
            "In {n} lines of the tables a character stands as its code (such as \\u200e), and stays that.",
            n,
        )
        yield text.format(n=n)
    yield _("The history begins here: what was done before is in the other file and in history.json.")


def _exchanged(told: ToldByExport) -> str:
    found = told.register
    counts = (
        (found["issued"], ngettext("{n} pack or form", "{n} packs and forms", found["issued"])),
        (found["sent"], ngettext("{n} letter or reminder", "{n} letters and reminders", found["sent"])),
        (found["received"], ngettext("{n} return", "{n} returns", found["received"])),
    )
    return join_all(text.format(n=n) for n, text in counts if n)


def _followed(told: ToldByExport) -> str:
    found, signatures = told.decided.after_closing, told.decided.signatures
    rulings, notified = found["rulings"], found["notifications"]
    stepped, called = found["withdrawn_after_closing"], found["called_on"]
    counts = (
        (
            signatures,
            ngettext("{n} signature under the closing", "{n} signatures under the closing", signatures),
        ),
        (
            rulings,
            ngettext("{n} decision of the deciding body", "{n} decisions of the deciding body", rulings),
        ),
        (notified, ngettext("{n} notification", "{n} notifications", notified)),
        (stepped, ngettext("{n} withdrawal after the closing", "{n} withdrawals after the closing", stepped)),
        (
            called,
            ngettext("{n} call on the reserve list", "{n} calls on the reserve list", called),
        ),
    )
    return join_all(text.format(n=n) for n, text in counts if n)


def _coded(told: ToldByExport) -> int:
    tables = (name for name in HELD if name.endswith(TEXT_TABLE.suffix))
    return sum(
        _CODE.search(line) is not None for name in tables for line in told.folder.text(name).splitlines()
    )
