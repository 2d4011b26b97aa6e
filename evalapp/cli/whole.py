"""What can be asked of the program as a whole, without a command."""

from __future__ import annotations

import click

from evalapp import __version__
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
