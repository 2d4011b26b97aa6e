"""What people type into a field of one line."""

from __future__ import annotations

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import hidden_in, unfit_in

MOST_OF_A_LINE = 1_000
"""As many characters as a table may bring for a title or a name."""


MOST_OF_A_REASON = 2_000
"""As many characters as a reason may have, whatever it is the reason of."""


def refuse_unfit_reason(reason: str) -> None:
    """Raises BadValue where it is too long, or holds what cannot be printed."""
    _refuse_unprintable(reason)
    if len(reason.strip()) > MOST_OF_A_REASON:
        raise BadValue(_("A reason has at most {most} characters.").format(most=MOST_OF_A_REASON))


def typed_line(text: str, most: int = MOST_OF_A_LINE) -> str:
    """The text on one line. Raises BadValue where it is too long, or holds what cannot be printed."""
    line = " ".join(text.split())
    _refuse_unprintable(line)
    if len(line) > most:
        raise BadValue(
            _("“{value}” has {count} characters; at most {most} fit here.").format(
                value=shorten(line), count=len(line), most=most
            )
        )
    return line


def typed_name(text: str, most: int = MOST_OF_A_LINE) -> str:
    """The name of somebody who need not be in a list, on one line: what nobody sees would make it look like another's.

    Raises BadValue for that too.
    """
    name = typed_line(text, most)
    if character := hidden_in(name):
        said = _("“{value}” holds {character}, which nobody sees in a name; type it again.")
        raise BadValue(said.format(value=shorten(name), character=character))
    return name


def _refuse_unprintable(text: str) -> None:
    if character := unfit_in(text):
        said = _("“{value}” holds {character}, which cannot be printed; take it out.")
        raise BadValue(said.format(value=shorten(text), character=character))
