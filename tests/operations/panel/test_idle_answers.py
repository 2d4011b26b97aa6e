"""Of the answers that were given beforehand, those that make no difference are said."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.errors import UnreadableFile
from evalapp.operations.panel.idle_answers import idle_answers

GIVEN = {"a": "--read a=keep", "b": "--read b=keep", "c": "--read c=keep"}


def _planned(answers: Mapping[str, str]) -> tuple[str, ...]:
    """Nothing can be read without `a`; `b` is taken, and nobody looks at `c`."""
    if "a" not in answers:
        raise UnreadableFile("two columns")
    return tuple(each for each in answers if each == "b")


def test_an_answer_without_which_nothing_can_be_read_is_needed() -> None:
    answers = dict.fromkeys(GIVEN, "keep")
    assert ("“--read c=keep” changes nothing here: no question hangs on it.",) == idle_answers(
        _planned(answers), answers, GIVEN, _planned
    )


def test_what_is_asked_without_it_needs_its_answer() -> None:
    """Even where the plan would be the same: whoever is asked the same again has not answered in vain."""
    answers = dict.fromkeys(("a", "b", "c"), "keep")
    given = {"b": GIVEN["b"], "c": GIVEN["c"]}
    assert () == idle_answers(_planned(answers), answers, given, _planned, lambda _plan: {"b", "c"})
