"""Which files came in, what was answered and what was refused stand with an import and a merge."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.intake import Choice, ImportPlan, Question
from evalapp.domain.texts import in_language
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.import_particulars import answers_told
from evalapp.operations.records.told.rows import history_documents
from evalapp.operations.records.told.sections import Section, sections_of
from evalapp.operations.workspace import Workspace, as_of
from tests.samples import SECRETARY, small_panel

ROWS = ("nummer;titel;organisatie;gevraagde steun", "A-1;Anders;Organisation of A-1 (DEMO);50")
HOW = "How it was done, as the file says"
HOW_IN_DUTCH = "Hoe het gebeurde, zoals het bestand zegt"
SCORES = "juror,application,criterion,value,comment\nJ1,A-1,helix,3,Good\nJ1,A-1,sme,9,Off\n"


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel", applications=2) as workspace:
        workspace.actor = SECRETARY
        yield workspace


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def short(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def imported(panel: Workspace, folder: Path) -> Path:
    table = written(folder / "aanvragen.csv", "\n".join(ROWS))
    import_applications(
        panel,
        plan_import(panel, [table], answers={"column:gevraagde steun": "thousand"}),
        reason="Verbeterd.",
    )
    return table


def last(panel: Workspace, *, most: int | None = None) -> dict[str, tuple[str, ...]]:
    change = panel.view.history(limit=1)[0]
    return {each.title: each.all_lines for each in sections_of(panel.view, change, most=most)}


def test_an_import_says_from_which_file_and_with_which_answers(panel: Workspace, tmp_path: Path) -> None:
    table = imported(panel, tmp_path)
    file, answer, *_heard = last(panel)[HOW]
    assert (f"“aanvragen.csv”, SHA-256 {short(table)}…", "Column “gevraagde steun” – thousand euro") == (
        file,
        answer,
    )


def test_what_was_answered_is_told_in_the_words_of_the_question() -> None:
    asked = Question(
        id="q", text="In which unit is it?", why="", choices=(Choice(id="thousand", label="× 1000"),)
    )
    answers = {"q": "thousand", "hidden:": "leave-out", "other": "as-is"}
    assert (("In which unit is it?", "× 1000"), ("other", "as-is")) == answers_told(
        ImportPlan(), answers, {"q": asked}
    )


@pytest.mark.parametrize(
    ("id", "choice", "words"),
    [
        ("means:Naam", "organisation", ("Column “Naam”", "organisation")),
        ("means:Bedrag", "requested_support", ("Column “Bedrag”", "requested support")),
        ("column:start", "day-first", ("Column “start”", "day first")),
        ("column:steun", "leave-out", ("Column “steun”", "left out")),
        ("sheet:partners", "company", ("Sheet “partners”", "company")),
        ("hidden-rows:struck", "leave-out", ("Rows: struck through in the workbook", "left out")),
        ("hidden-row:7", "keep", ("Row 7", "taken in")),
        ("number:", "same", ("Numbers that resemble another", "the same application")),
        ("application:A-1", "same", ("Application A-1", "the same application")),
    ],
)
def test_what_the_command_line_said_is_told_in_words_and_not_in_keys(
    id: str, choice: str, words: tuple[str, str]
) -> None:
    assert (words,) == answers_told(ImportPlan(), {id: choice}, {})


def test_a_field_has_its_name_in_the_language_of_the_reader() -> None:
    with in_language("nl"):
        assert (("Kolom “Naam”", "organisatie"),) == answers_told(
            ImportPlan(), {"means:Naam": "organisation"}, {}
        )


def test_a_merge_says_what_became_of_each_file_and_what_was_refused(panel: Workspace, tmp_path: Path) -> None:
    scores = written(tmp_path / "scores.csv", SCORES)
    broken = written(tmp_path / "broken.evalreturn", "nothing")
    merge(panel, plan_merge(panel, [scores, broken]))
    told = last(panel)
    first, refused, unreadable = told[HOW]
    assert "“scores.csv” of An Peeters (merged): 1 new, 1 refused" == first
    assert refused.startswith("Not taken from “scores.csv”: An Peeters · A-1 · SME impact · row 3: ")
    assert unreadable.startswith("“broken.evalreturn” (refused): ")
    (came,) = told["Files that came back: 1 new"]
    assert came.startswith(f"An Peeters · scores.csv – SHA-256: {short(scores)}…; evidence: not signed")
    assert told["Scores: 1 new"] == ("A-1 · An Peeters · Triple helix – score: 3; justification: Good",)


def test_it_is_told_in_the_language_of_the_reader(panel: Workspace, tmp_path: Path) -> None:
    merge(panel, plan_merge(panel, [written(tmp_path / "scores.csv", SCORES)]))
    with in_language("nl"):
        told = last(panel)
    assert "“scores.csv” van An Peeters (samengevoegd): 1 nieuw, 1 geweigerd" in told[HOW_IN_DUTCH]
    assert ("A-1 · An Peeters · Triple helix – score: 3; motivering: Good",) == told["Scores: 1 nieuw"]


def test_what_was_undone_still_tells_what_it_did_and_the_undo_what_went_back(
    panel: Workspace, tmp_path: Path
) -> None:
    imported(panel, tmp_path)
    number = panel.view.last_change()
    done = sections_of(panel.view, panel.view.change(number))
    panel.undo()
    assert done == sections_of(panel.view, panel.view.change(number))
    assert done == _as_of(panel, number)
    (section,) = sections_of(panel.view, panel.view.history(limit=1)[0])
    assert "Applications: 1 changed" == section.title
    assert "title: Anders → Title of A-1" in section.lines[0]


def _as_of(panel: Workspace, number: int) -> tuple[Section, ...]:
    past = as_of(panel, number)
    return sections_of(past.view, past.view.change(number))


def test_a_long_list_is_cut_with_how_many_more_and_is_whole_for_scripts(panel: Workspace) -> None:
    (change,) = (each for each in panel.view.history() if each.action == "assign")
    (seats,) = sections_of(panel.view, change, most=3)
    assert ("Seats: 4 new, 2 applications, 2 jurors", 3, "and 1 more") == (
        seats.title,
        len(seats.lines),
        seats.all_lines[-1],
    )
    (document,) = history_documents(panel.view, [change])
    assert [
        {"table": "assignment", "what": "added", "key": {"juror": "J1", "application": "A-1"}, "fields": []},
        4,
    ] == [document["rows"][0], len(document["rows"])]  # type: ignore[index, arg-type]


def test_a_script_reads_amounts_in_euro_and_scores_on_their_scale(panel: Workspace, tmp_path: Path) -> None:
    imported(panel, tmp_path)
    merge(panel, plan_merge(panel, [written(tmp_path / "scores.csv", SCORES)]))
    merged, edited = history_documents(panel.view, panel.view.history(limit=2))
    fields = {each["field"]: (each["before"], each["after"]) for each in edited["rows"][0]["fields"]}  # type: ignore[index]
    assert ("100000", "50000") == fields["requested_support"]
    (score,) = (each for each in merged["rows"] if each["table"] == "score")  # type: ignore[attr-defined]
    assert {"field": "value", "before": None, "after": "3"} in score["fields"]


def test_partners_are_known_again_by_their_name_and_not_by_their_place(
    panel: Workspace, tmp_path: Path
) -> None:
    partners = "number;name;helix;cash\nA-1;Nieuw bv;company;5000\nA-1;Veldmeet bv;company;24000\n"
    applications = "\n".join(("nummer;titel;organisatie", "A-1;Title of A-1;Organisation of A-1 (DEMO)"))
    files = [
        written(tmp_path / "aanvragen.csv", applications),
        written(tmp_path / "partners.csv", partners),
    ]
    import_applications(panel, plan_import(panel, files), reason="Verbeterd.")
    title = next(each for each in last(panel) if each.startswith("Partners"))
    lines = last(panel)[title]
    assert (
        "Partners: 1 changed, 1 new",
        "A-1 · Nieuw bv – side of the triple helix: company; in cash: €5,000; committed: not given; place in the "
        "list: 1",
    ) == (
        title,
        lines[1].replace("\xa0", " "),
    )
