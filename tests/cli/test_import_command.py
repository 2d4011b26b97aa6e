"""Taking in applications from the command line: what is said, what is asked, and how it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Played, Run

HEAD = "number,title,organisation,start\n"


def _table(played: Played, text: str) -> str:
    path = played.folder / "applications.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    return str(path)


def test_the_document_says_what_changes_what_is_left_out_and_what_is_asked(run: Run, played: Played) -> None:
    told = run(
        "import", played.panel, _table(played, "A-1,New title,Org,\nB-1,T,O,12/31/2015\n"), "--json"
    ).json
    assert {"notes", "unused", "questions"} <= set(told)
    assert {"title", "cell", "notes", "changes", "folded"} <= set(told["rows"][0])
    change = told["rows"][0]["changes"][0]
    assert {"name": "title", "before": "Title of A-1", "after": "New title", "detail": ""} == change
    (question,) = told["questions"]
    assert "column:start" == question["id"]
    assert ["month-first", "day-first", "leave-out"] == [each["id"] for each in question["choices"]]


def test_a_column_is_read_as_somebody_says(run: Run, played: Played) -> None:
    table = _table(played, "B-1,T,O,7/1/2015\nB-2,T,O,12/31/2015\n")
    refused = run("import", played.panel, table)
    assert (1, True) == (refused.status, "--read" in refused.out)
    ran = run("import", played.panel, table, "--read", "start=month-first", "--json")
    assert (0, 2) == (ran.status, ran.json["added"])


def test_a_submission_that_is_still_to_come_needs_a_word(run: Run, played: Played) -> None:
    path = played.folder / "applications.csv"
    path.write_text("number,title,organisation,submitted_at\nB-1,T,O,15/09/2149\n", encoding="utf-8")
    refused = run("import", played.panel, str(path))
    assert (1, True) == (refused.status, "D2: “15/09/2149” is still to come" in refused.out)
    for how in ("as-written", "empty"):
        told = run(
            "import", played.panel, str(path), "--read", f"submitted_at={how}", "--dry-run", "--json"
        ).json
        assert (1, True) == (told["added"], "still to come" in told["rows"][0]["notes"][0])


def test_a_number_that_resembles_a_stored_one_needs_a_word(run: Run, played: Played) -> None:
    table = _table(played, "a-1,Better,O,\n")
    asked = run("import", played.panel, table)
    assert (1, True, False) == (asked.status, "--same-number" in asked.out, "--read" in asked.out)
    same = run("import", played.panel, table, "--same-number", "--dry-run", "--json").json
    assert (1, "A-1") == (same["updated"], same["rows"][0]["number"])
    other = run("import", played.panel, table, "--other-number", "--dry-run", "--json").json
    assert (1, "a-1") == (other["added"], other["rows"][0]["number"])
    assert 2 == run("import", played.panel, table, "--same-number", "--other-number").status


def test_an_answer_without_a_way_or_a_column_changes_nothing(run: Run, played: Played) -> None:
    table = _table(played, "B-1,T,O,\n")
    assert 2 == run("import", played.panel, table, "--read", "start").status
    twice = run("import", played.panel, table, "--read", "start=day-first", "--read", "start=month-first")
    assert (2, True) == (twice.status, "in two ways" in twice.err)
    assert 2 == run("import", played.panel, table, "--read", "begin=day-first").status


def test_headings_that_are_not_understood_are_named_in_text_and_document(run: Run, played: Played) -> None:
    path = played.folder / "applications.csv"
    path.write_text("number,title,organisation,Remark\nB-1,T,O,check\n", encoding="utf-8")
    assert "Not read as a field of ours in applications.csv [applications]: “Remark”" in (
        run("import", played.panel, str(path), "--dry-run").out
    )
    told = run("import", played.panel, str(path), "--dry-run", "--json").json
    assert [
        {
            "file": "applications.csv",
            "sheet": "applications",
            "kind": "applications",
            "headings": ["Remark"],
            "kept": True,
        }
    ] == told["columns"]


def test_what_did_not_come_in_is_said_and_listed_and_holds_back_who_lost_it(run: Run, played: Played) -> None:
    table = _table(played, "B-1,T,O,\n")
    partners = played.folder / "partners.csv"
    partners.write_text("number,name,helix\nB-1,P,rocket\n", encoding="utf-8")
    looked = run("import", played.panel, table, str(partners), "--dry-run")
    assert "work list" not in looked.out
    assert "Of the 2 rows 1 is of partners, budget or attachments." in looked.out
    told = run("import", played.panel, table, str(partners), "--dry-run", "--json").json
    assert len(told["rows"]) == sum(told[each] for each in ("added", "updated", "unchanged", "refused"))
    assert 0 == told["waiting"]
    said = run("import", played.panel, table, str(partners))
    assert (1, True) == (
        said.status,
        "1 row was refused or not read, and waits on the work list." in said.out,
    )
    (row,) = run("refused", played.panel, "--json").json
    assert ("partners", 1, "") == (row["kind"], row["rows"], row["sheet"])
    admitted = run("admissible", played.panel, "--application", "B-1")
    assert "how many there are is not certain" in admitted.out


def test_hidden_columns_are_read_unless_they_are_to_stay_out_and_that_is_told(
    run: Run, played: Played
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "List"
    book.active.append(["number", "title", "organisation", "Remark", "Code"])
    book.active.append(["B-1", "T", "O", "weak", "X"])
    book.active.column_dimensions["D"].hidden = True
    book.save(played.folder / "a.xlsx")
    path = str(played.folder / "a.xlsx")
    looked = run("import", played.panel, path, "--dry-run", "--json").json
    assert [("Remark", "D", True, "keep"), ("Code", "E", False, "keep")] == [
        (each["heading"], each["column"], each["is_hidden"], each["use"]) for each in looked["column_uses"]
    ]
    without = ("import", played.panel, path, "--without-hidden", "--read", "Code=leave-out")
    said = run(*without, "--dry-run").out
    assert "no juror reads them: D “Remark” (hidden), E “Code”." in said
    assert ["leave-out", "leave-out"] == [each["use"] for each in run(*without, "--json").json["column_uses"]]
    kept = run(
        "import", played.panel, path, "--without-hidden", "--read", "Remark=keep", "--dry-run", "--json"
    )
    # The call keeps what was answered of the other one.
    assert ["keep", "leave-out"] == [each["use"] for each in kept.json["column_uses"]]


def test_hidden_rows_are_read_unless_they_are_to_stay_out_and_that_is_told(run: Run, played: Played) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "List"
    for row in (["number", "title", "organisation"], ["B-1", "T", "O"], ["B-2", "U", "O"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.save(played.folder / "a.xlsx")
    look = ("import", played.panel, str(played.folder / "a.xlsx"), "--dry-run", "--json")
    looked = run(*look).json
    assert [("B-2", 3, "hand", "keep")] == [
        (each["number"], each["row"], each["hidden_by"], each["use"]) for each in looked["row_uses"]
    ]
    assert ["", "hand"] == [each["hidden"] for each in looked["rows"]]
    for options in (("--without-hidden",), ("--row", "3=leave-out"), ("--row", "hand=leave-out")):
        assert ["B-1"] == [each["number"] for each in run(*look, *options).json["rows"]]
    assert 2 == len(run(*look, "--without-hidden", "--row", "3=keep").json["rows"])
    asked = run(*look[:-1], "--row", "hand=ask")
    assert (1, True) == (asked.status, "--row N=keep or N=leave-out" in asked.out)
    assert [2, 2] == [run(*look, "--row", text).status for text in ("3", "2=leave-out")]


def test_of_two_marks_in_doubt_each_is_said_by_itself(run: Run, played: Played) -> None:
    path = played.folder / "a.csv"
    path.write_text(
        "number;title;organisation;requested_support\nB-1;T;O;1.5\nB-2;T;O;12,5\nB-3;T;O;1.500\nB-4;T;O;1,500\n",
        encoding="utf-8",
    )
    look = ("import", played.panel, str(path), "--dry-run", "--read")
    half = run(*look, "requested_support=comma-thousands")
    assert (1, True) == (half.status, "point-thousands (€" in half.out)
    whole = run(*look, "requested_support=comma-thousands", "--read", "requested_support=point-decimals")
    assert (0, False) == (whole.status, "Not decided" in whole.out)


def test_a_row_that_waits_for_an_answer_is_counted_with_the_refused_of_the_document_alone(
    run: Run, played: Played
) -> None:
    table = _table(played, "B-1,T,O,12/31/2015\nB-2,T,O,\n")
    told = run("import", played.panel, table, "--dry-run", "--json").json
    assert (1, 1, ["column:start"]) == (told["refused"], told["awaiting"], told["rows"][0]["awaits"])
    said = run("import", played.panel, table, "--dry-run").out
    assert "B-1: waits for an answer – comes in once it is answered how “start” is read" in said
    assert "1 added, 0 updated, 0 unchanged, 0 refused.\n1 row waits for an answer." in said


def test_a_scored_application_that_becomes_another_needs_a_word(run: Run, played: Played) -> None:
    run("merge", played.panel, played.returns["J1"])
    table = _table(played, "A-1,Robots for care,Hospital,\n")
    asked = run("import", played.panel, table, "--dry-run")
    assert (1, True, False) == (asked.status, "--same-application" in asked.out, "--read" in asked.out)
    same = run("import", played.panel, table, "--dry-run", "--json", "--same-application", "A-1")
    assert (0, 1) == (same.status, same.json["updated"])


def test_an_answer_on_which_nothing_hangs_is_said(run: Run, played: Played) -> None:
    path = played.folder / "applications.csv"
    path.write_text('number,title,organisation,start,requested_support\nB-1,T,O,31/12/2015,"1.500.000"\n')
    options = ["--read", "requested_support=decimals", "--read", "start=month-first", "--other-number"]
    told = run("import", played.panel, path, *options, "--dry-run", "--json").json
    said = [each for each in told["notes"] if "no question hangs on it" in each]
    assert [
        "“--read requested_support=decimals” changes nothing here: no question hangs on it.",
        "“--other-number” changes nothing here: no question hangs on it.",
    ] == said
    ran = run("import", played.panel, path, "--read", "start=day-first", "--same-application", "B-1")
    assert (0, 2) == (ran.status, ran.out.count("changes nothing here"))


def test_an_answer_that_was_needed_is_not_said_to_be_idle(run: Run, played: Played) -> None:
    table = _table(played, "B-1,T,O,7/1/2015\nB-2,T,O,12/31/2015\na-1,T,O,\n")
    told = run(
        "import", played.panel, table, "--read", "start=month-first", "--other-number", "--dry-run", "--json"
    ).json
    assert (0, 3) == (told["refused"], told["added"])
    assert not [each for each in told["notes"] if "hangs" in each]


GUESSED = "number,title,organisation,provincei\nB-1,T,O,Antwerpen\nB-2,T2,O,Limburg\n"


def test_a_guessed_heading_is_confirmed_by_its_field(run: Run, played: Played) -> None:
    path = played.folder / "guessed.csv"
    path.write_text(GUESSED, encoding="utf-8")
    guessed = run("import", played.panel, str(path), "--dry-run", "--json").json
    ran = run("import", played.panel, str(path), "--read", "provincei=province", "--dry-run", "--json")

    def certainty(document: dict[str, Any]) -> str:
        (sheet,) = document["layout"]
        return next(each["certainty"] for each in sheet["columns"] if each["heading"] == "provincei")

    assert ("probable", "certain") == (certainty(guessed), certainty(ran.json))
    assert not [note for note in ran.json["notes"] if "--read" in note]
    twice = run(
        "import", played.panel, str(path), "--read", "provincei=title", "--read", "title=title", "--dry-run"
    )
    assert (2, True) == (twice.status, "cannot both be used" in twice.err)


def test_a_map_that_is_written_holds_the_guesses_and_takes_them_as_said(run: Run, played: Played) -> None:
    path, out = played.folder / "guessed.csv", played.folder / "map.toml"
    path.write_text(GUESSED, encoding="utf-8")
    run("import", played.panel, str(path), "--dry-run", "--map-out", str(out))
    written = out.read_text(encoding="utf-8")
    assert '"provincei" = "province"  # probable: resembles' in written
    told = run("import", played.panel, str(path), "--map", str(out), "--dry-run", "--json").json
    columns = {each["heading"]: each for each in told["layout"][0]["columns"]}
    assert ("certain", "as you said") == (columns["provincei"]["certainty"], columns["provincei"]["why"])


def test_of_two_columns_the_one_that_is_named_is_read_and_kept_in_the_map(run: Run, played: Played) -> None:
    path = played.folder / "applications.csv"
    path.write_text("nummer,titel,titel,organisatie\nB-1,Zon,Wind,O\n", encoding="utf-8")
    asked = run("import", played.panel, str(path), "--dry-run")
    assert (1, True) == (asked.status, "keep (B “titel”) · further (C “titel”)" in asked.out)
    assert "“HEADING (C)”" in asked.out
    out = played.folder / "m.toml"
    told = run(
        "import",
        played.panel,
        str(path),
        "--read",
        "titel (C)=keep",
        "--map-out",
        str(out),
        "--dry-run",
        "--json",
    )
    assert (0, "Wind") == (told.status, told.json["rows"][0]["title"])
    kept = out.read_text(encoding="utf-8").partition("\n# ")[0]
    assert '[columns]\n"titel (B)" = "further"\n"titel (C)" = "title"\n' == kept
    by_map = run("import", played.panel, str(path), "--map", str(out), "--dry-run", "--json")
    by_field = run("import", played.panel, str(path), "--read", "titel (C)=title", "--dry-run", "--json")
    assert told.json["rows"] == by_map.json["rows"] == by_field.json["rows"]


@pytest.mark.parametrize("answer", ["leave-out", "keep"])
def test_what_becomes_of_a_further_column_is_kept_in_the_map(run: Run, played: Played, answer: str) -> None:
    path, out = played.folder / "remarks.csv", played.folder / "map.toml"
    path.write_text("nummer,titel,organisatie,Opm. intern\nB-1,Zon,O,zwak dossier\n", encoding="utf-8")
    run(
        "import",
        played.panel,
        str(path),
        "--read",
        f"Opm. intern={answer}",
        "--map-out",
        str(out),
        "--dry-run",
    )
    kept = "further" if answer == "keep" else answer
    assert f'"Opm. intern" = "{kept}"' in out.read_text(encoding="utf-8")
    again = run("import", played.panel, str(path), "--map", str(out), "--dry-run", "--json").json
    fields = {each["heading"]: each["field"] for each in again["layout"][0]["columns"]}
    assert kept == fields["Opm. intern"]
