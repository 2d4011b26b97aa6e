"""The texts of letters: what stands in braces, which there are in both languages, and in which language one is."""

from __future__ import annotations

import re

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.letters.facts import CHOICES, Fact, checked_fact
from evalapp.domain.letters.placeholders import OF_FACTS, PLACEHOLDERS, fault_in, filled, used_in
from evalapp.domain.letters.sections import (
    MOST_SECTION,
    NEEDED,
    Section,
    checked_section,
    default_of,
)
from evalapp.domain.letters.tongue import is_foreign, tongue_of
from evalapp.domain.texts import LANGUAGES, in_language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", Section)
def test_the_text_of_the_program_is_one_that_a_call_may_have(section: Section, language: str) -> None:
    text = default_of(section, language)
    assert text == checked_section(text)
    assert text


@pytest.mark.parametrize("section", Section)
def test_both_languages_fill_in_the_same(section: Section) -> None:
    dutch, english = (set(used_in(default_of(section, language))) for language in LANGUAGES)
    assert dutch == english


def test_every_fact_but_the_choices_is_filled_in_somewhere() -> None:
    choices = {*CHOICES, *(each for each in Fact if each.startswith("inadmissible"))}
    assert set(Fact) - choices == set(OF_FACTS.values())


def test_an_unknown_placeholder_is_named_with_those_there_are() -> None:
    with in_language("en"), pytest.raises(BadValue) as caught:
        checked_section("Dear {name}, you get {amount}.")
    said = str(caught.value)
    assert said.startswith("“{name}” is no placeholder; these there are: {address}, {addressee}, {advice}")
    assert all(f"{{{each}}}" in said for each in PLACEHOLDERS)
    assert "\n" not in said


@pytest.mark.parametrize("text", ["{amount", "amount}", "{{amount}}", "{}", "{ amount }", "a } b {amount}"])
def test_a_brace_that_means_nothing_is_refused(text: str) -> None:
    assert fault_in(text)
    with pytest.raises(BadValue):
        checked_section(text)


def test_what_is_filled_in_is_no_text_itself() -> None:
    said, missing = filled("{title}: {amount} {body}", {"title": "{body}", "amount": "5"}, {"body": "orgaan"})
    assert (said, missing) == ("{body}: 5 [orgaan]", ("body",))


def test_lines_are_paragraphs_and_what_cannot_be_printed_is_refused() -> None:
    assert checked_section("  one \r\n\r\n\ttwo  ") == "one\ntwo"
    for text in ("a\x00b", "a\x1bb", "a\ud800b"):
        with pytest.raises(BadValue, match=r"cannot be printed|gedrukt"):
            checked_section(text)
    with pytest.raises(BadValue, match=str(MOST_SECTION)):
        checked_section("x" * (MOST_SECTION + 1))


def test_appeal_names_forum_form_term_and_address_whichever_applies() -> None:
    council = default_of(Section.APPEAL_COUNCIL, "nl")
    for part in ("Raad van State", "zestig dagen", "verzoekschrift", "eProAdmin", "Wetenschapsstraat 33"):
        assert part in council
    assert {"review_body", "review_term", "review_how", "review_address"} == set(
        used_in(default_of(Section.APPEAL_REVIEW, "nl"))
    )
    assert {"court", "court_term", "court_form", "court_address"} == set(
        used_in(default_of(Section.APPEAL_COURT, "nl"))
    )
    assert {Section.APPEAL_COUNCIL, Section.APPEAL_REVIEW, Section.APPEAL_COURT} <= NEEDED


def test_a_translation_says_so_in_dutch() -> None:
    assert "ertaling, niet bindend" in default_of(Section.TRANSLATION, "en")


@pytest.mark.parametrize(
    ("fact", "text", "kept"),
    [
        (Fact.SA_NUMBER, "sa 12345", "SA.12345"),
        (Fact.SA_NUMBER, "SA.108422", "SA.108422"),
        (Fact.APPEAL, " review ", "review"),
        (Fact.INADMISSIBLE_ON, "2016-05-02", "2016-05-02"),
        (Fact.SERVICE, "  Dienst \n Steun ", "Dienst Steun"),
        (Fact.AID, "", ""),
    ],
)
def test_a_fact_is_kept_as_it_is_meant(fact: Fact, text: str, kept: str) -> None:
    assert kept == checked_fact(fact, text)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (Fact.SA_NUMBER, "12345"),
        (Fact.APPEAL, "A"),
        (Fact.AID, "gber article 27"),
        (Fact.INADMISSIBLE_ON, "2 mei"),
        (Fact.SERVICE, "x" * 501),
        (Fact.SERVICE, "a\x07b"),
    ],
)
def test_a_fact_that_does_not_fit_is_refused(fact: Fact, text: str) -> None:
    with pytest.raises(BadValue):
        checked_fact(fact, text)


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("De aanpak is helder en de mijlpalen zijn haalbaar.", "nl"),
        ("The approach is clear and the milestones can be reached.", "en"),
        ("L'approche est claire et les étapes sont à la portée du consortium.", "fr"),
        ("Der Ansatz ist klar und die Meilensteine sind erreichbar.", "de"),
        ("Sterk.", ""),
        ("", ""),
        ("12 345 €", ""),
    ],
)
def test_the_language_of_a_text_is_known_by_its_small_words(text: str, tongue: str) -> None:
    assert tongue == tongue_of(text)
    assert is_foreign(text, "nl") == (tongue not in ("", "nl"))


def test_no_text_has_markup_or_double_spaces() -> None:
    for section in Section:
        for language in LANGUAGES:
            assert not re.search(r"<|&|  ", default_of(section, language)), (section, language)
