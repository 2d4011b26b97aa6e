"""What is said beside a proposal and keeps nothing back."""

from __future__ import annotations

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.operations.deciding.cautions import asks_nothing, cautions, past_days

AT = "2016-07-13T22:30:00.000+00:00"  # in Brussels it is the fourteenth already


def until(*days: str) -> list[Condition]:
    return [Condition(text="Een pact.", until=each) for each in days]


def test_days_that_are_past_are_said_each_once() -> None:
    assert past_days(until("2016-07-13", "2016-07-13", "2016-07-12", "2016-07-14"), AT) == (
        "A condition is to be met by 13 July 2016 and 12 July 2016, which is past; check the day."
    )


def test_of_today_of_a_day_to_come_and_of_none_nothing_is_said() -> None:
    assert past_days(until("2016-07-14", "2016-07-15", ""), AT) == ""


def test_a_return_without_a_condition_says_what_its_reason_has_to_say() -> None:
    assert "let the reason say what the applicant is to complete" in asks_nothing(Proposal.RETURN, ())
    assert asks_nothing(Proposal.RETURN, until("")) == ""
    assert asks_nothing(Proposal.APPROVE, ()) == ""
    assert asks_nothing(None, ()) == ""


def test_both_are_told_together() -> None:
    assert cautions(Proposal.APPROVE, until("2016-07-13"), AT) == past_days(until("2016-07-13"), AT)
    assert cautions(Proposal.REJECT, (), AT) == ""
