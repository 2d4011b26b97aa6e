"""What the visible sheets of a form share: widths, links, protection, paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import ngettext
from evalapp.exchange.forms.content import FormContent
from evalapp.sheets.names import quoted
from evalapp.sheets.style import LINK, Look, write

_A4 = 9
_MARGIN = 0.4  # inches
_MOST_FOOTER = 45  # twice that with every & written double; Excel allows 255 in all


def prepare(sheet: Worksheet, widths: Mapping[str, float]) -> None:
    """Widths in characters."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.showRowColHeaders = True
    for column, width in widths.items():
        sheet.column_dimensions[column].width = width


def link(sheet: Worksheet, address: str, text: str, target: str, look: Look = LINK) -> None:
    """A text that leads to the sheet called `target`."""
    cell = write(sheet, address, text, look)
    cell.hyperlink = Hyperlink(ref=address, location=f"{quoted(target)}!A1")


def number_format(criteria: int) -> str:
    """Shows a number as “4 of 6 criteria”, so that formulas can go on counting with it."""
    words = ngettext("of {n} criterion", "of {n} criteria", criteria).format(n=criteria)
    return '0" {}"'.format(words.replace('"', ""))


def finish(sheet: Worksheet, content: FormContent, *, area: str, title_row: int) -> None:
    """Lock what is not open, and lay the sheet out on landscape A4, its width on one page."""
    sheet.protection.sheet = True
    # Rows and columns may be made larger: comments can be long.
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_area = area
    sheet.print_title_rows = f"{title_row}:{title_row}"
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.page_margins.top = _MARGIN
    sheet.page_margins.bottom = 2 * _MARGIN
    footer: Any = sheet.oddFooter
    parts = (footer.left, footer.center, footer.right)
    for part, text in zip(parts, (_footer(content.title), _footer(content.juror.name), "&P / &N")):
        part.text, part.size = text, 8


def _footer(text: str) -> str:
    """A text in which no sign is a command to the printer."""
    return shorten("".join(mark for mark in text if mark.isprintable()), _MOST_FOOTER).replace("&", "&&")
