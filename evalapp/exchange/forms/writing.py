"""Making a spreadsheet form: a protected workbook that a juror fills in with any spreadsheet program."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.texts import _
from evalapp.exchange.forms.content import FormContent
from evalapp.exchange.forms.ids import KIND, hidden_column
from evalapp.exchange.forms.lists import Lists
from evalapp.exchange.forms.overview import write_overview
from evalapp.exchange.forms.page import Around, write_page
from evalapp.exchange.forms.strays import TEXTS, column_of_texts
from evalapp.sheets.names import SheetNames
from evalapp.sheets.style import colour
from evalapp.sheets.text import in_cell

_WARNING = (
    "This sheet tells Evalapp which score belongs where. A form that was altered here cannot be merged."
)


def write_form(content: FormContent, key: bytes) -> bytes:
    """The bytes of an .xlsx; `key` is that of the panel's checksums (`form_key`). In the current language.

    Raises BadValue where the comments are too many for a form.
    """
    names = SheetNames()
    hidden_name, lists_name = names.give("evalapp"), names.give("evalapp-lists")
    overview_name = names.give(_("Overview"))
    pages = [names.give(each.application.number) for each in content.dossiers]
    workbook = Workbook()
    overview = workbook.worksheets[0]
    overview.title = overview_name
    sheets = [workbook.create_sheet(name) for name in pages]
    lists = Lists(
        _not_shown(workbook.create_sheet(lists_name)), [each.scale for each in content.scheme.criteria]
    )
    hidden = _not_shown(workbook.create_sheet(hidden_name))
    _write_hidden(hidden, hidden_column(content.ids, key))
    write_overview(overview, content, pages)
    overview.sheet_properties.tabColor = colour("accent")
    around = ["", *pages, ""]
    for position, sheet in enumerate(sheets):
        neighbours = Around(overview=overview_name, before=around[position], after=around[position + 2])
        write_page(sheet, content, position, neighbours, lists)
    for row, piece in enumerate(column_of_texts([overview, *sheets]), start=1):
        hidden.cell(row, TEXTS, piece).data_type = "s"
    _describe(workbook, content)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _not_shown(sheet: Worksheet) -> Worksheet:
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    return sheet


def _write_hidden(sheet: Worksheet, cells: list[str]) -> None:
    for row, text in enumerate(cells, start=1):
        cell = sheet.cell(row, 1, text)
        cell.data_type = "s"
    sheet["B1"] = _WARNING


def _describe(workbook: Any, content: FormContent) -> None:
    # Sheets that cannot be renamed, moved or taken away by accident; there is no password.
    workbook.security = WorkbookProtection(lockStructure=True)
    workbook.custom_doc_props.append(StringProperty(name=KIND, value=content.form))
    workbook.properties.creator = "Evalapp"
    workbook.properties.title = in_cell(content.title)[:250]
    moment = datetime.fromisoformat(content.created_at)
    workbook.properties.created = moment.replace(tzinfo=None)
