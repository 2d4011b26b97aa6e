"""What the commands share: arguments, opening a file, and how results are written."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.incoming.system import unreadable_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import N_, _
from evalapp.domain.writing.characters import is_text, not_obeyed, visible
from evalapp.folders import require_folders
from evalapp.stops import at_once

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])

DONE, REFUSED, UNREADABLE = 0, 1, 2
MOST_NUMBER = (1 << 63) - 1  # more no file can hold
_LONGEST_NAME = 255  # bytes, on most systems
_LONGEST_CELL = 4_000  # characters


class FilePath(click.Path):
    """The name of a file: one that can be read or written, and kept as text."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)  # what cannot be read is said in words of ours

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        _refuse_dash(value)
        path = Path(str(super().convert(value, param, ctx)))  # type: ignore[arg-type]
        if not path.name or path.name == "..":
            raise KnownError(_("“{file}” is no name of a file.").format(file=visible(str(value))))
        _refuse_unfit(path)
        _refuse_unreadable(path)
        return path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is none
        return False


class FileOrFolderPath(FilePath):
    """The same, or a folder that is there, which `.` and `..` name too."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        _refuse_dash(value)
        path = Path(str(value))
        _refuse_unfit(path)  # before the system is asked, which takes no longer name either
        if str(value) and _is_folder(path):
            return path
        return super().convert(value, param, ctx)


class FolderPath(FilePath):
    """The same for a folder, which `.` names too."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if not str(value):
            raise KnownError(_("No folder is named; “.” is the one you are in."))
        _refuse_dash(value)
        path = Path(str(value))
        _refuse_unfit(path)
        return path


def _refuse_dash(value: object) -> None:
    """Raises KnownError for what means standard input or output elsewhere: a file of that name is nobody's wish."""
    if str(value) == "-":
        raise KnownError(
            _(
                "“-” names no file or folder: Evalapp reads and writes files alone. Give a name, or “./-” if it is "
                "called so."
            )
        )


def _refuse_unfit(path: Path) -> None:
    """Raises KnownError for a name that no system keeps, or that is no text, and for one below a file."""
    if len(os.fsencode(path.name)) > _LONGEST_NAME:
        raise KnownError(
            _("The name “{file}” is too long for a file; choose a shorter one.").format(
                file=shorten(path.name)
            )
        )
    if not is_text(str(path)):
        raise KnownError(
            _(
                "The name “{file}” holds bytes that are no letters (it may come from an old archive); rename it first."
            ).format(file=visible(str(path)))
        )
    require_folders(path)


def _refuse_unreadable(path: Path) -> None:
    """Raises KnownError for what is there and not open to who asks."""
    if os.path.exists(path) and not os.access(path, os.R_OK):
        raise KnownError(unreadable_words(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES))))


panel_argument = click.argument("panel", type=FilePath())
json_option = click.option(
    "--json", "as_json", is_flag=True, help=N_("One JSON document on standard output.")
)


def acting_as(command: F) -> F:
    return click.option("--as", "person", metavar="ID", help=N_("Act as this person of the panel."))(command)


@contextmanager
def opened(panel: Path, person: str | None = None, *, read_only: bool = False) -> Iterator[Workspace]:
    from evalapp.operations.clock import doubt_of_clock
    from evalapp.operations.desks.handing.away import away_said
    from evalapp.operations.workspace import Workspace

    with Workspace.open(panel, read_only=read_only) as workspace, workspace.blaming_damage():
        for heard in workspace.heard:
            tell(heard, err=True)
        if read_only and (away := away_said(workspace.view)):  # who would write is refused in the same words
            tell(away, err=True)
        if doubt := doubt_of_clock(workspace):
            tell(doubt, err=True)
        if person:
            workspace.act_as(person)
        yield workspace
        if workspace.traces_left:
            tell(workspace.traces_left, err=True)


@contextmanager
def shown(panel: Path) -> Iterator[tuple[Workspace, int]]:
    """To show results of a file, with the status to end with: of one that was altered that is said beside them."""
    with opened(panel, read_only=True) as workspace, workspace.file.as_it_stands():
        workspace.verdict.reach()
        if workspace.verdict.refusal:
            tell(workspace.verdict.refusal, err=True)
        yield workspace, REFUSED if workspace.verdict.refusal else DONE


def tell(text: object = "", *, err: bool = False, nl: bool = True) -> None:
    """For a person: what a name or a file holds never steers the terminal."""
    click.echo(not_obeyed(str(text)), err=err, nl=nl)


def ask(question: str, **how: Any) -> Any:
    """As `click.prompt`; who stops instead is not kept, also where something was done before."""
    with at_once():
        return click.prompt(question, **how)


def echo_json(document: object) -> None:
    from evalapp.operations.documents.json_text import json_pieces

    for piece in json_pieces(document):
        click.echo(piece, nl=False)
    click.echo()


def echo_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as their longest cell; the last one is left ragged.

    A cell is on one line, whatever it quotes from a file: else that would look like a row of ours.
    """
    lines = [head, *([visible(cell)[:_LONGEST_CELL] for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head) - 1)]
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line, widths)]
        tell("  ".join([*cells, line[-1]]).rstrip())


def amount_option(text: str | None) -> int | None:
    """An amount in euro, or with its own unit (`1,5 M€`), as cents. Raises KnownError.

    What a lone comma before three digits was taken for is said, as in an import, but where amounts are written so in
    the reader's language: a form shows it while it is typed.
    """
    from evalapp.operations.typed_amount import amount_said, is_probable, typed_amount

    if text is None:
        return None
    try:
        cents = typed_amount(text)
    except BadValue as error:
        raise KnownError(str(error)) from error
    if is_probable(text) and (said := amount_said(text)):
        words = _("“{value}” was read as {read}: the comma was taken for a mark of thousands.")
        tell(words.format(value=shorten(text), read=said), err=True)
    return cents


@contextmanager
def progress(label: str, *, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, and only where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def show(done: int, everything: int) -> None:
            bar.length = everything
            bar.update(done - bar.pos)

        yield show


def field_values(fields: Iterable[str], known: Sequence[str]) -> dict[str, str]:
    """Raises KnownError for what is no field, or stands twice."""
    values: dict[str, str] = {}
    for text in fields:
        name, equals, value = text.partition("=")
        name = name.strip().lower().replace("-", "_")
        if not equals or name not in known:
            raise KnownError(
                _(
                    "“{text}” is no field with its value; write FIELD=VALUE, where FIELD is one of: {known}."
                ).format(text=shorten(text), known=", ".join(known))
            )
        if name in values:
            raise KnownError(_("The field “{name}” stands twice; name it once.").format(name=name))
        values[name] = value.strip()
    return values
