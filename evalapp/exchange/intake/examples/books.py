"""Example sheets: an empty table with our headings, and beside it what belongs in each field."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import WORKBOOK
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.own_files import EXPLAINED
from evalapp.exchange.intake.examples.told import TABLES, Told, fields_told
from evalapp.files import FOR_OTHERS, NOTHING_SEEN, write_bytes
from evalapp.sheets.style import HEAD, write
from evalapp.words.fields import field_label

_ROWS = 1_000  # with a choice or an explanation at the cell
_PROMPT, _TITLE = 255, 32  # characters that a spreadsheet shows
_CHOICES = {
    "helix": "company,knowledge,government,other",
    "committed": "yes,no",
    "role": "juror,chair,deputy chair,secretary",
}


def write_examples(folder: Path) -> tuple[Path, ...]:
    """One workbook a table. Raises KnownError; where one is there already, nothing is written."""
    paths = {table: folder / f"{table}{WORKBOOK.suffix}" for table in TABLES}
    if there := [path.name for path in paths.values() if path.exists()]:
        raise KnownError(
            _("“{file}” is there already; choose another folder, nothing was overwritten.").format(
                file="”, “".join(there)
            )
        )
    for table, path in paths.items():
        write_bytes(path, example_of(table), mode=FOR_OTHERS, over=NOTHING_SEEN)
    return tuple(paths.values())


def example_of(table: str) -> bytes:
    """The workbook: its first sheet is taken in, its second only says what belongs where."""
    book = Workbook()
    fields = fields_told(table)
    sheet = book.active
    assert sheet is not None
    sheet.title = _titles()[table]
    for n, each in enumerate(fields, start=1):
        letter = get_column_letter(n)
        write(sheet, f"{letter}1", each.heading, HEAD)
        sheet.column_dimensions[letter].width = max(14, min(len(each.heading) + 6, 40))
        sheet.add_data_validation(_help_at(each, letter))
    sheet.freeze_panes = "A2"
    notes = book.create_sheet(_("What belongs where"))
    for n, head in enumerate(note_headings(), start=1):
        write(notes, f"{get_column_letter(n)}1", head, HEAD)
    for row, each in enumerate(fields, start=2):
        said = (each.heading, _("yes") if each.is_needed else _("no"), each.note, each.example)
        for n, text in enumerate(said, start=1):
            write(notes, f"{get_column_letter(n)}{row}", text)
    for letter, width in zip("ABCD", (28, 10, 90, 34)):
        notes.column_dimensions[letter].width = width
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def note_headings() -> tuple[str, ...]:
    return tuple(_(each) for each in EXPLAINED)


def _titles() -> dict[str, str]:
    return {
        "applications": field_label("applications").capitalize(),
        "partners": field_label("partners").capitalize(),
        "budget": field_label("budget").capitalize(),
        "jury": _("Jury"),
    }


def _help_at(each: Told, letter: str) -> DataValidation:
    """What belongs in a cell, shown when it is chosen: unlike a note on it no reader takes it for a remark."""
    choices = _CHOICES.get(each.name)
    help = DataValidation(
        type="list" if choices else None,
        formula1=f'"{choices}"' if choices else None,
        allow_blank=True,
        showErrorMessage=False,
        showInputMessage=True,
        promptTitle=each.heading[:_TITLE],
        prompt=each.note[:_PROMPT],
    )
    help.add(f"{letter}2:{letter}{_ROWS}")
    return help
