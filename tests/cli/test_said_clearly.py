"""What is asked for and cannot be is refused by name, in the reader's language, and steers no terminal."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest

from evalapp.cli import main
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import in_language
from evalapp.operations.panel.call import create_panel
from tests.samples import SCHEME, SECRETARY, small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    return path


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    capsys.readouterr()
    assert main([str(each) for each in arguments]) == 2
    return capsys.readouterr().err.strip()


@pytest.mark.parametrize(
    ("kind", "option", "why"),
    [
        ("ranking", ["--application", "A-1"], "“Ranking” is always of all applications"),
        ("scoresheets", ["--anonymous"], "“Score sheets” has no choice “anonymous”"),
    ],
)
def test_an_option_that_would_change_nothing_in_a_report_is_refused(
    panel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, option: list[str], why: str
) -> None:
    target = tmp_path / "r.pdf"
    assert why in refused(capsys, "report", panel, kind, "-o", target, *option)
    assert not target.exists()


@pytest.mark.parametrize(
    ("language", "why"), [("en", "There are no applications"), ("nl", "Er zijn geen aanvragen")]
)
def test_a_report_in_one_language_is_refused_in_that_of_the_reader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, why: str
) -> None:
    path = tmp_path / "empty.evalpanel"
    create_panel(path, scheme_text=SCHEME, actor=SECRETARY).close()
    other = {"en": "nl", "nl": "en"}[language]
    with in_language(language):
        said = refused(capsys, "report", path, "scoresheets", "-o", tmp_path / "s.pdf", "--language", other)
    assert said.startswith(why)


@pytest.mark.parametrize(
    ("option", "why"),
    [
        ("--application", "There is no application “NOPE” in this file."),
        ("--juror", "There is no juror “NOPE”"),
    ],
)
def test_of_what_a_file_never_had_there_is_no_history(
    panel: Path, capsys: pytest.CaptureFixture[str], option: str, why: str
) -> None:
    assert refused(capsys, "history", panel, option, "NOPE").startswith(why)


def test_an_application_without_a_change_of_its_own_has_an_empty_history(panel: Path) -> None:
    assert main(["history", str(panel), "--juror", "S-01"]) == 0


@pytest.mark.parametrize("command", [["new", "x.evalpanel", "--scheme", "."]])
def test_a_folder_is_named_as_it_was_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "“.” is no name of a file" in refused(capsys, *command)


def test_a_folder_that_is_no_return_is_named_as_it_was_typed(
    panel: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(panel.parent)
    main(["merge", str(panel), "."])
    told = capsys.readouterr()
    assert ("“.”" in told.out + told.err, "“”" in told.out + told.err) == (True, False)


@pytest.mark.parametrize("sign", ["\x07", "\x1b[31m", "\u202e", "\x9b2J"])
def test_what_a_terminal_would_obey_is_shown_as_an_escape(
    panel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], sign: str
) -> None:
    scheme = tmp_path / "s.toml"
    escaped = sign.encode("unicode_escape").decode()
    written = "".join(f"\\u{ord(each):04x}" for each in sign)
    scheme.write_text(SCHEME.replace('"half"', f'"half{written}"', 1), encoding="utf-8")
    for said in (
        refused(capsys, "new", tmp_path / "n.evalpanel", "--scheme", scheme),
        refused(capsys, "history", panel, "--application", f"A{sign}"),
        refused(capsys, "status", tmp_path / f"no{sign}.evalpanel"),
    ):
        assert (sign in said, escaped[:4] in said) == (False, True), said


@pytest.mark.parametrize("option", ["--title", "--reference"])
@pytest.mark.parametrize(
    ("text", "why"),
    [("Call\x01", r"holds \x01"), ("Call\x1b[31m", r"holds \x1b"), ("x" * 1_001, "1001 characters")],
)
def test_a_title_or_reference_that_no_file_could_hold_makes_no_panel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, text: str, why: str
) -> None:
    path = tmp_path / "n.evalpanel"
    assert why in refused(capsys, "new", path, "--template", "ibn-2015", option, text)
    assert not path.exists()


def test_how_a_sheet_is_answered_names_the_answers_of_its_own_question(
    panel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that asks for a side of the helix knows no “keep”."""
    book = openpyxl.Workbook()
    book.active.title = "applications"
    book.active.append(["number", "title", "organisation"])
    book.active.append(["B-1", "T", "O"])
    sheet = book.create_sheet("partners")
    for row in (["number", "partner"], ["B-1", "Machinebouw"], ["B-1", "Hogeschool"]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    main(["import", str(panel), str(tmp_path / "a.xlsx"), "--dry-run"])
    said = capsys.readouterr().out
    (line,) = [each for each in said.splitlines() if each.startswith("Say what becomes of “partners”")]
    assert "--row partners!*=ANSWER" in line
    assert line.endswith("the answers are: company, knowledge, government, other, leave-out.")


@pytest.fixture
def deliberating(tmp_path: Path) -> Path:
    path = tmp_path / "later.evalpanel"
    small_panel(path, phase=Phase.DELIBERATION).close()
    return path


def test_a_seed_of_two_lines_is_refused(deliberating: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "one line" in refused(capsys, "lot", deliberating, "--seed", "1\n2")


def test_a_reason_for_a_consensus_is_as_long_as_any_other(
    deliberating: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    what = ("--application", "A-1", "--criterion", "sme", "--value", "3", "--reason", "x" * 2_001)
    assert "at most 2000 characters" in refused(capsys, "consensus", deliberating, *what)


CONSENSUS = ("--application", "A-1", "--value", "3", "--reason", "Samen gelezen.", "--criterion")


@pytest.mark.parametrize("criterion", ["sme", "Kmo-impact", "SME  impact", "kmo-IMPACT"])
def test_a_consensus_takes_the_name_of_a_criterion_in_either_language(
    deliberating: Path, capsys: pytest.CaptureFixture[str], criterion: str
) -> None:
    assert main(["consensus", str(deliberating), *CONSENSUS, criterion]) == 0
    assert "for A-1, sme" in capsys.readouterr().out


def test_a_name_of_two_criteria_is_refused_with_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "alike.evalpanel"
    alike = SCHEME.replace('"SME impact"', '"Triple helix"')
    small_panel(path, phase=Phase.DELIBERATION, scheme=alike).close()
    said = refused(capsys, "consensus", path, *CONSENSUS, "triple helix")
    assert "helix, sme" in said
    assert "sme" in refused(capsys, "consensus", path, *CONSENSUS, "prijs")


@pytest.mark.long
@pytest.mark.parametrize(
    "command",
    [
        ("report", "PANEL", "ranking", "-o", "BELOW"),
        ("report", "PANEL", "evaluations", "-o", "BELOW"),
        ("report", "PANEL", "letters", "-o", "BELOW"),
        ("export", "PANEL", "BELOW"),
        ("export", "PANEL", "FILE"),
        ("handout", "PANEL", "BELOW"),
        ("refused", "PANEL", "-o", "BELOW"),
        ("history", "PANEL", "-o", "BELOW"),
        ("examples", "BELOW"),
        ("demo", "BELOW"),
        ("new", "BELOW", "--template", "ibn-2015"),
        ("import", "PANEL", "FILE", "--map-out", "BELOW"),
        ("score", "PANEL", "--scores", "FILE", "-o", "BELOW"),
    ],
    ids=" ".join,
)
def test_a_place_below_a_file_is_no_place(
    panel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    (tmp_path / "afile").write_text("x", encoding="utf-8")
    places = {
        "PANEL": str(panel),
        "FILE": str(tmp_path / "afile"),
        "BELOW": str(tmp_path / "afile" / "a" / "x.pdf"),
    }
    said = refused(capsys, *(places.get(each, each) for each in command))
    assert (
        said.strip() == "“afile” is a file and not a folder, so nothing can lie in it; choose another place."
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "“call.evalpanel” cannot be read: it is not open to you; ask its owner for the right to read it.",
        ),
        (
            "nl",
            "“call.evalpanel” kan niet gelezen worden: u hebt er geen toegang toe; vraag de eigenaar het recht om het "
            "te lezen.",
        ),
    ],
)
def test_a_file_that_is_not_open_to_who_asks_is_said_in_one_sentence(
    language: str,
    said: str,
    panel: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who runs the tests may read everything."""
    may = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode, **more: Path(path) != panel and may(path, mode, **more)
    )
    with in_language(language):
        assert said == refused(capsys, "status", panel)
        assert said == refused(capsys, "report", panel, "ranking", "-o", tmp_path / "r.pdf")
        assert said == refused(capsys, "verify", panel, panel)


@pytest.mark.parametrize(
    ("language", "typed", "is_said"), [("nl", "1,234", True), ("nl", "1.234", False), ("en", "1,234", False)]
)
def test_an_amount_with_a_lone_comma_says_what_it_was_read_as(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, typed: str, is_said: bool
) -> None:
    made = tmp_path / "n.evalpanel"
    with in_language(language):
        assert 0 == main(["new", str(made), "--template", "ibn-2015", "--budget", typed])
    said = f"“{typed}” is gelezen als €\xa01.234: de komma is als teken voor duizendtallen genomen."
    assert is_said is (said in capsys.readouterr().err)
