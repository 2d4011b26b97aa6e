"""What is not known, or hardly can be right, is told before anything is let through unseen."""

from __future__ import annotations

import pytest

from evalapp.domain.application import Application
from evalapp.operations.panel.odd_values import (
    Earlier,
    before_opening,
    earlier_instrument,
    last_submission,
    long_before,
    next_to_nothing,
    not_reoriented,
)


def application(**fields: object) -> Application:
    return Application(number="A-1", title="T", organisation="O", **fields)


@pytest.mark.parametrize(
    "text", ["onbekend", "?", "???", "ntb", "niet opgegeven", "geen?", "misschien", "n.b."]
)
def test_unknown_is_not_that_there_was_none(text: str) -> None:
    assert Earlier.UNKNOWN is earlier_instrument(application(earlier_instrument=text))
    (words,) = not_reoriented(application(earlier_instrument=text))
    assert "not known whether there was one" in words
    assert [] == [*not_reoriented(application(earlier_instrument=text, reorientation="Anders."))]


@pytest.mark.parametrize(
    "text", ["", "nee", "Neen.", "0", "ONWAAR", "false", "geen", "Neen, geen", "n.v.t.", "-", "nihil"]
)
def test_a_no_of_any_kind_is_that_there_was_none(text: str) -> None:
    assert Earlier.NONE is earlier_instrument(application(earlier_instrument=text))
    assert [] == [*not_reoriented(application(earlier_instrument=text))]


@pytest.mark.parametrize(
    "text",
    [
        "nee", "Neen.", "0", "geen", "-", "n.v.t.", "ja", "?", "onbekend", "zie bijlage", "Zie de bijlage 2.",
        "nog te bezorgen", "volgt", "volgt nog", "wordt nog bezorgd", "to follow", "see annex", "12",
    ],
)  # fmt: skip
def test_an_answer_without_an_explanation_explains_nothing(text: str) -> None:
    each = application(earlier_instrument="VIS 2012", reorientation=text)
    assert [f"earlier instrument “VIS 2012”: reorientation “{text}” explains nothing"] == [
        *not_reoriented(each)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Anders.", "Nee, want wij bouwen voort op COOCK.", "Van VIS naar een cluster, zie bijlage 2.",
        "Er volgt een andere werking.", "Geen overlap met het VIS-traject.",
    ],
)  # fmt: skip
def test_a_sentence_is_an_explanation(text: str) -> None:
    assert [] == [*not_reoriented(application(earlier_instrument="VIS 2012", reorientation=text))]


@pytest.mark.parametrize("text", ["VIS-traject", "ja", "1", "geen VIS maar COOCK", "WAAR"])
def test_anything_else_is_that_there_was_one(text: str) -> None:
    assert Earlier.ONE is earlier_instrument(application(earlier_instrument=text))


@pytest.mark.parametrize(
    ("asked", "total", "is_needed", "n"),
    [
        (150_00, 300_00, True, 2),
        (0, 0, True, 2),
        (0, 300_000_00, True, 1),
        (0, 0, False, 0),
        (150_00, None, False, 1),
        (1_000_00, 1_000_00, True, 0),
        (None, None, True, 0),
    ],
)
def test_next_to_nothing_is_told(asked: int | None, total: int | None, is_needed: bool, n: int) -> None:
    each = application(requested_support=asked, total_budget=total)
    assert n == len([*next_to_nothing(each, is_support_needed=is_needed)])


@pytest.mark.parametrize(
    ("due", "deadline", "last", "said"),
    [
        ("2015-12-18T16:00:00+00:00", "2016-02-01", "2015-12-01", "before applications were due (18"),
        ("", "2016-02-01T12:00:00+00:00", "2015-12-01", "before the deadline of the jury (1"),
        ("", "", "2015-12-01", "before the last one of this call (1"),
    ],
)
def test_a_submission_of_years_before_is_told(due: str, deadline: str, last: str, said: str) -> None:
    (words,) = long_before("2006-11-30T12:00:00+00:00", due=due, deadline=deadline, last=last)
    assert said in words.replace("\u00a0", " ")


@pytest.mark.parametrize("submitted", ["2015-01-05", "2015-12-18T16:00:00+00:00", "", "gisteren"])
def test_a_submission_of_that_year_or_none_is_not(submitted: str) -> None:
    assert [] == [*long_before(submitted, due="2015-12-18", deadline="", last="")]
    assert [] == [*long_before(submitted, due="", deadline="", last="")]


def test_a_submission_before_the_call_opened_is_told() -> None:
    (words,) = before_opening("2015-04-12", "2015-10-30")
    assert words == "submitted on 12 April 2015, before the call opened (30 October 2015)"


@pytest.mark.parametrize(
    ("submitted", "opens_on"),
    [("2015-10-30", "2015-10-30"), ("2015-10-29", ""), ("", "2015-10-30"), ("gisteren", "2015-10-30")],
)
def test_from_the_day_of_the_opening_on_nothing_is_said_of_it(submitted: str, opens_on: str) -> None:
    assert [] == [*before_opening(submitted, opens_on)]


def test_the_last_submission_is_the_latest_that_is_a_day() -> None:
    moments = ("2015-11-30T10:00:00+00:00", "gisteren", "", "2015-12-01")
    assert "2015-12-01" == last_submission(application(submitted_at=each) for each in moments)
