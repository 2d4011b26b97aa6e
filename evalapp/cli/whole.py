"""What can be asked of the program as a whole, without a command."""

from __future__ import annotations

import click

from evalapp import __version__
from evalapp.domain.incoming.system import system_words
from evalapp.domain.texts import _


def tell_version(context: click.Context, _option: click.Parameter, is_asked: bool) -> None:
    if is_asked and not context.resilient_parsing:
        click.echo(_("evalapp, version {version}").format(version=__version__))
        context.exit()


def refuse_selfcheck(context: click.Context, _option: click.Parameter, is_asked: bool) -> None:
    """`main.py` does it, since the window is tried too; it stands here for the help page."""
    from evalapp.domain.errors import KnownError

    if is_asked and not context.resilient_parsing:
        raise KnownError(_("Give --selfcheck first, without a command: evalapp --selfcheck."))


def what_was_unsaid(error: Exception) -> str:
    """A sentence where something could not be said, as on a full disk; else empty. What was done stands."""
    at = error.__traceback__ if isinstance(error, OSError) else None
    while at is not None and at.tb_frame.f_code is not click.echo.__code__:
        at = at.tb_next
    if at is None:
        return ""
    words = _(
        "The output could not be written ({why}). What the command did stands; “evalapp history” shows it."
    )
    return words.format(why=system_words(error))  # type: ignore[arg-type]


def what_went_wrong(error: Exception) -> str:
    """Of what nobody foresaw."""
    return _(
        "This should not have happened: {kind} ({why}). Please report it; EVALAPP_DEBUG=1 shows where."
    ).format(kind=type(error).__name__, why=error)
