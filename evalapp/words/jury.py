"""What taking in a jury list did, told once it was done."""

from __future__ import annotations

from evalapp.domain.intake import Outcome
from evalapp.domain.jury.plan import JuryPlan
from evalapp.domain.people import Conflict, ConflictKind, Role
from evalapp.domain.texts import _, ngettext

_MOST_NAMED = 3


def taken_in_words(plan: JuryPlan) -> str:
    """How many are new, what changed of how many, with the name where it is the role; what was not taken in."""
    parts = []
    if n := plan.count(Outcome.ADDED):
        parts.append(ngettext("{n} new", "{n} new", n).format(n=n))
    parts += _changed(plan)
    if n := plan.count(Outcome.UNCHANGED):
        parts.append(ngettext("{n} unchanged", "{n} unchanged", n).format(n=n))
    if n := plan.count(Outcome.REFUSED):
        parts.append(ngettext("{n} refused", "{n} refused", n).format(n=n))
    said = _("Jury list taken in: {what}.").format(what=", ".join(parts))
    if not _has_others(plan):
        return said
    return said + " " + _("A chair and a secretary do not score.")


def _changed(plan: JuryPlan) -> list[str]:
    """By what changed; a person of whom two things did counts with both."""
    by_field: dict[str, list[tuple[str, str]]] = {}
    labels: dict[str, str] = {}
    for row in plan.rows:
        if row.outcome is Outcome.UPDATED:
            for change in row.changes:
                labels[change.field] = change.label
                by_field.setdefault(change.field, []).append((row.name, change.step))
    said = []
    for field, changed in by_field.items():
        n = len(changed)
        text = ngettext("{n} with another {what}", "{n} with another {what}", n)
        words = text.format(n=n, what=labels[field])
        if field == "role" and n <= _MOST_NAMED:
            words += " (" + "; ".join(f"{name}: {step}" for name, step in changed) + ")"
        said.append(words)
    return said


def _has_others(plan: JuryPlan) -> bool:
    """Whether somebody who does not score came in, or became one."""
    of_interest = {
        row.id
        for row in plan.rows
        if row.outcome is Outcome.ADDED or any(change.field == "role" for change in row.changes)
    }
    return any(person.role is not Role.JUROR and person.id in of_interest for person in plan.people)


def recorded_as(kind: ConflictKind, note: str) -> str:
    """`family (sister of the manager)`."""
    return f"{kind.label} ({note})" if note else kind.label


def replaced_words(before: Conflict | None, now: Conflict | None) -> str:
    """What the record of a pair said, where it says something else now; empty otherwise."""
    if before is None or now is None or (before.kind, before.note) == (now.kind, now.note):
        return ""
    return _("It was recorded already: “{before}” is now “{now}”.").format(
        before=recorded_as(before.kind, before.note), now=recorded_as(now.kind, now.note)
    )


def taken_words(*, has_seat: bool, scores: int) -> str:
    """What goes with a conflict of interest; empty where nothing does."""
    if not has_seat:
        return ""
    if not scores:
        return _("The seat is gone.")
    return ngettext(
        "The seat is gone, and {n} score with it; it stays in the history.",
        "The seat is gone, and {n} scores with it; they stay in the history.",
        scores,
    ).format(n=scores)
