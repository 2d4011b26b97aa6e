"""Amounts, days and hours in every form that is usual in Belgium stand in a text without names as they were written."""

from __future__ import annotations

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from evalapp.reports.screening.screen import screen_of

SCREEN = screen_of(
    frozenset({"An Peeters", "Karel De Backer"}), frozenset(), frozenset(), frozenset({"J-01"})
)

amounts = st.integers(0, 9_999_999_999)
days = st.dates(date(1990, 1, 1), date(2049, 12, 31))
BEFORE = st.sampled_from(["Het gaat om ", "(", "van ", ""])
AFTER = st.sampled_from([".", ", 5 punten", ")", " voor A-15", ""])


def _amount(euro: int, how: int) -> str:
    grouped = [f"{euro:,}".replace(",", mark) for mark in (".", " ", "\u00a0", "\u202f", "")]
    forms = [f"{lead}{each}{tail}" for each in grouped for lead, tail in _AROUND]
    return forms[how % len(forms)]


_AROUND = (
    ("€ ", ""),
    ("€", ",50"),
    ("", " euro"),
    ("", " EUR"),
    ("EUR ", ",00"),
    ("€\u00a0", ",-"),
    ("", "€"),
    ("+ € ", ""),
)


@given(amounts, st.integers(0, 99), BEFORE, AFTER)
def test_an_amount_stays(euro: int, how: int, before: str, after: str) -> None:
    said = f"{before}{_amount(euro, how)}{after}"
    assert said == SCREEN.screened(said)


_DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%Y-%m-%d", "%d/%m/%y", "%d–%m–%Y", "%d / %m / %Y")
_HOURS = ("", " %H.%M", " %H:%M", " om %H.%M uur", " %Hu%M", " %H u.", "T%H:%M:%S", " - %H.%M")


@given(days, st.times(), st.sampled_from(_DAYS), st.sampled_from(_HOURS), BEFORE, AFTER)
def test_a_day_with_or_without_its_hour_stays(
    day: date, hour: time, form: str, told: str, before: str, after: str
) -> None:
    said = f"{before}{day.strftime(form)}{hour.strftime(told)}{after}"
    assert said == SCREEN.screened(said)


@given(days, days, st.sampled_from(_DAYS[:3]), st.sampled_from([" - ", "-", "–", " tot ", " / "]))
def test_a_stretch_of_days_stays(first: date, last: date, form: str, to: str) -> None:
    said = f"{first.strftime(form)}{to}{last.strftime(form)}"
    assert said == SCREEN.screened(said)


@given(st.lists(st.times(), min_size=2, max_size=5), st.sampled_from([" - ", "-", "–", " ", " tot "]))
def test_rows_of_hours_stay(hours: list[time], to: str) -> None:
    said = to.join(each.strftime("%H.%M") for each in hours)
    assert said == SCREEN.screened(said)
