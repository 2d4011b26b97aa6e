"""What is more often a slip than a decision is asked about: here by refusing it until somebody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evalapp.cli.common import tell
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import N_, _

if TYPE_CHECKING:
    from evalapp.operations.view import View

as_read_option = click.option(
    "--as-read",
    is_flag=True,
    help=N_("The amount is meant as it is read, also where that is asked about."),
)


def refuse_unsure(view: View, number: str, typed: str | None, cents: int | None, *, as_read: bool) -> None:
    """Raises KnownError with the question, unless `as_read`."""
    from evalapp.operations.deciding.typed_proposal import asked_of_amount

    if typed is None or cents is None or as_read:
        return
    asked = asked_of_amount(view, number, typed, cents)
    if asked:
        raise KnownError(_("{question} With --as-read it is recorded as it is read.").format(question=asked))


def note_asked(asked: str) -> None:
    """What the window asks before it records, said beside it: a script that gives a true day goes on working."""
    if asked:
        tell(asked, err=True)
