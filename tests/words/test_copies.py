"""A copy of a panel in words: since when, and what became of it."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.desks.keeping import Copy, CopyKind
from evalapp.words.desks.copies import copy_state, since_words

DISK = Copy(id="1", kind=CopyKind.DISK, holder="An", place="", note="", since="2015-02-03", by="Mia Willems")


def test_each_state_says_what_became_of_it() -> None:
    gone = replace(DISK, gone_on="2015-02-05", gone_by="An", gone_reason="shredded")
    states = [
        copy_state(each)
        for each in (replace(DISK, kind=CopyKind.THIS), replace(DISK, kind=CopyKind.BESIDE), DISK, gone)
    ]
    assert states[:3] == ["in use", "on this computer, until it is erased", "still there, as far as noted"]
    assert states[3].startswith("gone on")
    assert states[3].endswith("by An: shredded")


def test_of_this_file_the_last_change_is_known_and_not_since_when_it_lies_there() -> None:
    this = replace(DISK, kind=CopyKind.THIS, since="2015-02-03T10:00:00.000+00:00")
    assert since_words(this).startswith("last changed ")
    assert not since_words(DISK).startswith("last changed ")
    assert since_words(replace(this, kind=CopyKind.BESIDE)) == since_words(this).removeprefix("last changed ")
