"""How a command ends: its exit status, an error in one sentence, and what became of a stop that it was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from evalapp.cli.common import DONE, REFUSED, UNREADABLE, tell
from evalapp.cli.said import click_in_our_words
from evalapp.cli.whole import what_was_unsaid, what_went_wrong
from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.domain.writing.characters import visible
from evalapp.stops import Watch, watching


def ended(work: Callable[[], object], *, is_last: bool = False) -> int:
    """Do the work; the status to end with. Whatever it raises is told on standard error."""
    with watching(is_last=is_last) as watch:
        try:
            status = work()
            watch.is_final = True  # all was told
            if watch.is_asked:
                _tell_asked()
        except BaseException as error:
            watch.is_final = True  # a stop does not break off the telling
            return _told(error, watch)
    return status if isinstance(status, int) else DONE


def _told(error: BaseException, watch: Watch) -> int:
    if isinstance(error, KnownError):
        _complain(str(error))
    elif isinstance(error, click.ClickException):
        with click_in_our_words():
            _complain(error.format_message())
    elif (
        isinstance(error, (click.Abort, KeyboardInterrupt)) or watch.is_heard
    ):  # however a library passes it on
        return _tell_stopped(watch)
    elif isinstance(error, BrokenPipeError):  # the reader has seen enough (evalapp history | head)
        _say_no_more()
        return DONE
    elif not isinstance(error, Exception) or os.environ.get("EVALAPP_DEBUG"):
        raise error
    elif unsaid := what_was_unsaid(error):
        _say_no_more()
        _complain(unsaid)
        return REFUSED
    else:
        _complain(what_went_wrong(error))
    return UNREADABLE


def _complain(sentences: str) -> None:
    """What the messages quote from files must not steer the terminal."""
    # click sets each choice behind a tab, which would be shown as what it is written with.
    click.echo("\n".join(map(visible, sentences.expandtabs(4).split("\n"))), err=True)


def _say_no_more() -> None:
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115


def _tell_stopped(watch: Watch) -> int:
    from evalapp.words.phrases import join_names

    done = watch.done
    if not done:
        tell(_("Stopped; nothing was changed."), err=True)
        return UNREADABLE
    words = _("Stopped. What was done before that stays: {done}. The rest was not done.")
    tell(words.format(done=join_names(_named(path, done[path]) for path in done)), err=True)
    return REFUSED


def _tell_asked() -> None:
    tell(_("You asked to stop, but it was done by then; what is told here is what was done."), err=True)


def _named(path: Path, changes: list[int]) -> str:
    name = shorten(path.name)
    if not changes:
        return name
    numbers = str(changes[0]) if len(changes) == 1 else f"{changes[0]}–{changes[-1]}"
    words = ngettext("{file} (change {numbers})", "{file} (changes {numbers})", len(changes))
    return words.format(file=name, numbers=numbers)
