"""The deciding body in a sentence: with the article that a reader expects, and never with two."""

from __future__ import annotations

import pytest

from evalapp.domain.texts import in_language
from evalapp.words.letters.bodies import body_in

TEXT = "{body} heeft op {date} beslist."


@pytest.mark.parametrize(
    ("body", "dutch", "english"),
    [
        (
            "Beslissingscomité bij het Hermesfonds",
            "het Beslissingscomité bij het Hermesfonds",
            "the Beslissingscomité bij het Hermesfonds",
        ),
        ("Hermesfonds", "het Hermesfonds", "the Hermesfonds"),
        ("Vlaamse Regering", "de Vlaamse Regering", "the Vlaamse Regering"),
        ("raad van bestuur", "de raad van bestuur", "the raad van bestuur"),
        ("Minister van Innovatie", "de Minister van Innovatie", "the Minister van Innovatie"),
        ("De minister", "De minister", "De minister"),
        ("Het comité", "Het comité", "Het comité"),
        ("VLAIO", "VLAIO", "VLAIO"),
        ("Board of the Fund", "Board of the Fund", "the Board of the Fund"),
        ("", "", ""),
    ],
)
def test_a_body_has_one_article_where_it_is_sure(body: str, dutch: str, english: str) -> None:
    with in_language("nl"):
        assert body_in(TEXT, body) == dutch
    with in_language("en"):
        assert body_in(TEXT, body) == english


@pytest.mark.parametrize("text", ["Het {body} heeft beslist.", "door de {body} beslist", "By the {body}."])
def test_a_text_of_the_call_with_an_article_of_its_own_keeps_that_alone(text: str) -> None:
    assert body_in(text, "Beslissingscomité") == "Beslissingscomité"
