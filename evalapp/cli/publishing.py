"""`evalapp publish`: panels into a warehouse of many calls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalapp.cli.common import DONE, REFUSED, FilePath, echo_json, json_option, progress, tell
from evalapp.domain.texts import N_, _, ngettext
from evalapp.words import formats

if TYPE_CHECKING:
    from evalapp.operations.publishing.publishing import Outcome, Published


@click.command("publish", help=N_("Put panels into a warehouse of many calls (PostgreSQL)."))
@click.argument("panels", nargs=-1, required=True, type=FilePath(), metavar="PANEL…")
@click.option(
    "--to",
    "url",
    required=True,
    metavar="URL",
    help=N_("postgresql://USER@SERVER:PORT/DATABASE; the password is read from .pgpass or PGPASSWORD."),
)
@click.option(
    "--older",
    "is_older_too",
    is_flag=True,
    help=N_("Also a file that does not go on from what was published, as after a back-up was put back."),
)
@json_option
def publish_command(panels: tuple[Path, ...], url: str, is_older_too: bool, as_json: bool) -> int:
    from evalapp.operations.publishing.publishing import publish

    with progress(_("Files published"), quiet=as_json) as show:
        done = publish(panels, url, is_older_too=is_older_too, tell=show)
    if as_json:
        echo_json(_document(done))
    else:
        _tell(done)
    return DONE if done.is_whole else REFUSED


def _tell(done: Published) -> None:
    if done.is_new:
        tell(_("The tables of the warehouse were laid out on {server}.").format(server=done.server))
    for each in done.outcomes:
        tell(f"{each.path}: {_words(each)}")
        for note in each.notes:
            tell(f"  {note}")
    if done.left_to_do:
        tell(
            _("This user may not make or grant the roles of the warehouse; have its manager carry out:"),
            err=True,
        )
        for statement in done.left_to_do:
            tell(f"  {statement};", err=True)


def _words(each: Outcome) -> str:
    from evalapp.operations.publishing.publishing import Became

    if each.became is Became.REFUSED:
        return _("not published: {reason}").format(reason=each.reason)
    if each.became is Became.UP_TO_DATE:
        return _("up to date, after change {change}.").format(change=each.change)
    words = (
        ngettext(
            "published after change {change}, with {n} score.",
            "published after change {change}, with {n} scores.",
            each.scores,
        )
        if each.became is Became.PUBLISHED
        else ngettext(
            "published again after change {change}, with {n} score.",
            "published again after change {change}, with {n} scores.",
            each.scores,
        )
    )
    return words.format(change=each.change, n=formats.whole(each.scores))


def _document(done: Published) -> dict[str, object]:
    return {
        "server": done.server,
        "laid_out": done.is_new,
        "left_to_do": list(done.left_to_do),
        "panels": [
            {
                "file": str(each.path),
                "panel": each.panel or None,
                "title": each.title or None,
                "outcome": str(each.became),
                "reason": each.reason,
                "change": each.change,
                "fingerprint": each.fingerprint or None,
                "rows": dict(each.rows),
                "notes": list(each.notes),
            }
            for each in done.outcomes
        ],
    }
