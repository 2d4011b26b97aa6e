"""`python -m tools.commands`: write what every command says of itself and of its options into docs/commands.md."""

from __future__ import annotations

from collections.abc import Iterator

import click

from evalapp.cli import COMMANDS, evalapp
from evalapp.cli.said import click_in_our_words, said
from evalapp.domain.texts import in_language
from resources import resource

PAGE = resource("..", "docs", "commands.md").resolve()
BEGIN, END = "<!-- what follows is written by tools.commands -->", "<!-- until here -->"
_WIDTH = 100


def _asked(command: click.Command, context: click.Context) -> str:
    formatter = context.make_formatter()
    command.format_help(context, formatter)
    return "\n".join(line.rstrip() for line in formatter.getvalue().rstrip().split("\n"))


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    settings = {**evalapp.context_settings, "terminal_width": _WIDTH, "max_content_width": _WIDTH}
    return command.context_class(command, info_name=name, parent=parent, **settings)


def of_each() -> Iterator[tuple[str, str]]:
    """(what is typed, what it answers to --help): the whole, then each command."""
    whole = said(evalapp)
    context = _context(whole, "evalapp", None)
    yield "evalapp", _asked(whole, context)
    for name in COMMANDS:
        command = evalapp.get_command(context, name)
        assert command is not None
        yield f"evalapp {name}", _asked(command, _context(command, name, context))


def described() -> str:
    with in_language("en"), click_in_our_words():
        pieces = [f"## `{typed}`\n\n```\n{answer}\n```\n" for typed, answer in of_each()]
    return "\n".join([BEGIN, "", *pieces, END])


def rewritten(page: str) -> str:
    before, _begin, rest = page.partition(BEGIN)
    return before + described() + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
