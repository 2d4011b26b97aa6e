"""Two versions of a text, word by word."""

from __future__ import annotations

import pytest

from evalapp.domain.writing.difference import Difference, Kind, beside, since

BASE = "The cluster really adds something. No single processor has the volume for a line of its own."


def marked(difference: Difference) -> str:
    """[added] and -taken out-, where they stand."""
    marks = {Kind.SAME: "{}", Kind.ADDED: "[{}]", Kind.REMOVED: "-{}-"}
    return "".join(marks[each.kind].format(each.text) for each in difference.pieces)


def test_what_was_added_and_what_was_taken_out_is_told_where_it_stands() -> None:
    text = BASE.replace("really adds", "adds") + " The borders are not clear."
    found = since(text, BASE)

    assert "The cluster- really- adds something." in marked(found)
    assert marked(found).endswith("of its own.[ The borders are not clear.]")
    assert found.words == "changed in 2 places"


def test_a_word_in_the_place_of_another_is_one_difference() -> None:
    found = since(BASE.replace("No", "Not a"), BASE)

    assert (("No",), ("Not a",)) == (found.of(Kind.REMOVED), found.of(Kind.ADDED))
    assert found.words == "changed in 1 place"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BASE, "as both began with"),
        (BASE.replace(" ", "\n\n"), "as both began with"),
        ("", "taken out"),
        ("Good.", "written anew"),
    ],
)
def test_what_needs_no_marks_has_none(text: str, words: str) -> None:
    found = since(text, BASE)

    assert (words, (), ()) == (found.words, found.of(Kind.ADDED), found.of(Kind.REMOVED))


def test_without_a_beginning_each_shows_what_it_alone_says() -> None:
    more = BASE + " The borders are not clear."

    assert marked(beside(more, BASE)).endswith("of its own.[ The borders are not clear.]")
    assert beside(BASE, more).words == "says less than the other"
    assert beside(BASE, BASE).words == "the same in both"
    assert beside("Good.", BASE).words == "another text"


@pytest.mark.parametrize("text", ["", " ", "\n", "a", " a  b \n", "a\n\nb c", "é 🙂 d", BASE, f" {BASE}\n"])
@pytest.mark.parametrize("before", ["", "a", " b a", "c 🙂", BASE, BASE[10:], BASE[:40]])
def test_the_text_itself_is_whole_whatever_it_is_held_against(text: str, before: str) -> None:
    assert text == since(text, before).text == beside(text, before).text
