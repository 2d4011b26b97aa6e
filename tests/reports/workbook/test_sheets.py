"""What stands in the sheets: real numbers and days, texts that stay texts, and nothing that a state does not allow."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from evalapp.domain.application import Application, BudgetLine, Dossier, Helix, Partner
from evalapp.domain.call import Consensus
from evalapp.domain.people import Person, Role
from evalapp.reports.content import DecisionLine, JournalLine
from tests.analytics.ranking.ranking_samples import one_juror, panel, scheme_of
from tests.reports.report_samples import HOSTILE
from tests.reports.workbook.workbook_samples import LINES, at, book_of, opened, plain, report_of, rows

SHEETS = [
    "Ranking", "Scores", "Matrix", "Justifications", "Applications", "Partners", "Budget", "Method", "Decisions",
    "Journal",
]  # fmt: skip
FORMULA_LIKE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r\n=1+1",
    " =1+1",
    "#N/A",
    "'=1",
)


def test_each_sheet_has_its_heads_in_sight_a_filter_and_no_merged_cells() -> None:
    book = opened(plain())
    assert SHEETS == book.sheetnames
    for sheet in book.worksheets:
        assert str(sheet.freeze_panes).endswith("2"), sheet.title
        assert sheet.auto_filter.ref == sheet.dimensions, sheet.title
        assert [] == list(sheet.merged_cells.ranges)
        assert all(sheet.column_dimensions[cell.column_letter].width > 5 for cell in sheet[1])


def test_the_sheets_are_called_in_the_language_of_the_report() -> None:
    assert [
        "Rangschikking", "Scores", "Matrix", "Motivering", "Aanvragen", "Partners", "Begroting", "Methode",
        "Beslissingen", "Historiek",
    ] == [each.replace("Motiveringen", "Motivering") for each in opened(plain(), "nl").sheetnames]  # fmt: skip


def test_money_days_and_moments_are_numbers() -> None:
    application = Application(
        number="A-1", title="T", organisation="O", start="2016-09-01", years=3, requested_support=123_456_78,
        submitted_at="2016-03-31T14:05:09+00:00",
    )  # fmt: skip
    partner = Partner(name="P", helix=Helix.COMPANY, staff=9, staff_hundredths=60, cash=1_50)
    dossier = Dossier(
        application=application, partners=(partner,), budget=(BudgetLine(year=2017, line="L", amount=5),)
    )
    report = report_of(scheme_of(), one_juror({"A-1": [7]}), [application], dossiers=[dossier])
    book = opened(report)
    (row,) = rows(book["Applications"])
    assert (at("2016-09-01"), 3, 123456.78) == (row["Start"], row["Years"], row["Requested support (€)"])
    assert at("2016-03-31 16:05:09") == row["Time of submission"]  # in Belgian time
    (row,) = rows(book["Partners"])
    assert (9.6, 1.5) == (row["Staff"], row["In cash (€)"])
    (row,) = rows(book["Budget"])
    assert (2017, 0.05) == (row["Year"], row["Amount (€)"])
    (row,) = rows(book["Scores"])
    assert (3.5, at("2016-06-20 10:00:00")) == (row["Score"], row["Given on"])


def test_an_old_day_and_what_is_no_day_stay_texts() -> None:
    made = [
        Application(number="A-1", title="T", organisation="O", start="1899-05-04", submitted_at="2016-03-01"),
        Application(number="A-2", title="T", organisation="O", start="in de lente", submitted_at=""),
    ]
    first, second = rows(
        opened(report_of(scheme_of(), one_juror({"A-1": [7], "A-2": [6]}), made))["Applications"]
    )
    assert ("4 May 1899", at("2016-03-01")) == (first["Start"], first["Time of submission"])
    assert ("in de lente", None) == (second["Start"], second["Time of submission"])


@pytest.mark.parametrize("said", FORMULA_LIKE)
def test_a_text_that_looks_like_a_formula_is_a_text(said: str) -> None:
    made = [Application(number=said.strip(), title=said, organisation=said, summary=said, extra={said: said})]
    key = (said.strip(), "J1", "c0")
    book = opened(report_of(scheme_of(), {key: 7}, made, comments={key: said}))
    for name in ("Applications", "Justifications", "Scores", "Ranking"):
        cells = [cell for row in book[name].iter_rows() for cell in row if cell.value]
        found = [cell for cell in cells if said.strip() in str(cell.value)]
        assert found, name
        assert {"s"} == {cell.data_type for cell in found}, name
    cell = book["Applications"]["B2"]
    assert cell.style_id != book["Method"]["B2"].style_id
    assert cell.quotePrefix or said[0] == "#"


def test_what_a_cell_cannot_hold_is_replaced_where_it_is_seen() -> None:
    made = [
        Application(number=f"A-{n}", title=said or "x", organisation="O", summary="\x00\x07belt\ud800\u202e")
        for n, said in enumerate(HOSTILE)
    ]
    scores = one_juror({each.number: [5] for each in made})
    book = opened(report_of(scheme_of(), scores, made))
    told = [str(row["Summary"]) for row in rows(book["Applications"])]
    assert all("belt" in each and "\x00" not in each and len(each) > len("belt") for each in told)
    assert len(HOSTILE) == len(told)


def test_without_names_nobody_is_in_it() -> None:
    named = enumerate(("An Peeters", "Jan Claes"))
    people = [Person(id=f"J{n}", name=name, role=Role.JUROR, email=f"j{n}@x.be") for n, name in named]
    scores = panel(LINES)
    report = report_of(
        scheme_of([1, 2]), scores, people=people, comments=dict.fromkeys(scores, "Zie wat An Peeters zei."),
        is_anonymous=True, blockers=["6 scores by Jan Claes are missing."],
        consensus=[Consensus(application="A-1", criterion="c0", value=10, reason="x", by="Jan Claes")],
        reasons={"A-1": "An Peeters"},
    )  # fmt: skip
    written = book_of(report)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        said = " ".join(archive.read(name).decode() for name in archive.namelist())
    assert ("Reviewer 1" in said, "[name withheld]" in said) == (True, True)
    for name in ("Peeters", "Claes", "J0<", "J1<", "Given on"):
        assert name not in said


def test_decisions_and_changes_have_real_days() -> None:
    line = DecisionLine(
        application="A-1", proposed="granted", proposed_amount=5_00, ruled="granted", ruled_amount=4_00, body="B",
        on="2016-07-14", reference="R", told_on="2016-07-18", last_day="2016-09-20",
    )  # fmt: skip
    change = JournalLine(
        number=7, at="2016-06-27T12:12:00+00:00", who="W", what="=X", remark="", hash="ab" * 32
    )
    book = opened(replace(plain(), decisions=[line], journal=[change]))
    (row,) = rows(book["Decisions"])
    assert (5, 4, at("2016-07-14")) == (row["Proposed (€)"], row["Decided (€)"], row["Decided on"])
    assert at("2016-09-20") == row["Last day for appeal"]
    (row,) = rows(book["Journal"])
    assert (7, at("2016-06-27 14:12:00"), "=X") == (row["No."], row["When"], row["What"])
