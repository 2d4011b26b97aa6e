"""What must be dealt with is named, all of it where people can read that."""

from __future__ import annotations

from evalapp.words.phrases import MOST_TO_DO, to_do


def test_each_of_a_call_that_people_meet_about_is_named() -> None:
    numbers = [f"A-{n}" for n in range(MOST_TO_DO)]
    said = to_do(numbers)
    assert [] == [each for each in numbers if each not in said]


def test_of_thousands_the_first_are_named_and_the_others_counted() -> None:
    """A sentence of 35,000 characters stood beside the ranking of 5,000, and was laid out at each turn."""
    said = to_do(f"A-{n}" for n in range(5000))
    assert said.startswith("A-0, A-1, ")
    assert said.endswith(" and 4940 others")
    assert len(said) < 10 * MOST_TO_DO
