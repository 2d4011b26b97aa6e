"""A list that comes again without some applications says which: they stay, and nobody sees that they are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import file, plan, stored

HEAD = "nummer;titel;organisatie\n"


def test_the_applications_that_a_list_lacks_are_named(tmp_path: Path) -> None:
    found = plan(file(tmp_path, HEAD + "A-2;T;O\nA-4;T;O\n"), existing=stored("A-1", "A-2", "A-3"))
    assert ("A-1", "A-3") == found.missing
    said = "2 applications of this call are not in these files, and stay as they are: A-1 and A-3."
    assert said in found.said


@pytest.mark.parametrize(
    "text",
    [
        "A-1;T;O\nA-2;T;O\n",
        "A-1;T;O\nA-2;=1/0;\n",  # refused, and there
        "A-1;T;O\na-2;T;O\n",  # asked about
        "B-1;T;O\nB-2;T;O\n",  # another list
    ],
)
def test_what_is_in_the_list_or_asked_about_is_not_missing(tmp_path: Path, text: str) -> None:
    assert () == plan(file(tmp_path, HEAD + text), existing=stored("A-1", "A-2")).missing


def test_a_list_of_partners_lacks_no_application(tmp_path: Path) -> None:
    found = plan(file(tmp_path, "nummer;naam;helix\nA-1;P;bedrijf\n"), existing=stored("A-1", "A-2"))
    assert () == found.missing


def test_of_a_missing_one_whose_partners_are_there_it_is_not_said_that_it_stays_as_it_is(
    tmp_path: Path,
) -> None:
    listed = file(tmp_path, HEAD + "A-2;T;O\n")
    partners = file(tmp_path, "nummer;naam;helix\nA-1;P;bedrijf\n", "partners.csv")
    found = plan(listed, partners, existing=stored("A-1", "A-2", "A-3"))
    assert ("A-1", "A-3") == found.missing
    assert "1 application of this call is not in these files, and stays as it is: A-3." in found.said
    assert any(
        "only its partners or budget are in these files" in each and "A-1" in each for each in found.said
    )


def test_a_list_with_headings_alone_says_that_it_holds_nothing(tmp_path: Path) -> None:
    said = "holds no row below its headings, so nothing comes in"
    assert any(said in each for each in plan(file(tmp_path, HEAD)).said)
    assert not any(said in each for each in plan(file(tmp_path, HEAD + "A-1;T;O\n")).said)
