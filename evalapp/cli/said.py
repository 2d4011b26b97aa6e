"""What the commands say of themselves, in the language of the moment, with the sentences of click itself."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy

import click

from evalapp.domain.texts import N_, NN_, _, current_language
from resources import resource

# What a reader may see of click: it asks gettext for these, and so they must stand in our catalogue, to the letter.
OF_CLICK = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Positional arguments"),
    N_("Show this message and exit."),
    N_("required"),
    N_("default: {default}"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing command."),
    N_("Choose from:\n\t{choices}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("Option {name!r} does not take a value."),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    N_("Argument {name!r} takes {nargs} values."),
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    N_("Error: {message}"),
    N_("Error: invalid input"),
)
_KINDS = {
    "TEXT": N_("TEXT"),
    "PATH": N_("PATH"),
    "INTEGER": N_("INTEGER"),
    "INTEGER RANGE": N_("INTEGER"),
}

# What stands for a thing that is named, where it is a word: it is read in sentences too.
_PLACES = {"FILE…": N_("FILE…")}


def said(command: click.Command) -> click.Command:
    """A copy of `command` whose help is in the language of the moment: the sentences are marked where it is made."""
    spoken = copy(command)
    spoken.help = _(command.help) if command.help else command.help
    spoken.options_metavar = _("[OPTIONS]")
    if isinstance(spoken, click.Group):
        spoken.subcommand_metavar = _(spoken.subcommand_metavar)
    spoken.params = [
        _said_option(each) if isinstance(each, click.Option) else _said_argument(each)
        for each in command.params
    ]
    return spoken


def _said_argument(argument: click.Parameter) -> click.Parameter:
    spoken = copy(argument)
    if spoken.metavar in _PLACES:
        spoken.metavar = _(_PLACES[spoken.metavar])
    return spoken


def _said_option(option: click.Option) -> click.Option:
    spoken = copy(option)
    spoken.help = _(option.help) if option.help else option.help
    kind = option.type.name.upper()
    if option.metavar is None and not option.is_flag and kind in _KINDS:
        spoken.metavar = _(_KINDS[kind])
    return spoken


@contextmanager
def click_in_our_words() -> Iterator[None]:
    """Within it click finds its own sentences in our catalogue: gettext takes the language from the environment."""
    before, language = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain("evalapp", str(resource("locale")))
    gettext.textdomain("evalapp")
    os.environ["LANGUAGE"] = current_language()
    try:
        yield
    finally:
        gettext.textdomain(before)
        if language is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = language


def refuse_twice(command: click.Command, ctx: click.Context, args: list[str]) -> None:
    """Raises KnownError for an option that takes one value and is given two: the last would count, in silence."""
    from evalapp.domain.errors import KnownError

    _values, _rest, given = command.make_parser(click.Context(command, parent=ctx)).parse_args(list(args))
    for option in given:
        if not isinstance(option, click.Option) or option.multiple or option.is_flag or option.count:
            continue
        if given.count(option) > 1:
            raise KnownError(_("The option {name} is given twice; give it once.").format(name=option.opts[0]))
