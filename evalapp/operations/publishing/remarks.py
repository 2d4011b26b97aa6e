"""What people wrote beside their decisions, and who: for those alone who may read names and comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evalapp.operations.view import View
from evalapp.publish.content import Rows

_COLUMNS = ("position", "application", "criterion", "about", "remark", "by_whom")


def remark_rows(view: View) -> Rows:
    said = [each for each in _said(view) if each[3]]
    return Rows(columns=_COLUMNS, rows=[(n, *each) for n, each in enumerate(said, start=1)])


def _said(view: View) -> Iterator[tuple[Any, ...]]:
    """Application, criterion, what it is about, the words, and by whom."""
    for application in view.applications():
        yield application.number, None, "admissibility", application.admissibility_reason, ""
        yield application.number, None, "withdrawal", application.withdrawn_reason, ""
    for agreed in view.consensus():
        yield agreed.application, agreed.criterion, "consensus", agreed.reason, agreed.by
    rows, decisions = view.decidings, view.decisions()
    for own in rows.advice():
        yield own.application, None, "advice", own.reason, own.by
        for condition in own.conditions:
            yield own.application, condition.criterion or None, "condition", condition.text, own.by
    for ruled in rows.rulings():
        yield ruled.application, None, "decision", ruled.reason, ruled.by
        yield ruled.application, None, "correction", ruled.corrected, ruled.by
    for stepped in rows.stepped_back():
        yield stepped.application, None, "withdrawal-after-closing", stepped.reason, stepped.by
    for called in rows.called_on():
        yield called.application, None, "called-on", called.reason, called.by
    for granted in decisions.grants:
        yield granted.application, None, "amount", granted.reason, granted.by
    for ordered in decisions.order:
        yield ordered.application, None, "order", ordered.reason, ordered.by
    for flagged in decisions.flags:
        yield flagged.application, None, "flag", flagged.reason, flagged.by
