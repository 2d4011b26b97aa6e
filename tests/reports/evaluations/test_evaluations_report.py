from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from evalapp.domain.errors import BadValue
from evalapp.domain.people import Person, Role
from evalapp.domain.scheme.model import NoScore
from evalapp.reports.content import EvaluationsReport
from evalapp.reports.evaluations.evaluations import evaluations_report
from tests.reports.report_samples import AGREED, PEOPLE, Panel, panel

JURORS = [person for person in PEOPLE if person.role is Role.JUROR]


def printed(made: Panel, **changed: object) -> PdfReader:
    return PdfReader(io.BytesIO(evaluations_report(made(EvaluationsReport, **changed))))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def usual() -> Panel:
    return panel(8)


@pytest.mark.long
def test_same_data_gives_same_bytes(usual: Panel) -> None:
    assert evaluations_report(usual(EvaluationsReport)) == evaluations_report(usual(EvaluationsReport))


@pytest.mark.long
def test_outline_has_every_application_on_its_page(usual: Panel) -> None:
    reader = printed(usual)
    found = {
        item.title: reader.get_destination_page_number(item)
        for item in reader.outline
        if not isinstance(item, list)
    }
    for dossier in usual.arguments["dossiers"]:
        application = dossier.application
        page = reader.pages[found[f"{application.number} · {application.title}"]].extract_text()
        assert application.organisation in page


@pytest.mark.long
def test_criteria_with_one_code_are_told_apart(usual: Panel) -> None:
    said = words(printed(usual))
    assert all(each in said for each in ("1b · Additionaliteit", "1c.1 · Triple-helix", "1c.2 · Kmo-impact"))
    assert "1c ·" not in said


@pytest.mark.long
def test_named_report_says_who_gave_what(usual: Panel) -> None:
    text = words(printed(usual))
    scored = {score.juror for score in usual.arguments["scores"]}
    assert [juror.name for juror in JURORS if juror.id in scored and juror.name not in text] == []


@pytest.mark.long
def test_anonymous_report_names_a_juror_in_the_list_of_the_jury_alone(usual: Panel) -> None:
    comment = "Zoals an  PEETERS zei (j1@example.be): sterk. Jan Claes' punt telt."
    scores = [replace(score, comment=comment) for score in usual.arguments["scores"]]
    raw = evaluations_report(usual(EvaluationsReport, is_anonymous=True, scores=scores))
    reader = PdfReader(io.BytesIO(raw))
    _jury, note, rest = words(reader).partition("12 jurors; who gave which score is withheld.")
    text = rest.casefold() + str(reader.metadata).casefold() + str(reader.outline).casefold()
    hidden = [word for juror in JURORS for word in (juror.name, juror.email, juror.organisation)]
    assert note
    assert [word for word in hidden if word.casefold() in text] == []
    assert "reviewer 1" in text
    assert "[name withheld]" in text


@pytest.mark.long
def test_anonymous_report_names_the_jury_by_the_alphabet_and_not_what_each_did(usual: Panel) -> None:
    jury, _note, rest = words(printed(usual, is_anonymous=True)).partition(
        " jurors; who gave which score is withheld."
    )
    named = jury.rpartition("Name Role Organisation")[2]
    order = [named.index(each) for each in sorted((juror.name for juror in JURORS), key=str.casefold)]
    assert order == sorted(order)
    assert "Applications Conflicts" not in jury
    assert rest.startswith(" The names stand in alphabetical order, which tells nothing of “Reviewer 1”")


def _with_namesakes(usual: Panel) -> list[Person]:
    return [
        replace(each, name=JURORS[0].name) if each == JURORS[1] else each
        for each in usual.arguments["people"]
    ]


@pytest.mark.long
def test_namesakes_are_told_apart_by_their_organisation(usual: Panel) -> None:
    text = words(printed(usual, people=_with_namesakes(usual)))
    assert all(f"An Peeters ({juror.organisation})" in text for juror in JURORS[:2])


def test_where_names_are_withheld_so_is_what_tells_namesakes_apart(usual: Panel) -> None:
    from evalapp.reports.names import Names

    names = Names(usual(EvaluationsReport, is_anonymous=True, people=_with_namesakes(usual)))
    said = names.screened(f"6 scores by An Peeters ({JURORS[1].organisation}) are missing.")
    assert said == "6 scores by [name withheld] are missing."


def test_anonymous_numbers_do_not_follow_a_juror_from_one_application_to_the_next() -> None:
    from evalapp.reports.names import Names

    names = Names(panel(1, is_anonymous=True)(EvaluationsReport))
    jurors = {juror.id for juror in JURORS}
    first = {dict(names.in_order(f"A-{n:02}", jurors))["J1"] for n in range(1, 40)}
    assert len(first) > 6


@pytest.mark.long
def test_what_is_missing_is_said(usual: Panel) -> None:
    first, second, *rest = usual.arguments["scores"]
    scores = [
        replace(first, value=None, comment=""),
        replace(second, value=None, no_score=NoScore.ABSTAIN),
        *rest,
    ]
    text = words(printed(usual, scores=scores))
    assert "not scored yet" in text
    assert "no score: abstention" in text


def test_juror_who_gave_nothing_at_all_is_still_there(usual: Panel) -> None:
    text = words(printed(usual, scores=[], selection=["A-01"]))
    assert text.count("not scored yet") == 18


@pytest.mark.long
def test_consensus_stands_with_its_reason(usual: Panel) -> None:
    assert "Na bespreking: het kmo-voordeel is overtuigend becijferd." in words(printed(usual))


def test_selection_prints_nothing_of_the_others(usual: Panel) -> None:
    text = words(printed(usual, selection=["A-03"]))
    others = [d.application for d in usual.arguments["dossiers"] if d.application.number != "A-03"]
    assert "A-03" in text
    assert [each.title for each in others if each.title in text or each.number in text] == []


def test_unknown_application_is_refused(usual: Panel) -> None:
    with pytest.raises(BadValue, match="A-99"):
        evaluations_report(usual(EvaluationsReport, selection=["A-99"]))


def test_comment_of_ten_thousand_characters_flows_over_pages() -> None:
    short, long = (
        len(printed(panel(1, comment=words_)).pages) for words_ in ("Goed. ", "Goed onderbouwd. " * 590)
    )
    assert long > short + 10


@pytest.mark.long
@pytest.mark.parametrize("comment", ["x" * 10_000, "regel\n" * 5_000, "\n" * 10_000, "☃🎉中文" * 2_500])
def test_unbroken_or_empty_walls_of_text_do_not_break_the_layout(comment: str) -> None:
    assert len(printed(panel(1, criteria=1, comment=comment)).pages) >= 2


@pytest.mark.long
@pytest.mark.parametrize("name", ["An Peeters", "an  peeters", "Bo"])
def test_anonymous_report_does_not_say_that_a_juror_recorded_a_consensus(usual: Panel, name: str) -> None:
    people = [*usual.arguments["people"], Person(id="J99", name="Bo", role=Role.JUROR)]
    agreed = [replace(AGREED, by=name)]
    named, nameless = (
        words(printed(usual, people=people, consensus=agreed, is_anonymous=each)) for each in (False, True)
    )
    said = "Consensus · Between good and very good"
    assert f"{said} · {' '.join(name.split())} Na bespreking" in named
    assert f"{said} Na bespreking" in nameless


@pytest.mark.long
def test_what_was_not_read_of_a_dossier_is_said_with_its_facts(usual: Panel) -> None:
    number = usual.arguments["dossiers"][0].application.number
    said = "1 row of its partners was refused"

    assert f"Not certain: {said}." in words(printed(usual, lacking={number: said}))
    assert "Not certain" not in words(printed(usual))
