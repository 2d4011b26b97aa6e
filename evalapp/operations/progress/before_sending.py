"""What is said before anything is assigned or leaves the house, and keeps nobody from it."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.application import Admissibility
from evalapp.domain.intake import ATTACHMENTS
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.answerable import attachments_named
from evalapp.operations.progress.facts import Facts, Pair, facts_of
from evalapp.operations.progress.quorum import quorum_words
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.phrases import to_do


def before_assigning(facts: Facts, pairs: Iterable[Pair] | None = None) -> str:
    """In sentences, empty where there is nothing to say; `pairs` in place of the seats that are taken."""
    found = tuple(((each.juror, each.application) for each in facts.assignments) if pairs is None else pairs)
    return " ".join(filter(None, (quorum_words(facts, found), _undecided(facts, found))))


def before_handing_out(view: View) -> str:
    facts = facts_of(view)
    return " ".join(filter(None, (before_assigning(facts), _without_files(facts), _too_late(facts))))


def before_writing(view: View) -> str:
    """The same, and what writing the first pack or form does beside it."""
    opens = ""
    if view.call().phase is Phase.DRAFT:
        opens = _(
            "With the first pack or form scoring begins: the call goes from “{draft}” to “{scoring}”."
        ).format(draft=Phase.DRAFT.label, scoring=Phase.SCORING.label)
    return " ".join(filter(None, (opens, before_handing_out(view))))


def _undecided(facts: Facts, pairs: Iterable[Pair]) -> str:
    """Whose scores may turn out to have been given for nothing."""
    seated = {application for _juror, application in pairs}
    found = [
        each.number
        for each in facts.judged
        if each.number in seated and each.admissibility is Admissibility.OPEN
    ]
    text = ngettext(
        "Admissibility is not decided yet of {n} application that jurors get: {applications}.",
        "Admissibility is not decided yet of {n} applications that jurors get: {applications}.",
        len(found),
    )
    return text.format(n=len(found), applications=to_do(found)) if found else ""


def _without_files(facts: Facts) -> str:
    """A pack holds what came in, and nothing in it says what was refused."""
    seated = {each.application for each in facts.assignments}
    files = [row for row in facts.waiting if row.kind == ATTACHMENTS and row.number in seated]
    text = ngettext(
        "{n} attachment was refused and goes out to nobody: {files}.",
        "{n} attachments were refused and go out to nobody: {files}.",
        len(files),
    )
    return text.format(n=len(files), files=attachments_named(files)) if files else ""


def _too_late(facts: Facts) -> str:
    """Not of the demo, whose deadline was in 2015."""
    call = facts.call
    if call.is_demo or not formats.is_past(call.deadline):
        return ""
    text = _("The deadline for the jurors, {moment}, has passed: whoever gets a pack now is late.")
    return text.format(moment=formats.moment(call.deadline))
