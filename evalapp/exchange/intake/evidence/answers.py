"""Whether there is a column for every answer that somebody gives to the questions of an import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.unreadable import WATCHED
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import column_names
from evalapp.exchange.intake.how import DATED
from evalapp.exchange.intake.tables import Table
from evalapp.exchange.intake.taking.columns import is_of_use
from evalapp.exchange.intake.taking.decided import DECIDED
from evalapp.exchange.intake.taking.rivals.headed_alike import refuse_how_of_lettered

OF_A_COLUMN = ("column", "marks", "marks-point", "marks-comma", "later", "unread", "century")
"""What the ids of questions begin with that are about the column of a heading, which follows."""


def refuse_unused_answers(tables: Sequence[Table], answers: Mapping[str, str]) -> None:
    """Raises BadValue for an answer about a heading that no file has, or that is of no such column."""
    sorts = {
        heading.text: FIELDS[table.kind][name].sort
        for table in tables
        for name, found in table.headings.items()
        for heading in (found, *found.rivals)
    }
    headers = [table.sheet.header for table in tables]
    every = {heading for header in headers for heading in (*header, *column_names(header))}
    for asked, answer in answers.items():
        kind, _colon, heading = asked.partition(":")
        if asked == DECIDED and not any("admissibility" in table.headings for table in tables):
            raise BadValue(
                _("No file has a column “admissibility”, of which a decision could be taken over.")
            )
        if kind == "decided" and asked != DECIDED and not _tells_decisions(tables, heading):
            raise BadValue(
                _(
                    "The column “{heading}” tells no decisions on admissibility; none can be taken over."
                ).format(heading=shorten(heading))
            )
        if kind not in OF_A_COLUMN or (is_of_use(asked, answer) and heading in every):
            continue
        if heading not in sorts:
            refuse_how_of_lettered(heading, answer, headers)
            if heading in every:
                raise BadValue(
                    _(
                        "“{answer}” is no way to read “{heading}”, which is no column of ours; use one of {all}, or "
                        "the name of the field that it is."
                    ).format(answer=shorten(answer), heading=shorten(heading), all=", ".join(map(str, Use)))
                )
            raise BadValue(
                _("No column that is read is headed “{heading}”; those are: {all}.").format(
                    heading=shorten(heading), all=shorten(", ".join(sorted(sorts)), 400)
                )
            )
        if kind == "unread" and sorts[heading] not in WATCHED:
            raise BadValue(
                _("The column “{heading}” holds no days, times or durations; it cannot be read so.").format(
                    heading=shorten(heading)
                )
            )
        if kind in ("later", "century") and sorts[heading] not in DATED:
            raise BadValue(
                _("The column “{heading}” holds no days or times; it cannot be read so.").format(
                    heading=shorten(heading)
                )
            )


def _tells_decisions(tables: Sequence[Table], heading: str) -> bool:
    return any(
        found is not None and found.text == heading
        for found in (table.headings.get("admissibility") for table in tables)
    )
