from __future__ import annotations

import io
import re
import zlib
from dataclasses import replace

import pytest
from pypdf import PdfReader

from evalapp.domain.journal import Act, Change, Step
from evalapp.domain.ranking import Outcome
from evalapp.domain.texts import in_language
from evalapp.reports.content import RankingReport
from evalapp.reports.drawing.fingerprint import read_fingerprint
from evalapp.reports.ranking.ranking import ranking_report
from tests.reports.report_samples import FINGERPRINT, Panel, panel, scheme, with_tie_at_line


def printed(made: Panel, **changed: object) -> PdfReader:
    return PdfReader(io.BytesIO(ranking_report(made(RankingReport, **changed))))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def usual() -> Panel:
    return panel()


def test_another_zlib_changes_no_byte(usual: Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = ranking_report(usual(RankingReport))
    monkeypatch.setattr(zlib, "compress", lambda *_given, **_more: pytest.fail("packed by the machine"))
    assert ranking_report(usual(RankingReport)) == drawn


def test_same_data_gives_same_bytes(usual: Panel) -> None:
    assert ranking_report(usual(RankingReport)) == ranking_report(usual(RankingReport))


def test_every_title_is_printed(usual: Panel) -> None:
    text = words(printed(usual))
    missing = [d.application.title for d in usual.arguments["dossiers"] if d.application.title not in text]
    assert missing == []


def test_every_page_says_which_of_how_many_it_is(usual: Panel) -> None:
    reader = printed(usual)
    count = len(reader.pages)
    assert [f"Page {n} of {count}" in page.extract_text() for n, page in enumerate(reader.pages, 1)] == [
        True
    ] * count


def test_document_names_title_language_and_author(usual: Panel) -> None:
    reader = printed(usual)
    assert reader.metadata is not None
    assert reader.metadata.title == "Ranking report · Innovatieve bedrijfsnetwerken, oproep 2015"
    assert (reader.metadata.author, reader.trailer["/Root"]["/Lang"]) == ("Evalapp", "en")


def test_outline_leads_to_the_page_of_its_heading(usual: Panel) -> None:
    reader = printed(usual)
    found = {
        item.title: reader.get_destination_page_number(item)
        for item in reader.outline
        if not isinstance(item, list)
    }
    for title in ("Ranking", "Reserve list", "Panel", "Signatures"):
        assert title in reader.pages[found[title]].extract_text()


def test_fingerprint_comes_back_from_the_paper(usual: Panel) -> None:
    assert read_fingerprint(ranking_report(usual(RankingReport))) == (FINGERPRINT, 1482)


def test_last_page_shows_the_whole_fingerprint(usual: Panel) -> None:
    assert FINGERPRINT in printed(usual).pages[-1].extract_text()


def test_funding_line_says_what_is_granted_and_left(usual: Panel) -> None:
    assert "Funding line · €3,600,000 of €4,000,000 proposed · €400,000 left" in words(printed(usual))


def test_the_deadline_for_applications_is_not_that_of_the_jurors(usual: Panel) -> None:
    said = words(printed(usual, submitted_until="2015-10-30T16:00:00+00:00"))
    assert (
        "Deadline for applications 30 October 2015, 17:00 Deadline for the jurors 4 December 2015, 17:00"
        in said
    )


def test_a_deadline_for_applications_that_the_file_does_not_keep_is_named_so(usual: Panel) -> None:
    assert "Deadline for applications not recorded" in words(printed(usual))


def test_tie_at_the_line_is_a_block_with_its_sentence(usual: Panel) -> None:
    text = words(printed(usual, ranking=with_tie_at_line(usual.arguments["ranking"])))
    assert "Tied at the line on place 8: what is left is enough for 1 of 3 applications." in text
    assert len(re.findall(r"\btied\b", text)) == 3
    assert "proposed for support, 3 undecided" in text


def test_an_undecided_place_is_called_so_and_no_number_is_made_up_for_the_reserve_list(usual: Panel) -> None:
    ranking = with_tie_at_line(usual.arguments["ranking"])
    first, *others = [place for place in ranking.places if place.outcome is Outcome.RESERVE]
    changed = {
        first.application: replace(first, outcome=Outcome.UNDECIDED, reserve=None),
        others[0].application: replace(others[0], reserve=None),
    }
    places = tuple(changed.get(place.application, place) for place in ranking.places)
    text = words(printed(usual, ranking=replace(ranking, places=places)))
    assert len(re.findall(r"\bundecided\b", text)) == 2  # its outcome, and the sum: four with the tie
    assert "proposed for support, 4 undecided" in text
    listed = text[text.index("Reserve list") :]
    assert re.search(rf"– {re.escape(others[0].title)}", listed), listed[:300]


def test_what_inadmissible_applications_ask_is_in_no_sum(usual: Panel) -> None:
    asked = sum(place.requested or 0 for place in usual.arguments["ranking"].places)
    refused = [p for p in usual.arguments["ranking"].places if p.outcome is Outcome.INADMISSIBLE]
    assert (len(refused), asked) == (1, 33 * 450_000_00)
    assert "Requested by all admissible applications €14,400,000" in words(printed(usual))


def test_a_sum_says_how_many_did_not_state_what_they_ask(usual: Panel) -> None:
    ranking = usual.arguments["ranking"]
    silent = next(place for place in ranking.places if place.outcome is Outcome.FUNDED)
    places = tuple(replace(each, requested=None) if each is silent else each for each in ranking.places)
    text = words(printed(usual, ranking=replace(ranking, places=places)))
    assert "Requested by all admissible applications · 1 not stated €13,950,000" in text
    assert "Requested by the applications proposed · 1 not stated" in text


def test_blocked_ranking_is_provisional_and_names_who_owes_what() -> None:
    reader = printed(panel(is_blocked=True))
    assert "6 scores by An Peeters for A-07 are missing." in reader.pages[0].extract_text()
    assert all("PROVISIONAL" in page.extract_text() for page in reader.pages)


def test_anonymous_report_names_no_juror_beside_what_they_did_not_even_as_a_blocker() -> None:
    text = words(printed(panel(is_blocked=True, is_anonymous=True)))
    # Once in words, and once in the list of who sat on the jury.
    assert 2 == text.count("An Peeters")
    assert (
        1
        == text.count("An Peeters Juror Instelling 1 (DEMO)")
        == text.count("An Peeters (Instelling 1 (DEMO))")
    )
    assert "6 scores by [name withheld] for A-07 are missing." in text


def test_call_without_budget_has_no_funding_line() -> None:
    text = words(printed(panel(budget=None)))
    assert "Funding line" not in text
    assert "the call has no budget" in text


@pytest.mark.long
@pytest.mark.parametrize("count", [0, 1, 40])
def test_any_number_of_applications_fits(count: int) -> None:
    text = words(printed(panel(count)))
    assert [f"A-{n:02}" in text for n in range(1, count + 1)] == [True] * count


@pytest.mark.long
@pytest.mark.parametrize("criteria", [1, 8, 9, 20, 40])
def test_any_number_of_criteria_is_printed_for_every_application(criteria: int) -> None:
    made = panel(9, criteria=criteria)
    reader = printed(made)
    last = made.arguments["call"].scheme.criteria[-1].id
    results = [r for p in made.arguments["ranking"].places for r in p.criteria if r.criterion == last]
    text = words(reader)
    assert [f"{float(r.score):.2f}" in text for r in results if r.score is not None] == [True] * len(results)
    is_sideways = any(page.mediabox.width > page.mediabox.height for page in reader.pages)
    assert is_sideways == (criteria > 8)


def test_individual_procedure_is_an_assessment_without_places() -> None:
    made = panel(6)
    call = replace(made.arguments["call"], scheme=scheme(is_ranked=False))
    places = tuple(replace(p, place=None, granted=None) for p in made.arguments["ranking"].places)
    eligible = tuple(
        replace(p, outcome=Outcome.ELIGIBLE) if p.outcome is Outcome.FUNDED else p for p in places
    )
    text = words(printed(made, call=call, ranking=replace(made.arguments["ranking"], places=eligible)))
    assert "ASSESSMENT REPORT" in text
    assert "Not ranked" not in text


def test_total_that_needs_more_digits_keeps_the_points_under_each_other(usual: Panel) -> None:
    places = usual.arguments["ranking"].places
    closer = (replace(places[0], decimals=4), *places[1:])
    reader = printed(usual, ranking=replace(usual.arguments["ranking"], places=closer))
    assert f"{float(places[0].total):.4f}" in words(reader)
    assert f"{float(places[1].total):.2f}\u2007\u2007" in "".join(
        page.extract_text() for page in reader.pages
    )


def test_signatures_name_chair_and_secretary_on_one_page(usual: Panel) -> None:
    pages = [page.extract_text() for page in printed(usual).pages]
    (signing,) = [page for page in pages if "Signatures" in page]
    assert FINGERPRINT in signing  # what is signed
    assert [name in signing for name in ("Luc Maes", "Mia Willems", "Place and date")] == [True, True, True]


def test_application_of_no_organisation_is_named_by_its_number_alone(usual: Panel) -> None:
    dossiers = [
        replace(each, application=replace(each.application, organisation=""))
        for each in usual.arguments["dossiers"]
    ]
    text = words(printed(usual, dossiers=dossiers))
    assert "Reserve list" in text
    assert re.findall(r"A-\d\d ·", text) == []


def test_a_short_head_with_a_full_stop_of_its_own_ends_its_sentence_once(usual: Panel) -> None:
    first, *others = usual.arguments["ranking"].places
    agreed = (replace(first.criteria[0], is_consensus=True), *first.criteria[1:])
    changed = replace(usual.arguments["ranking"], places=(replace(first, criteria=agreed), *others))
    text = words(printed(usual, ranking=changed))
    assert re.search(r"Consensus score: Comp\.(?!\.)", text)


def test_rules_stand_beside_the_call_and_the_table_under_the_picture() -> None:
    """Neither leaves half a page empty."""
    rules = ["A rule that takes a few lines of half a page, as those of a real call do. " * 2] * 9
    pages = [page.extract_text() for page in printed(panel(22), method=rules).pages]
    (pictured,) = [page for page in pages if "All totals in one picture" in page]
    assert "The call" in pages[0]
    assert "How it was ranked" in pages[0]
    assert "Outcome" in pictured


@pytest.mark.long
@pytest.mark.parametrize("count", [8, 9, 20])
def test_a_small_table_stays_on_one_page(count: int) -> None:
    pages = [page.extract_text() for page in printed(panel(count)).pages]
    provinces = {"Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen"}
    (headed,) = [page for page in pages if "By province" in page]
    last = headed[headed.index("By province") :]
    assert {each for each in provinces if any(f"\n{each}\n" in page for page in pages)} <= {
        each for each in provinces if f"\n{each}\n" in last
    }


@pytest.mark.long
@pytest.mark.parametrize("count", [8, 20, 33])
def test_the_sectors_stand_under_a_heading_of_their_own(count: int) -> None:
    pages = [page.extract_text() for page in printed(panel(count)).pages]
    (page,) = [page for page in pages if "J Informatie en communicatie \n" in page and "Proposed" in page]
    assert "By sector" in page


def test_an_outcome_of_two_words_stands_on_one_line() -> None:
    with in_language("nl"):
        text = "\n".join(page.extract_text() for page in printed(panel(33)).pages)
    assert text.count("\nniet voorgesteld \n") >= 3
    assert "\nniet\nvoorgesteld\n" not in text


def done(number: int, actor: str, *, account: str = "", reason: str = "") -> Change:
    said = f"Phase: number {number}" + (f" – {reason}" if reason else "")
    return Change(id=number, at="2016-06-27T12:12:00Z", actor=actor, role="chair", action="move_phase", summary=said,
                  hash="", account=account, act=Act(steps=(Step(what="phase"),), reason=reason))  # fmt: skip


def test_the_account_of_the_computer_is_said_once_and_only_where_it_tells_more(usual: Panel) -> None:
    acts = [
        done(1, "Mia Willems", account="root"),
        done(2, "Mia Willems", account="root"),
        done(3, "Luc Maes", account="luc.maes"),
    ]
    text = words(printed(usual, acts=acts))
    assert 1 == text.count("root")
    assert "Mia Willems: under the user root of the computer." in text
    assert "luc.maes" not in text


def test_an_act_without_a_reason_says_so(usual: Panel) -> None:
    text = words(printed(usual, acts=[done(1, "Luc Maes"), done(2, "Luc Maes", reason="Everybody is in.")]))
    assert "Phase: number 1 – no reason given" in text
    assert "Phase: number 2 – Everybody is in." in text
    assert 1 == text.count("no reason given")
    assert "What was decided beside the scores" in text
    assert "with a reason" not in text


@pytest.mark.long
@pytest.mark.parametrize("count", [2, 3, 30])
def test_who_signs_has_the_last_acts_on_the_page(usual: Panel, count: int) -> None:
    acts = [done(n, "Luc Maes") for n in range(1, count + 1)]
    pages = [page.extract_text() for page in printed(usual, acts=acts).pages]
    (page,) = [page for page in pages if "Signatures" in page]
    assert f"Phase: number {count}" in page
    assert f"Phase: number {count - 1}" in page
