"""Rows that nothing is wrong with, but that wait for the answer to a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from evalapp.domain.intake import ImportPlan, ImportRow, Outcome
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

STILL_THE_SAME = "application:"
"""What the ids of questions begin with that ask whether a row is still of the application of its number."""
OF_A_VALUE = ("column", "marks", "marks-point", "marks-comma", "century")
"""Likewise, of questions how the values of a column are read; what follows is its heading."""


def awaiting_label() -> str:
    """Of such a row, in the place of an outcome."""
    return _("waits for an answer")


def outcome_label(row: ImportRow) -> str:
    """Of a row that only waits it is not said that it is refused."""
    return awaiting_label() if row.awaits else row.outcome.label


def reason_words(row: ImportRow) -> str:
    """Why it does not come in yet; the question itself stands above the rows, and is not told again at each."""
    asked = [each.partition(":") for each in row.awaits]
    headings = [heading for kind, _colon, heading in asked if kind in OF_A_VALUE]
    if not headings or len(headings) < len(asked):
        return row.reason
    named = ", ".join(f"“{shorten(each, 40)}”" for each in dict.fromkeys(headings))
    return _("comes in once it is answered how {headings} is read").format(headings=named)


def counted(rows: Iterable[ImportRow]) -> Counter[Outcome]:
    """How many rows have each outcome, in one look at them; those that wait are counted with none."""
    found = Counter(
        map(id, [row.outcome for row in rows if not row.awaits])
    )  # each member of an enum is hashed slowly
    return Counter({outcome: found[id(outcome)] for outcome in Outcome if found[id(outcome)]})


def awaiting(plan: ImportPlan) -> int:
    return len(plan.rows) - counted(plan.rows).total()


def idle_words(answer: str) -> str:
    """Of one that was given though nothing was asked."""
    return _("“{answer}” changes nothing here: no question hangs on it.").format(answer=shorten(answer))
