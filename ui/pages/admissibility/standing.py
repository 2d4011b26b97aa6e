"""How one application stands, in the words at the foot of its checklist."""

from __future__ import annotations

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.checklist import Standing
from evalapp.operations.admissibility.overview import Looked
from evalapp.words import formats


def standing_words(row: Looked) -> str:
    """“to complete · 2 questions until 18 December 2015 · 1 open, 1 no · 8 of 9 answered”."""
    answers = [row.answer(item.id) for item in row.checklist.items]
    waiting = sum(each is not None and each.answer is CheckAnswer.TO_COMPLETE for each in answers)
    refused = sum(each is not None and each.answer is CheckAnswer.NO for each in answers)
    is_open = sum(each is None for each in answers)
    parts = [row.standing.label, row.application.standing_reason]
    if waiting and row.standing in (Standing.OPEN, Standing.TO_COMPLETE):
        text = ngettext("{n} question until {day}", "{n} questions, the first until {day}", waiting)
        parts.append(text.format(n=waiting, day=formats.day(row.until)))
    counts = [
        _("{n} open").format(n=is_open) if is_open else "",
        _("{n} no").format(n=refused) if refused else "",
    ]
    parts.append(", ".join(filter(None, counts)))
    parts.append(answered_words(row))
    return " · ".join(filter(None, parts))


def answered_words(row: Looked) -> str:
    return _("{n} of {all} answered").format(n=row.answered, all=len(row.checklist.items))


def unanswered_words(row: Looked) -> str:
    """Which questions nobody answered, by their numbers in the list and their titles; empty where there is none."""
    titles = [
        f"{n}. {item.title}"
        for n, item in enumerate(row.checklist.items, start=1)
        if row.answer(item.id) is None
    ]
    return _("not answered: {items}").format(items="; ".join(titles)) if titles else ""
