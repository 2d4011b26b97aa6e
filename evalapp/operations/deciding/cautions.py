"""What is said beside a proposal and keeps nothing back: days that are past, and a return that asks for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.domain.texts import _
from evalapp.operations.admissibility.days import today
from evalapp.words import formats
from evalapp.words.phrases import numbered


def past_days(conditions: Iterable[Condition], at: str) -> str:
    """That conditions are to be met before the day of the time `at`; empty where none is."""
    now = today(at)
    days = [each.until for each in conditions if each.until and date.fromisoformat(each.until) < now]
    if not days:
        return ""
    text = _("A condition is to be met by {days}, which is past; check the day.")
    return text.format(days=numbered([formats.day(each) for each in dict.fromkeys(days)]))


def asks_nothing(outcome: Proposal | None, conditions: Sequence[Condition]) -> str:
    """That a return names no condition, so that its reason has to say what is to come; empty for anything else."""
    if outcome is not Proposal.RETURN or conditions:
        return ""
    return _("It goes back without a condition: let the reason say what the applicant is to complete.")


def cautions(outcome: Proposal | None, conditions: Sequence[Condition], at: str) -> str:
    """All of it in one line."""
    return " ".join(filter(None, (asks_nothing(outcome, conditions), past_days(conditions, at))))
