"""What leaves: a protected workbook that only lets a juror answer, and holds no formula but our own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from evalapp.domain.application import Helix, Partner
from evalapp.domain.people import Person, Role
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.own_reason import OwnReason
from evalapp.domain.texts import Text, in_language
from evalapp.exchange.forms.ids import COMMENT, REASON, SCORE
from tests.exchange.forms.form_samples import (
    FORM,
    SCHEME,
    WORDS,
    address,
    dossier,
    hidden,
    marks,
    on,
    score,
    sheets,
    workbook_of,
    written,
)
from tests.exchange.sealed.exchange_samples import HOSTILE

OPEN = (SCORE, REASON, COMMENT)


def first(workbook: Workbook) -> Worksheet:
    return sheets(workbook)[0]


def texts(workbook: Workbook) -> list[str]:
    return [
        cell.value
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]


def formulas(workbook: Workbook) -> list[str]:
    return [
        cell.value
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def choices(workbook: Workbook, sheet: Worksheet, cell: str) -> list[object]:
    """What the list at a cell offers."""
    rule = next(
        each for each in sheet.data_validations.dataValidation if cell in each.sqref and each.formula1
    )
    name, _mark, area = str(rule.formula1).rpartition("!")
    return [row[0].value for row in workbook[name.strip("'")][area.replace("$", "")]]


def test_a_sheet_for_each_application_after_an_overview() -> None:
    workbook = workbook_of(written())
    shown = [each.title for each in workbook.worksheets if each.sheet_state == "visible"]
    assert ["Overview", "A-1", "A-2", "A-3"] == shown


def test_the_ids_lie_on_a_sheet_that_cannot_be_shown_by_accident() -> None:
    workbook = workbook_of(written())
    assert ("veryHidden", FORM) == (
        hidden(workbook).sheet_state,
        next(each.value for each in workbook.custom_doc_props.props if each.name == "evalapp form"),
    )


def test_only_the_answers_are_open() -> None:
    workbook = workbook_of(written())
    for sheet in workbook.worksheets:
        opened = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        wanted = {address(sheet, each, name) for each in marks(sheet).values() for name in OPEN}
        assert (True, wanted) == (sheet.protection.sheet, opened)
    assert workbook.security.lockStructure


def test_there_is_no_password() -> None:
    assert {None} == {each.protection.password for each in workbook_of(written()).worksheets}


def test_marks_are_out_of_sight() -> None:
    sheet = first(workbook_of(written()))
    assert (True, True) == (sheet.row_dimensions[1].hidden, sheet.column_dimensions["A"].hidden)


def test_a_score_is_chosen_from_the_values_of_the_scale_as_numbers() -> None:
    workbook = workbook_of(written())
    sheet = first(workbook)
    expected = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]
    assert expected == choices(workbook, sheet, address(sheet, 0, SCORE))


def test_a_word_is_chosen_from_the_words_in_the_language_of_the_form() -> None:
    with in_language("nl"):
        workbook = workbook_of(written(scheme=on(WORDS)))
    sheet = first(workbook)
    assert ["Kritisch", '"Redelijk"', "Goed"] == choices(workbook, sheet, address(sheet, 1, SCORE))


def test_a_reason_is_chosen_from_the_reasons() -> None:
    workbook = workbook_of(written())
    sheet = first(workbook)
    reasons = [each.label for each in (*OwnReason, *NoScore)]
    assert reasons == choices(workbook, sheet, address(sheet, 1, REASON))


def test_an_entry_off_the_list_is_stopped() -> None:
    sheet = first(workbook_of(written()))
    rules = [each for each in sheet.data_validations.dataValidation if each.type == "list"]
    assert {("stop", True, True)} == {
        (each.errorStyle, each.showErrorMessage, each.allow_blank) for each in rules
    }


def test_no_hint_is_longer_than_excel_opens() -> None:
    long = replace(SCHEME.criteria[0], title=Text(nl="x" * 5_000, en="y" * 5_000))
    scheme = replace(SCHEME, groups=(replace(SCHEME.groups[0], criteria=(long,)),))
    for rule in first(workbook_of(written(scheme=scheme))).data_validations.dataValidation:
        lengths = [len(each or "") for each in (rule.promptTitle, rule.errorTitle, rule.prompt, rule.error)]
        assert all(length <= most for length, most in zip(lengths, (32, 32, 255, 255))), lengths


def test_what_the_panel_holds_is_filled_in() -> None:
    raw = written(score(7, "Strong"), score(None, no_score=NoScore.ABSTAIN, criterion="sme"))
    sheet = first(workbook_of(raw))
    assert [3.5, None, "Strong", None, "abstention", None] == [
        sheet[address(sheet, criterion, name)].value for criterion in (0, 1) for name in OPEN
    ]


def test_texts_of_people_are_never_formulas() -> None:
    hostile = tuple(
        dossier(f"A-{n}", text[:300], summary=text, organisation=text[:200])
        for n, text in enumerate((*HOSTILE, "-1+1", "+1", "@x", "#REF!"))
    )
    scores = [score(7, each.application.summary, application=each.application.number) for each in hostile]
    juror = Person(id="J1", name="=2+2", role=Role.JUROR)
    plain = written(*scores, dossiers=hostile, title="=1+1", juror=juror)
    workbook = workbook_of(plain)
    ours = ("=SUM(", "=IF(", "=REPT(", "='")
    assert [] == [each for each in formulas(workbook) if not each.startswith(ours)]
    assert {"=1+1", "-1+1", "#REF!"} <= set(texts(workbook))
    assert "e" not in {cell.data_type for row in workbook.worksheets[0].iter_rows() for cell in row}


def test_a_comment_stays_a_text_while_it_is_edited() -> None:
    sheet = first(workbook_of(written()))
    assert "@" == sheet[address(sheet, 0, COMMENT)].number_format


def test_links_lead_to_sheets_that_exist() -> None:
    names = ("d'Hondt [1]", "x" * 60, "x" * 60 + "y", "history")
    workbook = workbook_of(written(dossiers=tuple(dossier(name) for name in names)))
    there = {"'" + each.title.replace("'", "''") + "'" for each in workbook.worksheets}
    led = {
        cell.hyperlink.location.rpartition("!")[0]
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert led <= there
    assert 5 == len(led)


def test_a_long_summary_is_cut_into_rows_and_nothing_of_it_is_lost() -> None:
    summary = "\n".join(f"Paragraph {n}: " + "words and words " * 60 for n in range(30))
    workbook = workbook_of(written(dossiers=(dossier("A-1", summary=summary),)))
    assert " ".join(summary.split()) in " ".join(" ".join(texts(workbook)).split())
    heights = [each.height or 15 for each in first(workbook).row_dimensions.values()]
    assert max(heights) <= 409


def test_partners_are_told_in_short() -> None:
    partners = (
        Partner(name="Kaas bv", helix=Helix.COMPANY, staff=8, turnover=1_000_000_00),
        Partner(name="Groot nv", helix=Helix.COMPANY, staff=900),
        Partner(name="Stil bv", helix=Helix.COMPANY),
        Partner(name="Labo", helix=Helix.KNOWLEDGE),
    )
    own = replace(dossier("A-1"), partners=partners)
    companies = "Company (3, of which 1 SME, 1 of unknown size): Kaas bv, Groot nv, Stil bv"
    expected = f"{companies}\nKnowledge institution (1): Labo"
    assert expected in texts(workbook_of(written(dossiers=(own,))))


def test_it_prints_on_a4_with_the_heads_on_each_page() -> None:
    sheet = first(workbook_of(written()))
    head = str(min(marks(sheet)) - 1)
    assert ("9", "landscape", True, f"${head}:${head}") == (
        str(sheet.page_setup.paperSize),
        sheet.page_setup.orientation,
        sheet.sheet_properties.pageSetUpPr.fitToPage,
        sheet.print_title_rows,
    )


def test_the_title_stays_in_sight() -> None:
    assert "D5" == first(workbook_of(written())).freeze_panes


@pytest.mark.parametrize(("language", "words"), [("nl", "Overzicht"), ("en", "Overview")])
def test_the_form_is_in_the_language_of_who_hands_it_out(language: str, words: str) -> None:
    with in_language(language):
        assert words == workbook_of(written()).worksheets[0].title


def test_a_juror_without_applications_gets_a_form_that_can_be_read() -> None:
    assert ["Overview"] == [
        each.title for each in workbook_of(written(dossiers=())).worksheets if each.sheet_state == "visible"
    ]
