"""A form comes back renamed, reordered, sorted, copied or torn: ids decide, and what is not certain is refused."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.errors import KnownError, UnreadableFile
from evalapp.exchange.forms.ids import CRITERION, KIND, SCORE, form_key
from evalapp.exchange.forms.reading import read_form
from tests.exchange.forms.form_samples import (
    KEY,
    address,
    changed,
    fill,
    hidden,
    marks,
    rows,
    said,
    saved,
    score,
    sheets,
    workbook_of,
    written,
)
from tests.exchange.sealed.exchange_samples import PANEL
from tests.sheets.raw_workbook import strict

FILLED = changed(
    written(),
    fill(0, 0, score=3.5, comment="one"),
    fill(0, 1, score=4),
    fill(1, 0, score=1),
    fill(2, 1, reason="absent"),
)
SAID = said(FILLED)


def opened(raw: bytes, name: str = "form.xlsx", panel: str = PANEL, key: bytes = KEY) -> object:
    return read_form(raw, Path(name), panel=panel, key=key)


def swap_rows(sheet: Worksheet, one: int, other: int, columns: str) -> None:
    for column in columns:
        cells = sheet[f"{column}{one}"], sheet[f"{column}{other}"]
        cells[0].value, cells[1].value = cells[1].value, cells[0].value


def test_four_answers_are_read() -> None:
    assert [("A-1", "helix"), ("A-1", "sme"), ("A-2", "helix"), ("A-3", "sme")] == list(SAID)


def test_sheets_may_be_renamed() -> None:
    def rename(workbook: Workbook) -> None:
        one, two, _three = sheets(workbook)
        one.title, two.title = "x", "A-1"
        one.title = "A-2"

    assert SAID == said(changed(FILLED, rename))


def test_sheets_may_be_put_in_another_order() -> None:
    def reorder(workbook: Workbook) -> None:
        workbook.move_sheet(sheets(workbook)[2], -2)
        workbook.move_sheet(hidden(workbook), -4)

    assert SAID == said(changed(FILLED, reorder))


def test_rows_may_be_sorted_with_their_ids() -> None:
    def sort(workbook: Workbook) -> None:
        swap_rows(sheets(workbook)[0], *marks(sheets(workbook)[0]), "ABCDEFGH")

    assert SAID == said(changed(FILLED, sort))


def test_columns_may_be_moved_with_their_marks() -> None:
    def insert(workbook: Workbook) -> None:
        for sheet in sheets(workbook):
            sheet.insert_cols(4)

    assert SAID == said(changed(FILLED, insert))


def test_rows_that_were_sorted_without_their_ids_are_refused() -> None:
    def sort(workbook: Workbook) -> None:
        swap_rows(sheets(workbook)[0], *marks(sheets(workbook)[0]), "BCDEFGH")

    taken = said(changed(FILLED, sort))
    assert all("only a part of the sheet was sorted" in str(taken["A-1", each]) for each in ("helix", "sme"))
    assert SAID["A-2", "helix"] == taken["A-2", "helix"]


def test_a_title_that_was_translated_refuses_nothing() -> None:
    def translate(workbook: Workbook) -> None:
        sheet = sheets(workbook)[0]
        sheet[address(sheet, 0, CRITERION)] = "Triple hélice"

    assert SAID == said(changed(FILLED, translate))


def test_a_copy_that_says_the_same_counts_once() -> None:
    def copy(workbook: Workbook) -> None:
        workbook.copy_worksheet(sheets(workbook)[0])

    assert SAID == said(changed(FILLED, copy))


def test_a_copy_that_says_something_else_is_refused_by_name() -> None:
    def copy(workbook: Workbook) -> None:
        other = workbook.copy_worksheet(sheets(workbook)[0])
        other.title = "Try out"
        other[address(other, 0, SCORE)] = 1

    taken = said(changed(FILLED, copy))
    told = str(taken["A-1", "helix"])
    assert told.startswith("A-1!")
    assert "Try out!" in told
    assert SAID["A-1", "sme"] == taken["A-1", "sme"]


def test_a_sheet_that_is_gone_is_told() -> None:
    def remove(workbook: Workbook) -> None:
        workbook.remove(sheets(workbook)[1])

    taken = said(changed(FILLED, remove))
    assert "has no sheet of A-2 any more" in str(taken["A-2", ""])
    assert ("A-2", "helix") not in taken


def test_a_row_that_is_gone_is_told() -> None:
    def remove(workbook: Workbook) -> None:
        sheet = sheets(workbook)[0]
        sheet.delete_rows(min(marks(sheet)))

    taken = said(changed(FILLED, remove))
    assert "row of this criterion is gone" in str(taken["A-1", "helix"])
    assert SAID["A-1", "sme"] == taken["A-1", "sme"]


@pytest.mark.parametrize("column", ["F", "H"])
def test_a_sheet_whose_columns_are_not_certain_is_refused_by_name(column: str) -> None:
    def clear(workbook: Workbook) -> None:
        sheet = sheets(workbook)[0]
        sheet.title = "Mine"
        sheet[f"{column}1"] = None

    taken = said(changed(FILLED, clear))
    assert "The columns of the sheet “Mine” were changed" in str(taken["", ""])
    assert [("A-2", "helix"), ("A-3", "sme")] == [place for place in taken if place != ("", "")]


def test_a_column_that_stands_there_twice_is_not_guessed() -> None:
    def double(workbook: Workbook) -> None:
        sheet = sheets(workbook)[0]
        sheet["J1"] = sheet["F1"].value

    assert "were changed" in str(said(changed(FILLED, double))["", ""])


def test_a_sheet_of_another_form_is_refused_by_name() -> None:
    other = changed(written(form="00000000-44de-4b1a-9c3e-0a5d2f6b7c81"), fill(0, 0, score=5))

    def insert(workbook: Workbook) -> None:
        sheet = workbook.create_sheet("Guest")
        for row in sheets(workbook_of(other))[0].iter_rows(max_col=9):
            for cell in row:
                sheet[cell.coordinate] = cell.value

    taken = said(changed(FILLED, insert))
    assert "“Guest” holds rows of another form" in str(taken.pop(("", "")))
    assert SAID == taken


def test_a_sheet_of_ones_own_is_no_trouble() -> None:
    def add(workbook: Workbook) -> None:
        workbook.create_sheet("Notes")["A1"] = "My own yardstick: 4 is good"

    assert SAID == said(changed(FILLED, add))


@pytest.mark.parametrize("place", ["99.0", "0.99"])
def test_a_mark_that_we_never_wrote_marks_nothing(place: str) -> None:
    def invent(workbook: Workbook) -> None:
        sheet = sheets(workbook)[0]
        sheet["A40"] = sheet[f"A{min(marks(sheet))}"].value.rpartition(":")[0] + f":{place}"

    assert SAID == said(changed(FILLED, invent))


def test_a_form_without_its_hidden_sheet_gets_its_own_sentence() -> None:
    def remove(workbook: Workbook) -> None:
        workbook.remove(hidden(workbook))

    def forget(workbook: Workbook) -> None:
        del workbook.custom_doc_props["evalapp form"]

    def forget_marks(workbook: Workbook) -> None:
        for sheet in sheets(workbook):
            sheet.delete_cols(1)
            sheet.delete_rows(1)

    for accident in ((remove,), (remove, forget), (forget_marks, remove)):
        with pytest.raises(UnreadableFile, match=r"hidden sheet that tells .* is gone"):
            opened(changed(FILLED, *accident))


def test_hidden_ids_that_were_touched_are_refused() -> None:
    def touch(workbook: Workbook) -> None:
        cell = hidden(workbook)["A3"]
        cell.value = cell.value.replace("J1", "J2")

    with pytest.raises(UnreadableFile, match="altered"):
        opened(changed(FILLED, touch))


def test_another_panel_is_told() -> None:
    with pytest.raises(KnownError, match="belongs to another panel"):
        opened(FILLED, panel="another", key=form_key("another"))


def test_two_forms_in_one_file_are_refused() -> None:
    other = workbook_of(written(form="00000000-44de-4b1a-9c3e-0a5d2f6b7c81"))

    def insert(workbook: Workbook) -> None:
        sheet = workbook.create_sheet("more")
        for row in hidden(other).iter_rows(max_col=1):
            sheet[row[0].coordinate] = row[0].value

    with pytest.raises(UnreadableFile, match="parts of two forms"):
        opened(changed(FILLED, insert))


def test_the_name_of_the_file_means_nothing() -> None:
    assert opened(FILLED, "scores (2) FINAL.xlsx") is not None


def test_other_workbooks_are_no_forms() -> None:
    workbook = Workbook()
    assert workbook.active is not None
    workbook.active.append(["juror", "application", "criterion", "value", "comment"])
    workbook.active.append(["J1", "A-1", "helix", 3, f"an {KIND} of evalapp:form:7f3a91c044de:0.0, perhaps"])
    assert [None, None, None] == [
        opened(raw) for raw in (saved(workbook), b"PK\x03\x04rubbish", b"juror,application")
    ]


def test_a_form_that_was_cut_off_is_no_form_or_damaged() -> None:
    assert opened(FILLED[: len(FILLED) // 2]) is None


def test_a_form_with_a_broken_sheet_is_one_sentence() -> None:
    raw = _with(FILLED, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row r='1'><c r='A1'")
    with pytest.raises(UnreadableFile, match="is damaged"):
        opened(raw)


def test_a_form_that_swells_is_not_unpacked() -> None:
    raw = _with(FILLED, "xl/worksheets/sheet9.xml", b"0" * (30 * 1024**2))
    with pytest.raises(UnreadableFile, match="unreasonable size"):
        opened(raw)


def _with(raw: bytes, member: str, content: bytes) -> bytes:
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(raw)) as archive,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as other,
    ):
        for name in archive.namelist():
            if name != member:
                other.writestr(name, archive.read(name))
        other.writestr(member, content)
    return stream.getvalue()


def test_a_prefilled_form_knows_what_it_showed() -> None:
    row = rows(written(score(7, "Strong")))["A-1", "helix"]
    assert ((7, None, "Strong"), (7, None, "Strong")) == (
        row.answer,
        row.base,
    )


def test_a_form_saved_as_strict_is_read() -> None:
    assert said(strict(FILLED)) == SAID


def test_a_style_that_the_workbook_has_not_is_damage() -> None:
    """Whether the score in such a cell was struck through, nobody can say."""
    name = "xl/worksheets/sheet2.xml"
    content = zipfile.ZipFile(BytesIO(FILLED)).read(name)
    with pytest.raises(UnreadableFile, match="is damaged"):
        opened(_with(FILLED, name, re.sub(rb' s="\d+"', b' s="9999"', content)))
