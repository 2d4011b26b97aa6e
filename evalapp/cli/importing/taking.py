"""What a command is told of hidden rows and of columns, and what it tells of them: also as a map of columns, in and
out, and as empty sheets to fill in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from evalapp.cli.common import DONE, FilePath, FolderPath, tell
from evalapp.domain.application import Helix
from evalapp.domain.errors import ColumnsUnknown, KnownError
from evalapp.domain.intake import ImportPlan, ImportRow, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.awaited import STILL_THE_SAME
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.layout import SheetSeen
from evalapp.domain.taking.row_use import ALL_ALIKE, HiddenBy, RowUse
from evalapp.domain.texts import N_, _

_ASK = "ask"
_WHOLE = "!*"  # after the name of a sheet: all of its rows


def row_option(command: Callable[..., Any]) -> Callable[..., Any]:
    option = click.option(
        "--row",
        "rows",
        multiple=True,
        metavar="N=HOW",
        help=N_(
            "Whether a row that is hidden in the workbook counts, 7=keep or SHEET!7=leave-out; “filter”, “hand”, "
            "“either” or “struck” for all that are so hidden or struck through, and hand=ask refuses those until "
            "somebody says; SHEET!*=leave-out for a whole sheet of applications."
        ),
    )
    return option(command)


def row_answers(rows: Iterable[str], *, without_hidden: bool = False) -> dict[str, str]:
    """By the ids of the questions about them. Raises KnownError.

    `without_hidden` leaves out those that somebody hid: a filter hides whatever it does not look for.
    """
    answers: dict[str, str] = {}
    for text in rows:
        which, _equals, use = (part.strip() for part in text.rpartition("="))
        is_for_all = which in tuple(HiddenBy)
        more: list[str] = (
            [_ASK] if which == HiddenBy.HAND else [Use.REMOVE] if which == HiddenBy.UNSEEN else []
        )
        if which.endswith(_WHOLE):
            more = [*Helix]
        if not which or use not in (Use.KEEP, Use.LEAVE_OUT, *more):
            raise KnownError(
                _("“{text}” does not say what becomes of a row; write 7=keep or 7=leave-out.").format(
                    text=shorten(text)
                )
            )
        asked = (
            "hidden-rows:" if use == _ASK else f"hidden-rows:{which}" if is_for_all else f"hidden-row:{which}"
        )
        if which.endswith(_WHOLE):
            asked = f"sheet:{which.removesuffix(_WHOLE)}"

        if answers.setdefault(asked, use) != use:
            raise KnownError(_("Two things are to become of row {row}; say one.").format(row=shorten(which)))
    by_hand = f"hidden-rows:{HiddenBy.HAND}"
    if without_hidden and "hidden-rows:" not in answers:
        answers.setdefault(by_hand, Use.LEAVE_OUT)
    return answers


def option_of(id: str, answer: str) -> str:
    """How the command line was told this answer."""
    kind, _colon, about = id.partition(":")
    if kind == "number" and not about:
        return f"--{answer}-number"
    if id.startswith(STILL_THE_SAME):
        return f"--same-application {about}"
    if kind in ("hidden-row", "hidden-rows"):
        return f"--row {about or HiddenBy.HAND}={answer}"
    if kind == "sheet":
        return f"--row {about}{_WHOLE}={answer}"
    return f"--read {about}={answer}"


def row_documents(rows: Iterable[RowUse]) -> list[dict[str, Any]]:
    return [asdict(each) for each in rows]


def tell_undecided(rows: Iterable[RowUse]) -> None:
    """How to say of those of which nobody said anything yet whether they count."""
    for which in dict.fromkeys(each.hidden_by for each in rows if each.use is None):
        text = _("Say which of them with --row N=keep or N=leave-out, or of all with --row {which}=keep.")
        tell(text.format(which=which))


def tell_how_to_answer(asked: Sequence[Question]) -> None:
    """The options of an import that answer these questions, each with its own answers; of rows `tell_undecided` says
    them."""
    ids = [each.id for each in asked]
    for each in asked:
        if each.id.startswith("sheet:"):
            text = _("Say what becomes of “{sheet}” with --row {sheet}!*=ANSWER; the answers are: {answers}.")
            answers = ", ".join(choice.id for choice in each.choices)
            tell(text.format(sheet=each.id.removeprefix("sheet:"), answers=answers))
    if any(each.startswith("which:") for each in ids):
        tell(
            _(
                "Say which of the columns it is with --read HEADING=keep or HEADING=FIELD; where several have one "
                "heading, with the letters of the column behind it, “HEADING (C)”."
            )
        )
    if any(not each.startswith(("number:", "sheet:", "which:", ALL_ALIKE, STILL_THE_SAME)) for each in ids):
        tell(_("Say how with --read HEADING=HOW."))
    if any(each.startswith("number:") for each in ids):
        tell(_("Say which it is with --same-number or --other-number."))
    if any(each.startswith(STILL_THE_SAME) for each in ids):
        tell(_("Where it is still the same application, say so with --same-application NUMBER."))


def column_option(command: Callable[..., Any]) -> Callable[..., Any]:
    option = click.option(
        "--read",
        "reads",
        multiple=True,
        metavar="HEADING=HOW",
        help=N_("Which of two columns that may be the same is taken: keep for it, leave-out for the other."),
    )
    return option(command)


def column_answers(reads: Iterable[str]) -> dict[str, str]:
    """By the ids of the questions about them. Raises KnownError."""
    answers: dict[str, str] = {}
    for text in reads:
        heading, _equals, use = (part.strip() for part in text.rpartition("="))
        if not heading or use not in (Use.KEEP, Use.LEAVE_OUT):
            raise KnownError(
                _(
                    "“{text}” does not say whether a column is taken; write HEADING=keep or HEADING=leave-out."
                ).format(text=shorten(text))
            )
        if answers.setdefault(f"column:{heading}", use) != use:
            raise KnownError(
                _("“{heading}” is to be read in two ways; say one.").format(heading=shorten(heading))
            )
    return answers


def place_of(row: ImportRow) -> str:
    """`list.xlsx [Sheet]:7`"""
    return f"{row.file}:{row.row}" if not row.sheet else f"{row.file} [{row.sheet}]:{row.row}"


def map_options(command: Callable[..., Any]) -> Callable[..., Any]:
    given = click.option("--map", "map_file", type=FilePath(), help=N_("Which column is which (TOML)."))
    out = click.option(
        "--map-out", type=FilePath(), help=N_("Write the map that was used (TOML), for --map.")
    )
    return given(out(command))


@contextmanager
def telling_columns() -> Iterator[None]:
    """Where nobody understands the columns, what each may be is told beside the error."""
    try:
        yield
    except ColumnsUnknown as error:
        lines = [line for sheet in error.layout for line in _proposals(sheet)]
        if lines:
            tell(_("They may be these; check them, and give them with --map:"), err=True)
            for line in lines:
                tell(line, err=True)
        raise


def _proposals(sheet: SheetSeen) -> Iterator[str]:
    from evalapp.operations.panel.mapping import map_line

    if any(each.proposed for each in sheet.columns):
        yield f"[{'columns' if sheet.kind == 'applications' else sheet.kind}]"
    for each in sheet.columns:
        if each.proposed:
            yield f"{map_line(each.name, each.proposed)}  # {each.why}"


def write_map(path: Path | None, plan: ImportPlan, *, panel: str, err: bool = False) -> None:
    """`err`: said beside what is written out, which is a document.

    Raises KnownError. Headings that say it all need no map, and keep nothing from being taken in."""
    from evalapp.operations.panel.mapping import has_more, save_map

    if path is not None and plan.mapped.is_empty and not has_more(plan.layout):
        tell(
            _("No column map was written: nothing was said of any column, the headings say it all."), err=err
        )
    elif path is not None:
        save_map(path, plan.mapped, plan.layout, panel=panel)
        tell(_("The column map was written to {file}.").format(file=path.name), err=err)


def layout_document(plan: ImportPlan) -> list[dict[str, Any]]:
    return [
        {
            "file": sheet.file,
            "sheet": sheet.name,
            "kind": sheet.kind if sheet.is_used else "",
            "heading_row": sheet.heading_row,
            "rows": sheet.rows,
            "lacking": sheet.lacking,
            "why": sheet.why,
            "columns": [
                {
                    "column": each.letters,
                    "heading": each.heading,
                    "field": each.target,
                    "certainty": str(each.certainty),
                    "why": each.why,
                    "proposed": each.proposed,
                }
                for each in sheet.columns
            ],
        }
        for sheet in plan.layout
    ]


@click.command("examples", help=N_("Write empty example sheets to fill in and import."))
@click.argument("folder", type=FolderPath())
def examples_command(folder: Path) -> int:
    from evalapp.operations.panel.mapping import save_examples

    for path in save_examples(folder):
        tell(_("Written: {file}.").format(file=path.name))
    return DONE
