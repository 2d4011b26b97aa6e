"""What the overview says in a line: where the call stands, and whether anything is in its way."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.ranking import Blocker
from evalapp.domain.texts import _, ngettext
from evalapp.operations.overview.blocking import Obstacle
from evalapp.operations.progress.coverage import Coverage
from evalapp.operations.progress.facts import Facts
from evalapp.operations.progress.jurors import sent_in


def state_words(facts: Facts, covered: Coverage) -> str:
    """The phase, how many scores are in, and how many jurors sent theirs."""
    parts = [facts.call.phase.label, covered.words]
    sent = sent_in(facts, covered)
    if sent.came:
        text = ngettext(
            "{n} of {jurors} jurors sent theirs in", "{n} of {jurors} jurors sent theirs in", sent.came
        )
        parts.append(text.format(n=sent.came, jurors=sent.asked))
        if sent.part:
            partly = ngettext("{n} of them in part", "{n} of them in part", sent.part)
            parts.append(partly.format(n=sent.part))
    return " · ".join(parts)


def in_the_way_words(found: Sequence[Obstacle], covered: Coverage, blockers: Sequence[Blocker]) -> str:
    """Above what is in the way: what of the ranking waits for it, or that there is nothing."""
    if blockers:
        return f"{covered.ranking_words(blockers)}."
    if found:
        return ""
    if covered.is_complete:
        return _("Nothing: every score is in.")
    return _("Nothing is in the way as far as the file knows.")
