"""A row that is refused, with all that it can be found and told by."""

from __future__ import annotations

from evalapp.domain.intake import APPLICATIONS, Cause, ImportRow, Outcome
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.how import value_words
from evalapp.exchange.intake.rows import SEEN, ApplicationRow, PartRow


def refusal(
    row: ApplicationRow | PartRow, reason: str, column: str, awaits: tuple[str, ...] = ()
) -> ImportRow:
    """`awaits`: the questions it hangs on, where these are others than those of its cells."""
    if not awaits and reason == row.reason:
        awaits = row.awaits
    if row.hidden is not None and row.hidden.note not in reason:
        reason = f"{reason} {row.hidden.note}"
    return ImportRow(
        file=row.file,
        row=row.row,
        number=row.number,
        outcome=Outcome.REFUSED,
        reason=reason,
        title=_title(row),
        kind=APPLICATIONS if isinstance(row, ApplicationRow) else row.kind,
        sheet=row.sheet,
        hidden=str(row.hidden or ""),
        cause=Cause(
            column=column,
            cell=row.cell,
            traces="" if isinstance(row, ApplicationRow) else row.traces,
            awaits=awaits,
            seen=_seen(row) if isinstance(row, ApplicationRow) else {},
        ),
    )


def _seen(row: ApplicationRow) -> dict[str, str]:
    """What was read of it, where it was read as a whole; else what stands in its cells."""
    if row.application is None:
        return {name: text for name, text in row.seen.items() if text}
    values = row.values
    fields = FIELDS[APPLICATIONS]
    words = {name: value_words(fields[name], values[name]) for name in SEEN if name in values}
    return {name: text for name, text in words.items() if text}


def _title(row: ApplicationRow | PartRow) -> str:
    if isinstance(row, PartRow):
        return row.title
    return row.title or (row.application.title if row.application else "")
