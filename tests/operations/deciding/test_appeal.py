"""The last day for an appeal: sixty days after an applicant was told, as the decree of the Regent counts them."""

from __future__ import annotations

from datetime import date

import pytest

from evalapp.domain.deciding.values import Channel
from evalapp.operations.deciding.appeal import is_working_day, last_day_for_appeal, told_on


def registered(sent: str, received: str = "") -> tuple[str, str]:
    day = date.fromisoformat(sent)
    proof = date.fromisoformat(received) if received else None
    told = told_on(sent=day, channel=Channel.REGISTERED, received=proof)
    last = last_day_for_appeal(sent=day, channel=Channel.REGISTERED, received=proof)
    return str(told), str(last)


def test_a_registered_letter_before_the_national_holiday() -> None:
    assert ("2016-07-22", "2016-09-20") == registered("2016-07-18")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ("2016-09-05", "2016-09-08"),  # Monday: Tuesday, Wednesday, Thursday
        ("2016-09-08", "2016-09-13"),  # Thursday: Friday, Monday, Tuesday
        ("2016-09-10", "2016-09-14"),  # on a Saturday
        ("2016-03-24", "2016-03-30"),  # Thursday before Easter: not on Easter Monday
        ("2016-05-04", "2016-05-10"),  # over Ascension Day
        ("2016-05-13", "2016-05-19"),  # over Whit Monday
        ("2016-10-28", "2016-11-03"),  # over All Saints
        ("2016-12-22", "2016-12-27"),  # Christmas on a Sunday; Boxing Day is none of the statutory holidays
        ("2015-12-30", "2016-01-05"),  # into another year
    ],
)
def test_the_third_working_day_after_sending(sent: str, told: str) -> None:
    assert told == registered(sent)[0]


def test_a_receipt_proves_another_day() -> None:
    assert ("2016-07-19", "2016-09-19") == registered(
        "2016-07-18", "2016-07-19"
    )  # 17 September is a Saturday
    assert ("2016-08-01", "2016-09-30") == registered("2016-07-18", "2016-08-01")


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2016-07-20", "2016-09-19"),  # a Sunday
        ("2016-01-28", "2016-03-29"),  # Easter Sunday, then Easter Monday
        ("2016-09-12", "2016-11-14"),  # Armistice Day on a Friday
        ("2016-05-22", "2016-07-22"),  # the national holiday
        ("2016-03-17", "2016-05-17"),  # Whit Monday
    ],
)
def test_a_last_day_that_is_no_working_day_moves_to_the_next(received: str, last: str) -> None:
    assert last == registered("2016-01-04", received)[1]


@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.EMAIL])
def test_what_proves_no_day_has_no_last_day(channel: Channel) -> None:
    sent = date(2016, 7, 18)
    assert told_on(sent=sent, channel=channel, received=None) is None
    assert last_day_for_appeal(sent=sent, channel=channel, received=None) is None
    assert last_day_for_appeal(sent=sent, channel=channel, received=sent) == date(2016, 9, 16)


def test_holidays_of_banks_and_of_the_communities_are_working_days() -> None:
    assert is_working_day(date(2016, 7, 11))
    assert is_working_day(date(2016, 12, 26))
    assert not is_working_day(date(2016, 3, 28))
