"""Acts of who scores, of what is left open between two files, and of the list of refused rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.texts import N_, ngettext

SENTENCES: Mapping[str, str] = {
    "score-one": N_("Score {application}, {criterion}"),
    "comment-one": N_("Comment {application}, {criterion}"),
    "note-one": N_("Private note {application}, {criterion}"),
    "note-of": N_("Private note {application}"),
    "settle-one": N_("Choice for {application}, {criterion}, {juror}: {version}"),
}
COUNTED: Mapping[str, Callable[[int], str]] = {
    "refused-dealt-with": lambda n: ngettext("{n} refused row dealt with", "{n} refused rows dealt with", n),
    "score-table": lambda n: ngettext("{n} score entered from a table", "{n} scores entered from a table", n),
    "settle": lambda n: ngettext("{n} choice made", "{n} choices made", n),
    "settle-alike": lambda n: ngettext("{n} choice made: {version}", "{n} choices made: {version}", n),
}
