"""What the banned words are looked for in: both catalogues, the guides and the templates."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from resources import resource
from tests.words.banned import DUTCH, ENGLISH, faults
from tools import catalogue


def forms(text: object) -> tuple[str, ...]:
    """The one sentence, or its singular and plural."""
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text),)


def test_a_banned_word_is_found() -> None:
    assert [] != faults("Zeg wie er gescoord heeft", DUTCH)
    assert [] != faults("The motivation that a juror owes", ENGLISH)
    assert [] == faults("Het belangenconflict is vastgelegd vóór u uitdeelt", DUTCH)


def test_money_percentages_and_apostrophes_are_written_as_the_language_does() -> None:
    assert [[], []] == [
        faults("kmo’s: 50\u00a0%, € 150.000", DUTCH),
        faults("the juror’s 50%, €150,000", ENGLISH),
    ]
    assert [1, 1] == [len(faults(each, DUTCH)) for each in ("kmo's", "{n} %")]
    assert [1, 1, 1] == [len(faults(each, ENGLISH)) for each in ("the juror's", "50 %", "€ 150,000")]
    assert [] == faults("schrijf threshold:ID=3 (of 50%, of off)", DUTCH)  # as it is typed


@pytest.mark.long
def test_the_english_sentences_have_no_banned_word() -> None:
    texts = (text for message in catalogue.template() if message.id for text in forms(message.id))
    assert [] == [fault for text in texts for fault in faults(text, ENGLISH)]


def test_the_dutch_sentences_have_no_banned_word() -> None:
    """Of the body's decision alone something is granted."""
    decided = {word: why for word, why in DUTCH.items() if word != "toegekend"}
    found = [
        fault
        for message in catalogue.stored()
        if message.id
        for text in forms(message.string)
        for fault in faults(text, decided if message.context == "decision" else DUTCH)
    ]
    assert [] == found


@pytest.mark.parametrize("guide", ["chair", "juror", "secretary"])
def test_the_guides_have_no_banned_word(guide: str) -> None:
    path = catalogue.ROOT / "docs" / "guide" / "nl" / f"{guide}.md"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("    $ ")]
    assert [] == [
        fault for line in lines for fault in faults(re.sub(r"`[^`]*`|\*toegekend\*", "", line), DUTCH)
    ]


def _texts(value: object) -> Iterator[tuple[str, str]]:
    """Every text of a template with its language."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("nl", "en") and isinstance(inner, str):
                yield key, inner
            else:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@pytest.mark.parametrize("name", sorted(path.stem for path in resource("templates").iterdir()))
def test_the_templates_use_them_too(name: str) -> None:
    scheme = tomllib.loads(resource("templates", f"{name}.toml").read_text(encoding="utf-8"))
    languages = {"nl": DUTCH, "en": ENGLISH}
    # “Budget” is the published name of an item of the ERDF.
    texts = [(language, text) for language, text in _texts(scheme) if text != "Budget"]
    found = [fault for language, text in texts for fault in faults(text, languages[language])]
    assert not found, "\n".join(found)
