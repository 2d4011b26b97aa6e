"""An answer how a column is read, where the heading it names stands above several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _
from evalapp.exchange.intake.headings import Heading, column_names
from evalapp.exchange.intake.how import FURTHER
from evalapp.exchange.intake.tables import Table
from evalapp.sheets.sheet import column_letters
from evalapp.words.fields import field_label

_COLUMN = "column:"
_WHICH = frozenset({*Use, FURTHER})  # what becomes of a column; all the rest is how it is read


def refuse_how_of_several(left: Sequence[Heading], answers: Mapping[str, str]) -> None:
    """`left` may each be the same field, and nobody said which. Raises BadValue for an answer that several of them are
    named by: taken it would be forgotten, for none of them is read.
    """
    for heading in dict.fromkeys(each.text for each in left):
        alike = [column_letters(each.position) for each in left if each.text == heading]
        answer = answers.get(_COLUMN + heading, "")
        if answer and answer not in _WHICH and len(alike) > 1:
            raise _several(heading, alike, alike[0], answer)


def refuse_how_of_lettered(asked: str, answer: str, headers: Iterable[Sequence[str]]) -> None:
    """Raises BadValue where `asked` is one of several columns with a heading, told from the others by its letters: by
    these is said which is read; how, by the heading.
    """
    for header in headers:
        for position, name in enumerate(column_names(header)):
            if asked == name != header[position]:
                heading = header[position]
                alike = [column_letters(n) for n, text in enumerate(header) if text == heading]
                raise _several(heading, alike, column_letters(position), answer)


def refuse_both_kept(table: Table, name: str, every: Sequence[Heading], answers: Mapping[str, str]) -> None:
    """Raises BadValue where of several columns that may each be the field two are kept, each by its own name: one of
    them would be, and the other one's answer forgotten.
    """
    names = column_names(table.sheet.header)
    kept = [names[each.position] for each in every if answers.get(_COLUMN + names[each.position]) == Use.KEEP]
    if len(kept) > 1:
        one, other = kept[:2]
        raise BadValue(
            _(
                "“{one}” and “{other}” cannot both be kept: one column alone is {field}. Say of the other "
                "“{other}=further” or “{other}=leave-out”."
            ).format(one=shorten(one), other=shorten(other), field=field_label(name))
        )


def _several(heading: str, alike: Sequence[str], one: str, answer: str) -> BadValue:
    return BadValue(
        _(
            "“{heading}” stands above several columns ({letters}): say with “{heading} ({one})=keep” which of them is "
            "read, and with “{heading}={answer}” how."
        ).format(heading=shorten(heading), letters=shorten(", ".join(alike)), one=one, answer=shorten(answer))
    )
