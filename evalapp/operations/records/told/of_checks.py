"""The same of what was checked, asked and heard of applications."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.admissibility.answers import Came, CheckAnswer, HearingState
from evalapp.domain.journal import TableName
from evalapp.domain.texts import N_
from evalapp.operations.records.told.cells import cell, day, moment
from evalapp.operations.records.told.told import BY, WHY, Told, columns, joined

OF_CHECKS: Mapping[TableName, Told] = {
    "checked": Told(
        title=N_("Answers to the checklist"),
        subject=joined("application", "item"),
        cells=(
            cell("answer", lambda value: CheckAnswer(value).label, label=N_("answer")), day("until", label=N_("until")),
            WHY, BY,
        ),
        named=columns("application", "item"),
    ),
    "supplement": Told(
        title=N_("Supplements"),
        subject=joined("application", "nth", "item", "asked"),
        cells=(
            day("asked_on", label=N_("asked on")), day("until", label=N_("until")),
            cell("outcome", lambda value: Came(value).label, label=N_("what came of it")),
            day("came_on", label=N_("came in on")), cell("note", label=N_("note")), BY,
        ),
        named=columns("application", "nth", "item", "asked"),
    ),
    "hearing": Told(
        title=N_("Hearings"),
        subject=joined("application", "nth"),
        cells=(
            moment("planned_at", label=N_("planned at")), cell("place", label=N_("place")),
            cell("state", lambda value: HearingState(value).label, label=N_("state")),
            cell("present", label=N_("present")), cell("record", label=N_("what was said")), BY,
        ),
        named=columns("application", "nth"),
    ),
}  # fmt: skip
