"""The first sheet of a form: whose it is, how it is filled in, and how far each application is."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.forms.content import FormContent
from evalapp.exchange.forms.looks import DOTS, STATE
from evalapp.exchange.forms.page import PROGRESS
from evalapp.exchange.forms.sheet import finish, link, number_format, prepare
from evalapp.exchange.forms.words import instructions
from evalapp.sheets.names import quoted
from evalapp.sheets.style import (
    BODY,
    FIGURE,
    HEAD,
    LABEL,
    QUIET,
    RULED_FIGURE,
    RULED_LINK,
    RULED_NAME,
    SUBTITLE,
    TITLE,
    alert,
    dress,
    height_of,
    write,
    write_across,
)
from evalapp.words.formats import day, moment, short_fingerprint

_WIDTHS = {"A": 2.0, "B": 13.0, "C": 56.0, "D": 38.0, "E": 20.0, "F": 18.0, "G": 14.0}
_LAST = "G"
_TITLE_WIDTH = sum(_WIDTHS.values())
_MOST_DOTS = 16
_TITLE, _WHO, _ABOUT, _HOW = 2, 3, 4, 6


def write_overview(sheet: Worksheet, content: FormContent, names: Sequence[str]) -> None:
    """`names` are those of the applications' sheets, in the order of the content's dossiers."""
    prepare(sheet, _WIDTHS)
    write_across(sheet, "B", _LAST, _TITLE, shorten(content.title, 200), TITLE)
    sheet.row_dimensions[_TITLE].height = height_of(
        [(content.title[:200], _TITLE_WIDTH)], least=32, size=TITLE.size
    )
    whose = _("Score form of {juror}").format(juror=shorten(content.juror.name, 100))
    write_across(sheet, "B", _LAST, _WHO, whose, SUBTITLE)
    write_across(sheet, "B", _LAST, _ABOUT, _about(content), QUIET)
    write(sheet, f"B{_HOW}", _("How it works"), LABEL)
    row = _HOW
    for number, line in enumerate(instructions(), start=1):
        write_across(sheet, "C", _LAST, row, f"{number}.  {line}", BODY)
        sheet.row_dimensions[row].height = 17
        row += 1
    head = row + 1
    _write_head(sheet, head)
    for offset, name in enumerate(names, start=1):
        _write_line(sheet, head + offset, content, offset - 1, name)
    _write_total(sheet, head, len(names), len(content.scheme.criteria))
    sheet.freeze_panes = f"A{_ABOUT + 1}"
    finish(sheet, content, area=f"B{_TITLE}:{_LAST}{head + len(names) + 1}", title_row=head)


def _about(content: FormContent) -> str:
    parts = [content.reference] if content.reference else []
    parts.append(
        _("form {number} of {day}").format(number=content.number, day=day(content.created_at))
        + f" ({short_fingerprint(content.ids.token)})"
    )
    if content.deadline:
        parts.append(_("to be sent in by {moment}").format(moment=moment(content.deadline)))
    if content.is_demo:
        parts.append(_("DEMO: the applications and people in this form are fictitious."))
    return " · ".join(parts)


def _write_head(sheet: Worksheet, row: int) -> None:
    heads = (_("Number"), _("Application"), _("Applicant"), _("Progress"), "", _("State"))
    for column, text in zip("BCDEFG", heads):
        write(sheet, f"{column}{row}", text, HEAD)
    sheet.row_dimensions[row].height = 24


def _write_line(sheet: Worksheet, row: int, content: FormContent, position: int, name: str) -> None:
    application = content.dossiers[position].application
    criteria = len(content.scheme.criteria)
    title = shorten(application.title, 200)
    link(sheet, f"B{row}", application.number, name, RULED_LINK)
    link(sheet, f"C{row}", title, name, RULED_LINK)
    write(sheet, f"D{row}", shorten(application.organisation, 120), RULED_NAME)
    count = f"{quoted(name)}!{PROGRESS}"
    if criteria <= _MOST_DOTS:
        sheet[f"E{row}"] = f'=REPT("●",{count})&REPT("○",{criteria}-{count})'
    dress(sheet[f"E{row}"], DOTS)
    sheet[f"F{row}"] = f"={count}"
    sheet[f"F{row}"].number_format = number_format(criteria)
    dress(sheet[f"F{row}"], RULED_FIGURE)
    sheet[f"G{row}"] = '=IF(F{row}={all},"{done}","{due}")'.format(
        row=row, all=criteria, done=_("done").replace('"', ""), due=_("to do").replace('"', "")
    )
    dress(sheet[f"G{row}"], STATE)
    rule = Rule(type="expression", formula=[f"$F{row}={criteria}"], dxf=alert("good"))
    sheet.conditional_formatting.add(f"G{row}", rule)
    texts = [(title, _WIDTHS["C"]), (application.organisation[:120], _WIDTHS["D"])]
    sheet.row_dimensions[row].height = height_of(texts, least=22)


def _write_total(sheet: Worksheet, head: int, applications: int, criteria: int) -> None:
    row = head + applications + 1
    write(sheet, f"E{row}", _("Together"), FIGURE)
    sheet[f"F{row}"] = f"=SUM(F{head + 1}:F{row - 1})" if applications else 0
    sheet[f"F{row}"].number_format = number_format(criteria * applications)
    dress(sheet[f"F{row}"], FIGURE)
    sheet.row_dimensions[row].height = 24
