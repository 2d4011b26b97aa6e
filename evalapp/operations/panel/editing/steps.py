"""What an edit by hand did, from what to what, for the history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evalapp.domain.application import Application
from evalapp.domain.journal import Act, Step, Value, act, state
from evalapp.domain.people import Person
from evalapp.store.rows.edited import edited


def field_steps(
    what: str,
    named: Mapping[str, Value],
    names: Iterable[str],
    before: Application | Person,
    after: Application | Person,
) -> list[Step]:
    """One for each of these fields that differs."""
    return [
        Step(
            what=what,
            named={**named, "field": state("field", name)},
            before=edited(name, old),
            after=edited(name, new),
        )
        for name in names
        if (old := getattr(before, name)) != (new := getattr(after, name))
    ]


def edit_of(steps: Sequence[Step], reason: str) -> Act:
    """Of an edit that leaves everything as it was too."""
    return Act(steps=tuple(steps) or act("call-nothing").steps, reason=" ".join(reason.split()))
