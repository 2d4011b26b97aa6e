"""Which application a sheet of a form shows on top: that is what a juror scored, whatever its marks say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from evalapp.domain.application import Application
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import LANGUAGES, _, in_language
from evalapp.exchange.forms.reading import ReadForm
from evalapp.exchange.forms.returned import FormPage
from evalapp.exchange.forms.strays import OwnTexts
from evalapp.exchange.merge.incoming import FormSource, ShownApplication
from evalapp.sheets.sheet import column_letters, one_line
from evalapp.sheets.text import from_cell
from evalapp.sheets.xlsx_files import cell_text

TITLE_COLUMN = 1
"""The position of the column in which a sheet begins."""

BACK = "← "
"""What a link to a sheet before this one begins with: it may stand above the title."""

_GAP = "   "


def title_of(application: Application) -> str:
    return f"{application.number}{_GAP}{shorten(application.title, 240)}"


def another_shown(page: FormPage, numbers: Sequence[str]) -> str:
    """Why nothing is taken of a sheet that shows another application than its rows belong to; empty where it does not.

    `numbers` are those of the form, by the positions in its marks. A title that names none of them proves nothing.
    """
    for shown, row, sheet in _titled(page):
        own = numbers[sheet] if sheet < len(numbers) else ""
        other = _named(shown, numbers)
        if own and other and other != own and not shown.startswith(own + _GAP):
            return _(
                "{cell}: “{shown}” stands on top, but the rows below belong to {own}, so nothing was taken from this "
                "sheet; ask the juror which application the scores are of, and fill in a fresh copy of the form."
            ).format(cell=_address(page, row), shown=shorten(one_line(shown), 60), own=shorten(own, 64))
    return ""


def source_of(form: ReadForm) -> FormSource:
    ids = form.ids
    numbers = [each.application for each in ids.sheets]
    return FormSource(
        panel=ids.panel,
        form=ids.form,
        juror=ids.juror,
        scheme_version=ids.scheme_version,
        shown=tuple(each for page in form.pages for each in _shown_on(page, numbers, form.own)),
        name=_name_on(form.others),
        is_of_earlier_key=form.which > 0,
    )


def _name_on(pages: Sequence[FormPage]) -> str:
    """Whose form the overview says that it is, in the language in which it was written."""
    heads = []
    for language in LANGUAGES:
        with in_language(language):
            heads.append(_("Score form of {juror}").format(juror="").strip())
    for page in pages:
        for _number, cells in page.others:
            text = _text(cells)
            for head in heads:
                if text.startswith(f"{head} "):
                    return text.removeprefix(head).strip()
    return ""


def _shown_on(page: FormPage, numbers: Sequence[str], own: OwnTexts) -> Iterator[ShownApplication]:
    """What each application is called on top of the page; of the applicant only where its row is still the next.

    Where the title was emptied another text of the form is the first, which is none: it is not said to be typed.
    """
    below = {number: _text(cells) for number, cells in page.others}
    for shown, row, sheet in dict.fromkeys(_titled(page)):
        number = numbers[sheet] if sheet < len(numbers) else ""
        is_numbered = shown == number or shown.startswith(f"{number} ")
        if not number:
            continue
        yield ShownApplication(
            application=number,
            title=one_line(shown[len(number) :] if is_numbered else shown),
            title_cell=_address(page, row),
            is_typed=is_numbered or not (own.is_known and own.has(one_line(shown))),
            organisation=one_line(below.get(row + 1, "")),
            organisation_cell=_address(page, row + 1),
        )


def _titled(page: FormPage) -> Iterator[tuple[str, int, int]]:
    """The title above each marked row, the row of that title, and the position of the application it belongs to."""
    marked = {number: mark.sheet for mark, number, _cells in page.rows}
    rows: list[tuple[int, Sequence[Any]]] = [
        *((number, cells) for _mark, number, cells in page.rows),
        *page.others,
    ]
    title, place = "", 0
    for number, cells in sorted(rows, key=lambda row: row[0]):
        if number in marked:
            if title:
                yield title, place, marked[number]
            continue
        text = _text(cells)
        if text and not text.startswith(BACK.strip()) and (not title or _GAP in text):
            title, place = text, number


def _address(page: FormPage, row: int) -> str:
    return f"{page.name}!{column_letters(TITLE_COLUMN)}{row}"


def _text(cells: Sequence[Any]) -> str:
    value = cells[TITLE_COLUMN].value if len(cells) > TITLE_COLUMN else None
    if value is None:
        return ""
    return (from_cell(value) if isinstance(value, str) else cell_text(value)).strip()


def _named(title: str, numbers: Sequence[str]) -> str:
    """The number that it begins with, else the only one that stands in it."""
    shown = one_line(title).casefold()
    known = {one_line(each).casefold(): each for each in numbers}
    begins = [each for each in known if shown == each or shown.startswith(f"{each} ")]
    if begins:
        return known[max(begins, key=len)]
    within = [each for each in known if re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", shown)]
    return known[within[0]] if len(within) == 1 and not within[0].isdigit() else ""
