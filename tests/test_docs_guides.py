"""The guides tell the truth of the window, and the same truth in each language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages.pofile import read_po

from evalapp.domain.texts import LANGUAGES, in_language
from evalapp.words.fields import call_labels
from resources import GUIDES, guide
from tests.delivery.checkout import ROOT

CATALOGUE = ROOT / "resources/locale/nl/LC_MESSAGES/evalapp.po"
ITALIC = re.compile(r"(?<![*\w])\*([^*]+)\*(?![*\w])")
IN_BRACKETS = re.compile(r"\(\*([^*]+)\*(?![*\w])")
IS_SAID_OF_LOTS = {"nl": "Hier komt {first} voor {second}", "en": "Here {first} comes before {second}"}
EACH_GUIDE = pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language in LANGUAGES for name in GUIDES]
)


def slug(heading: str) -> str:
    """How a link names a heading; said here too, as those of the window need Qt."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def text_of(language: str, name: str) -> str:
    return guide(name, language).read_text(encoding="utf-8")


@cache
def sentences(language: str) -> frozenset[str]:
    """Everything that the program says in this language, singular and plural."""
    with CATALOGUE.open("rb") as file:
        messages = [
            message.string if language == "nl" else message.id for message in read_po(file) if message.id
        ]
    return frozenset(
        text for each in messages for text in ([each] if isinstance(each, str) else each) if text
    )


def signs_of(text: str) -> int:
    return len(re.sub(r"\{\w+\}|\s", "", text))


def is_filled_in(sentence: str, words: str) -> bool:
    """Whether the words are this sentence with its places filled in; hardly more than places are no sentence."""
    first, last = sentence.partition("{")[0], sentence.rpartition("}")[2]
    if not (words.startswith(first) and words.endswith(last)):
        return False  # as nearly all, at a hundredth of what a regular expression costs
    form = re.sub(r"\\\{\w+\\\}", ".+", re.escape(sentence))
    return signs_of(sentence) * 4 >= signs_of(words) and re.fullmatch(form, words) is not None


@cache
def beginnings(language: str, mark: str) -> tuple[str, ...]:
    found = {s[: at + 1] for s in sentences(language) for at, each in enumerate(s) if each == mark}
    return tuple(sorted(found))


@cache
def is_said(words: str, language: str) -> bool:
    """Whether the program says this; ` …` after a punctuation mark leaves out the rest of a sentence."""
    if words in sentences(language):
        return True
    if not words.endswith(" …"):
        return any(is_filled_in(each, words) for each in sentences(language) if "{" in each)
    words = words.removesuffix(" …")
    return any(is_filled_in(each, words) for each in beginnings(language, words[-1]))


def quoted(language: str, name: str) -> Iterator[str]:
    """What the guide sets in italics: words and sentences from the screen."""
    for words in ITALIC.findall(re.sub(r"`[^`]*`|\*\*", "", text_of(language, name))):
        yield " ".join(words.split())


def terms(name: str) -> set[str]:
    """What the English guide says in Dutch, in brackets."""
    found = {" ".join(each.split()) for each in IN_BRACKETS.findall(text_of("en", name))}
    return {each for each in found if not is_said(each, "en")}


@pytest.mark.long
@EACH_GUIDE
def test_the_words_in_italics_are_those_of_the_program(language: str, name: str) -> None:
    found = set(quoted(language, name)) - (terms(name) if language == "en" else set())
    assert len(found) > 20
    assert sorted(words for words in found if not is_said(words, language)) == []


def test_words_that_a_sentence_only_might_hold_are_not_those_of_the_program() -> None:
    assert is_said("12 packs handed out", "en")
    assert not is_said("12 packs given out", "en")
    assert not is_said("Nothing was ever handed out of this", "en")


@pytest.mark.parametrize("name", GUIDES)
def test_a_dutch_term_beside_an_english_word_is_one_of_the_dutch_guide(name: str) -> None:
    dutch = " ".join(text_of("nl", name).casefold().split())
    assert len(terms(name)) > 3
    assert [each for each in terms(name) if each.casefold() not in dutch] == []


def outline(language: str, name: str) -> list[str]:
    """What stands under each other, without its words: headings, items, rows of tables, pictures, code."""
    lines = [
        re.match(r" *(#+ |- |\d+\. |\||!\[|    \S|```)", line) for line in text_of(language, name).split("\n")
    ]
    return [" ".join(found[0].split()) for found in lines if found is not None]


@pytest.mark.parametrize("name", GUIDES)
def test_the_guides_are_built_alike(name: str) -> None:
    first, *others = [outline(language, name) for language in LANGUAGES]
    assert len([each for each in first if each.startswith("#")]) > 10
    assert [each == first for each in others] == [True] * len(others)


def headings(language: str, name: str) -> list[str]:
    return [slug(found) for found in re.findall(r"^#+ (.*)$", text_of(language, name), re.MULTILINE)]


@EACH_GUIDE
def test_no_two_chapters_have_one_name(language: str, name: str) -> None:
    found = headings(language, name)
    assert len(found) == len(set(found))


def links(language: str, name: str) -> Iterator[tuple[str, str]]:
    """(name of the guide, chapter) of each link within the guides of this language."""
    within = re.compile(rf"(?<!!)\[[^\]]+\]\((?:({'|'.join(GUIDES)})\.md)?(?:#([^)]*))?\)")
    for found in within.finditer(text_of(language, name)):
        yield found[1] or name, found[2] or ""


@EACH_GUIDE
def test_each_link_leads_to_the_chapter_it_leads_to_in_the_other_language(language: str, name: str) -> None:
    def places(of: str) -> list[tuple[str, int]]:
        return [
            (other, headings(of, other).index(chapter) if chapter else 0)
            for other, chapter in links(of, name)
        ]

    assert places(language) == places(LANGUAGES[0])


@pytest.mark.parametrize("name", GUIDES)
def test_the_guides_show_the_same_moments_each_in_its_language(name: str) -> None:
    pictures = re.compile(r"!\[[^\]]+\]\(\.\./\.\./screens/(?:(\w\w)/)?([\w-]+)-light\.png\)")
    dutch, english = (pictures.findall(text_of(language, name)) for language in ("nl", "en"))
    assert len(dutch) >= 5
    assert {folder for folder, _moment in dutch} == {""}
    assert {folder for folder, _moment in english} == {"en"}
    assert [moment for _folder, moment in dutch] == [moment for _folder, moment in english]


@pytest.mark.parametrize("name", GUIDES)
def test_the_guides_name_the_same_commands_and_options(name: str) -> None:
    dutch, english = (
        re.findall(r"evalapp [a-z]+|(?<![\w-])--[a-z][a-z-]+", text_of(language, name))
        for language in ("nl", "en")
    )
    assert sorted(dutch) == sorted(english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lot_shown_can_be_repeated(language: str) -> None:
    text = text_of(language, "chair")
    shown = re.findall(r"printf '%s' '([^']+)' \| sha256sum\n\s+([0-9a-f]{64})  -", text)
    assert len(shown) == 2
    assert [hashlib.sha256(seeded.encode()).hexdigest() for seeded, _digest in shown] == [
        d for _s, d in shown
    ]
    first, second = (seeded.partition(":")[2] for seeded, _digest in sorted(shown, key=lambda each: each[1]))
    assert IS_SAID_OF_LOTS[language].format(first=first, second=second) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_of_the_secretary_names_every_field_of_the_call(language: str) -> None:
    text = " ".join(text_of(language, "secretary").split())
    with in_language(language):
        missing = [label for label in call_labels().values() if f"*{label}*" not in text]
    assert not missing
