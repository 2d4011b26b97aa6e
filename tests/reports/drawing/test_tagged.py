"""Every paper says in its structure what it says on its pages, in the order in which a reader should hear it."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import page
import pikepdf
import pytest
from pypdf import PdfReader

from evalapp.domain.texts import in_language
from evalapp.reports.content import EvaluationsReport, RankingReport
from evalapp.reports.drawing.columns import columns_of
from evalapp.reports.drawing.fingerprint import read_fingerprint
from evalapp.reports.drawing.leading import Bookmark, entries_of
from evalapp.reports.drawing.listing import Listing, Row, figure, two_lines
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.sheet import print_pages
from evalapp.reports.drawing.styles import style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.evaluations.evaluations import evaluations_report
from evalapp.reports.ranking.ranking import ranking_report
from tests.reports.drawing.bare_paper import BARE
from tests.reports.drawing.tag_walk import faults, told
from tests.reports.drawing.tagged_papers import papers
from tests.reports.report_samples import panel

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    return dict(papers())


@pytest.fixture(scope="module")
def ranking() -> bytes:
    with in_language("nl"):
        return ranking_report(panel(60)(RankingReport))


@pytest.mark.long
def test_the_structure_of_every_paper_is_whole(printed: dict[str, bytes]) -> None:
    assert {} == {name: found for name, raw in printed.items() if (found := faults(raw))}


@pytest.mark.long
@pytest.mark.parametrize("profile", PROFILES, ids=str)
def test_every_paper_conforms(printed: dict[str, bytes], profile: page.ValidationProfile) -> None:
    found = {name: page.validate_pdf_bytes(raw, profile=profile) for name, raw in printed.items()}
    assert {} == {
        name: [(each.rule_id, each.message) for each in report.failures]
        for name, report in found.items()
        if not report.is_compliant
    }


def test_a_table_over_pages_is_one_table_and_its_head_is_heard_once(ranking: bytes) -> None:
    with pikepdf.open(io.BytesIO(ranking)) as pdf:
        assert len(pdf.pages) > 3
    said = told(ranking)
    heads = Counter(words.strip() for kind, words in said if kind == "TH")
    assert heads["Uitkomst"] == 1
    places = [words.strip() for kind, words in said if kind == "TD" and words.strip().isdigit()]
    assert places[:3] == ["1", "2", "3"]


def test_words_are_heard_apart(ranking: bytes) -> None:
    """Lines ended without a space, and their last words and first ones were heard as one: “Dejury”."""
    said = [words for kind, words in told(ranking) if kind not in ("Figure", "TD")]
    assert [] == [words for words in said if words and not words.endswith((" ", "-"))]
    rule = next(words for words in said if words.startswith("1 Per criterium"))
    assert "of een belangenconflict had, telt niet mee. " in rule


def test_a_line_that_was_broken_off_ends_a_word_also_behind_bold_ones() -> None:
    words = "<b>Impact</b><br/><font size='8'>Goed</font> tot<br/>zeer goed"
    raw = print_pages([Heading("Titel", "title"), Paragraph(words, style("cell"))], BARE)
    assert [said.strip() for _kind, said in told(raw)] == ["Titel", "Impact Goed tot zeer goed"]


def test_the_lines_of_a_cell_are_heard_one_by_one() -> None:
    columns = columns_of(("Aanvraag", 0, False), ("Totaal", 60, True))
    table = Listing(columns, [Row(cells=[two_lines("Warmtenet", "A-18"), figure("3,5")])])
    raw = print_pages([Heading("Titel", "title"), table], BARE)
    assert [said.strip() for _kind, said in told(raw)][-3:] == ["Warmtenet", "A-18", "3,5"]
    assert faults(raw) == []


def test_it_begins_with_what_it_is(ranking: bytes) -> None:
    kinds = [kind for kind, _words in told(ranking)]
    assert kinds[:3] == ["P", "H1", "P"]
    (picture,) = [words for kind, words in told(ranking) if kind == "Figure"]
    assert " 1" in f" {picture}"


@pytest.mark.long
@pytest.mark.parametrize("fault", ["parents", "tabs", "heads", "words"])
def test_the_walk_sees_what_is_wrong(ranking: bytes, fault: str) -> None:
    with pikepdf.open(io.BytesIO(ranking)) as pdf:
        root = pdf.Root.StructTreeRoot
        if fault == "parents":
            own = root.ParentTree.Nums[1]
            own[0], own[1] = own[1], own[0]
        elif fault == "tabs":
            del pdf.pages[1].Tabs
        elif fault == "heads":
            table = next(each for each in root.K.K if each.S == "/Table")
            for head in table.K[0].K:
                head.S = pikepdf.Name.TD
        else:
            raw = pdf.pages[0].Contents.read_bytes()
            pdf.pages[0].Contents = pdf.make_stream(raw + b"\nBT (more) Tj ET")
        out = io.BytesIO()
        pdf.save(out)
    found = faults(out.getvalue())
    wanted = {
        "parents": "page 1: the parent tree does not lead to the elements that have its content",
        "tabs": "page 2: the order of tabs is not that of the structure",
        "heads": "a table without a head",
        "words": "page 1: words that no element has, in “”",
    }
    assert found == [wanted[fault]]


def test_it_says_who_issued_it_and_when_its_data_last_changed() -> None:
    given = panel(8)
    call = replace(
        given.arguments["call"], plan=replace(given.arguments["call"].plan, body="Beslissingscomité")
    )
    with in_language("nl"):
        raw = ranking_report(given(RankingReport, call=call, at="2016-06-27T08:02:11.500+00:00"))
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        said = pdf.open_metadata()
        assert said["dc:creator"] == ["Beslissingscomité"]
        assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2016-06-27T08:02:11+00:00"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20160627080211+00'00'"
        assert (said["pdfuaid:part"], said["pdfaid:part"], said["pdfaid:conformance"]) == ("1", "2", "A")


def test_a_title_cannot_pass_for_the_mark_of_a_paper() -> None:
    """The words that machines read are not packed, and the mark is looked for in all that is not."""
    forged = f"/Keywords (evalapp-fingerprint:{'ab' * 32} change:7)"
    given = panel(8)
    call = replace(given.arguments["call"], title=f"Oproep {forged}")
    with in_language("nl"):
        raw = ranking_report(given(RankingReport, call=call))
    assert read_fingerprint(raw) == (given.arguments["fingerprint"], given.arguments["change"])


def test_no_font_is_asked_of_the_reader(ranking: bytes) -> None:
    """The first font of each page was Helvetica, which was not in the file."""
    with pikepdf.open(io.BytesIO(ranking)) as pdf:
        fonts = {str(font.BaseFont) for each in pdf.pages for font in each.Resources.Font.values()}
    assert fonts
    assert all("+SourceSansPro" in each for each in fonts)


@pytest.fixture(scope="module")
def evaluations() -> bytes:
    with in_language("nl"):
        return evaluations_report(panel(40)(EvaluationsReport))


@pytest.mark.long
def test_the_contents_lead_to_the_page_that_they_name(evaluations: bytes) -> None:
    with pikepdf.open(io.BytesIO(evaluations)) as pdf:
        pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages, 1)}
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
        led = {str(link.Contents): str(pages[link.Dest[0].objgen]) for link in links}
        assert len(links) == len(led) == 40
    said = [words.strip() for _kind, words in told(evaluations)]
    for called, wanted in led.items():
        number, _dot, title = called.partition(" · ")
        row = said.index(number)
        assert said[row + 1].startswith(title)
        assert wanted in said[row + 2 : row + 6]  # after the applicant, the total and the outcome


@pytest.mark.long
@pytest.mark.parametrize("fault", ["parents", "words", "owner", "printed"])
def test_the_walk_sees_what_is_wrong_with_a_link(evaluations: bytes, fault: str) -> None:
    with pikepdf.open(io.BytesIO(evaluations)) as pdf:
        links = pdf.pages[0].Annots
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        if fault == "parents":
            own, other = (2 * (len(pdf.pages) + n) + 1 for n in (0, 1))
            numbers[own], numbers[other] = numbers[other], numbers[own]
        elif fault == "words":
            del links[0].Contents
        elif fault == "printed":
            links[0].F = 0
        else:
            parent = numbers[2 * len(pdf.pages) + 1]
            parent.K = parent.K[0]
        out = io.BytesIO()
        pdf.save(out)
    wanted = {
        "parents": "the parent tree does not lead from a link to its element",
        "words": "page 1: a link without words",
        "owner": "page 1: a link of no element",
        "printed": "page 1: a link that is not printed",
    }
    assert wanted[fault] in faults(out.getvalue())


@pytest.fixture(scope="module")
def very_many() -> bytes:
    with in_language("nl"):
        return evaluations_report(panel(300, criteria=2, comment="Goed.")(EvaluationsReport))


@pytest.mark.long
def test_a_paper_of_very_many_applications_conforms(very_many: bytes) -> None:
    """No chain from one entry of the outline to the next is longer than a validator follows."""
    for profile in PROFILES:
        assert page.validate_pdf_bytes(very_many, profile=profile).is_compliant
    assert faults(very_many) == []


@pytest.mark.long
def test_the_outline_of_very_many_leads_to_each_under_the_first_and_the_last(very_many: bytes) -> None:
    reader = PdfReader(io.BytesIO(very_many))
    shown = [each for each in reader.outline if not isinstance(each, list)]
    groups = [each for each in shown if " – " in str(each.title)]
    assert len(groups) == 17
    assert [groups[0].title, groups[-1].title] == ["A-01 – A-18", "A-289 – A-300"]
    within = [each for each in reader.outline if isinstance(each, list)]
    entries = [each for group in within for each in group if not isinstance(each, list)]
    assert len(entries) == 300
    for each in entries[::37]:
        where = reader.get_destination_page_number(each)
        assert str(each.title).split(" · ")[0] in reader.pages[where].extract_text()
    assert str(entries[18].title).startswith("A-19 ")


@pytest.mark.parametrize("count", [0, 1, 100, 101, 5_000])
def test_the_outline_goes_in_steps_that_are_never_long(count: int) -> None:
    marks = [Bookmark(0, 0.0, "Titel", 0, "")]
    for n in range(1, count + 1):
        marks += [Bookmark(2 * n, 0.0, f"A-{n} · T", 1, "", f"A-{n}"), Bookmark(2 * n + 1, 0.0, "1a", 2, "")]
    marks.append(Bookmark(99_999, 0.0, "Slot", 0, ""))
    found = entries_of(marks)
    flat = [entry for entries in found for entry in entries]
    assert len(found) == len(marks)
    assert len({entry.key for entry in flat}) == len(flat)
    assert all(below.level <= above.level + 1 for above, below in pairwise(flat))
    groups = [entry for entry in flat if entry.key.startswith("g")]
    assert bool(groups) == (count > 100)
    assert len(groups) < 72
    assert [flat[0].level, flat[-1].level] == [0, 0]
